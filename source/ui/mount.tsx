// Puts the app on a terminal and takes it off again; the program's state outlives both.
import {render} from 'ink';
import {Component, type ReactNode} from 'react';
import type {Place} from '../core/place.js';
import {Drawing, type SessionProgram} from './app.js';
import {themeOf} from './theme.js';

export type Streams = {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream};

export type Mounted = {
	/** Resolves when everything is written and the keyboard is free. */
	readonly unmount: () => Promise<void>;
};

export type MountOptions = {
	readonly hasColour: boolean;
	readonly isUnicode: boolean;
	readonly linkOf?: ((place: Place) => string | undefined) | undefined;
	/** Drawing has failed: nothing more is drawn. */
	readonly onCrash: (error: unknown) => void;
};

export function mount(program: SessionProgram, {stdin, stdout}: Streams, {onCrash, ...look}: MountOptions): Mounted {
	const instance = render(
		<Guard onCrash={onCrash}>
			<Drawing program={program} theme={themeOf(look)} />
		</Guard>,
		{
			stdin,
			stdout,
			// Ctrl-C is a key like any other: update decides, and the terminal is given back first.
			exitOnCtrlC: false,
			patchConsole: false,
		},
	);
	const exited = instance.waitUntilExit().catch(onCrash);
	return {
		async unmount() {
			instance.unmount();
			await exited;
		},
	};
}

type GuardProps = {readonly onCrash: (error: unknown) => void; readonly children: ReactNode};

/** Ink would print the whole stack, and the source around it. */
class Guard extends Component<GuardProps, {readonly isBroken: boolean}> {
	override state = {isBroken: false};

	static getDerivedStateFromError(): {readonly isBroken: boolean} {
		return {isBroken: true};
	}

	override componentDidCatch(error: unknown): void {
		this.props.onCrash(error);
	}

	override render(): ReactNode {
		return this.state.isBroken ? null : this.props.children;
	}
}
