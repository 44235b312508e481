// The app on a made-up terminal of a given size, driven like a person would: see, then press.
import {render} from 'ink-testing-library';
import {Fragment} from 'react';
import stringWidth from 'string-width';
import {expect} from 'vitest';
import {createProgram} from '../../source/core/session/program.js';
import {
	type Effect,
	init,
	type Message,
	type SessionOptions,
	type State,
	update,
	visibleState,
} from '../../source/core/session.js';
import {Drawing} from '../../source/ui/app.js';
import {arrange, type ViewRow} from '../../source/ui/arrange.js';
import {footOf} from '../../source/ui/footer.js';
import {widthOf} from '../../source/ui/lines.js';
import {viewOf} from '../../source/ui/screens/index.js';
import {themeOf} from '../../source/ui/theme.js';
import {sessionOptions} from './diagnosis.js';

export const keys = {
	up: '\u001B[A',
	down: '\u001B[B',
	enter: '\r',
	escape: '\u001B',
	interrupt: '\u0003',
	pageDown: '\u001B[6~',
	end: '\u001B[F',
	backspace: '\u007F',
} as const;

export type Size = {readonly columns: number; readonly rows: number};

export type Screen = {
	frame(): string;
	state(): State;
	/** Waits for text on the screen. */
	sees(text: string): Promise<string>;
	/** Writes keys to the terminal, in one read, and waits until they are drawn. */
	press(...typed: readonly string[]): Promise<void>;
	send(message: Message): Promise<void>;
	resize(size: Size): Promise<void>;
	readonly effects: readonly Effect[];
	close(): void;
};

export async function openScreen(
	{columns, rows}: Size,
	{
		options,
		from,
		perform = () => {},
		isUnicode = true,
	}: {
		readonly options?: Partial<SessionOptions>;
		readonly from?: State;
		readonly isUnicode?: boolean;
		readonly perform?: (effect: Effect, send: (message: Message) => void) => void;
	} = {},
): Promise<Screen> {
	const effects: Effect[] = [];
	const program = createProgram<State, Message, Effect>({
		init: from ? [from, []] : init(sessionOptions(options)),
		update,
		perform(effect, send) {
			effects.push(effect);
			perform(effect, send);
		},
	});
	const app = <Drawing program={program} theme={themeOf({hasColour: false, isUnicode})} />;
	// The terminal has its size before anything is drawn on it.
	const {stdin, stdout, lastFrame, rerender, unmount} = render(<Fragment />);
	const resize = async (size: Size) => {
		for (const [name, value] of Object.entries(size)) {
			Object.defineProperty(stdout, name, {value, configurable: true});
		}
		stdout.emit('resize');
		rerender(app);
		await turn();
	};
	await resize({columns, rows});
	const frame = () => lastFrame() ?? '';
	return {
		frame,
		state: program.getState,
		async sees(text) {
			for (let tries = 0; tries < 200 && !frame().includes(text); tries++) {
				await turn();
			}
			if (!frame().includes(text)) {
				throw new Error(`"${text}" is not on the screen:\n${frame()}`);
			}
			await turn();
			return frame();
		},
		async press(...typed) {
			stdin.write(typed.join(''));
			// A lone Escape waits for one turn, whether more of a sequence follows.
			await turn();
			await turn();
			await turn();
		},
		async send(message) {
			program.send(message);
			await turn();
			await turn();
		},
		resize,
		effects,
		close: unmount,
	};
}

function turn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

/** No line is wider than the terminal, before it is drawn or after: Ink would cut it in silence. The last row is free. */
export function expectFits(screen: Screen, size: Size): void {
	const {columns, rows} = size;
	const lines = screen.frame().split('\n');
	expect(lines.length).toBeLessThan(rows);
	expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
	const state = visibleState(screen.state());
	const drawn = arrange(viewOf(state, size), state.screen.scroll, footOf(state, columns), size).rows;
	expect(drawn.filter((row) => widthOfRow(row) > columns)).toEqual([]);
}

/** Columns. */
export function widthOfRow(row: ViewRow): number {
	return row.kind === 'line'
		? widthOf(row.line)
		: 2 + stringWidth(`${row.mark ? `${row.mark.text} ` : ''}${row.label}${row.aside}`);
}
