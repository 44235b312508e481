// Puts the app on a terminal and takes it off again; the program's state outlives both.
import {render} from 'ink';
import {App, type SessionProgram} from './app.js';
import {themeOf} from './theme.js';

export {createProgram} from './program.js';

export type Streams = {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream};

export type Mounted = {
	/** Resolves when everything is written and the keyboard is free. `isErased`: nothing of it stays on the screen. */
	readonly unmount: (options?: {readonly isErased?: boolean}) => Promise<void>;
};

export function mount(program: SessionProgram, {stdin, stdout}: Streams, hasColour: boolean): Mounted {
	const instance = render(<App program={program} theme={themeOf(hasColour)} />, {
		stdin,
		stdout,
		// Ctrl-C is a key like any other: update decides, and the terminal is given back first.
		exitOnCtrlC: false,
		patchConsole: false,
	});
	const exited = instance.waitUntilExit();
	return {
		async unmount({isErased = false} = {}) {
			if (isErased) {
				instance.clear();
			}
			instance.unmount();
			await exited.catch(() => {});
		},
	};
}
