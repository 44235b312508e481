// The way through a session that the tests of the demo share.
import {readdirSync} from 'node:fs';
import {expect} from 'vitest';
import {type Scratch, scratch} from '../helpers/built.js';
import {keys, openTerminal, type Size, type TerminalOptions, type TestTerminal} from '../helpers/terminal.js';

export type Walk = {readonly terminal: TestTerminal; readonly machine: Scratch};

/** `id`: a scenario of the demo. `of`: another program than the built one. */
export function openDemo(
	id: string,
	{of, ...options}: Partial<Size> & Pick<TerminalOptions, 'more'> & {of?: string} = {},
): Walk {
	const machine = scratch();
	const {more, ...size} = options;
	const instead = of === undefined ? {} : {instead: [of, 'demo', id] as const};
	return {
		machine,
		terminal: openTerminal(['demo', id], {scratch: machine, ...instead, ...size, more: {LANG: 'C.UTF-8', ...more}}),
	};
}

/** Screens in order, what is pressed on the one before, and what it shows. */
export const stations = {
	/** The answer, and the moment in which a key would not count is over. */
	answer: ['', /[❯>] Cure it/],
	why: ['w', /claude-fix [›>] Why/],
	back: [keys.escape, /[❯>] Cure it/],
	cured: [keys.enter, /Cured\s[\s\S]*[❯>] Leave/],
} as const;

export type Station = keyof typeof stations;

/** Walks on from the beginning to this screen; returns what it shows. */
export async function walkTo(station: Station, {terminal}: Walk): Promise<string> {
	let shown = '';
	for (const [name, [bytes, what]] of Object.entries(stations)) {
		shown = bytes === '' ? await terminal.shows(what) : await terminal.press(bytes, what);
		// A key that arrives in the first moment of an answer cures nothing: a person is slower.
		await terminal.rests(400);
		if (name === station) {
			break;
		}
	}
	return shown;
}

/** The program has ended with this code, the terminal is as it was, and nothing of the made-up machine is left. */
export async function expectGone({terminal, machine}: Walk, code: number | readonly number[]): Promise<void> {
	expect([code].flat()).toContain(await terminal.ended());
	expect(terminal.isCursorShown()).toBe(true);
	expect(terminal.raw().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(terminal.raw().lastIndexOf('\u001b[?2004h'));
	expect(terminal.raw().lastIndexOf('\u001b[?1049l')).toBeGreaterThanOrEqual(
		terminal.raw().lastIndexOf('\u001b[?1049h'),
	);
	expect(readdirSync(machine.temporary)).toEqual([]);
}
