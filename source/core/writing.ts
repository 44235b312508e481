// Lines of text for a terminal or a pipe: wrapped only where there is a terminal, coloured, linked; a command is never broken in two.
import wrapAnsi from 'wrap-ansi';
import {type Place, writePlace} from './place.js';

export type TextStyle = {
	/** Columns; infinite where nothing is wrapped. */
	readonly width: number;
	readonly isColoured: boolean;
	/** What the run was allowed besides the usual, as `--allow` takes it: a command that is printed needs the same. */
	readonly consents?: string;
	/** The URL that leads to a place, where the terminal has links. */
	readonly linkOf?: ((place: Place) => string | undefined) | undefined;
};

const colours = {error: 31, warning: 33, note: 2, good: 32, command: 36, bold: 1, dim: 2} as const;

export type Colour = keyof typeof colours;

export type Writer = {
	readonly lines: string[];
	/** Colours a text, where there are colours. */
	readonly paint: (text: string, colour: Colour) => string;
	/** A paragraph, wrapped. `most`: lines, the last of which then ends with an ellipsis. */
	readonly say: (text: string, indent?: number, most?: number) => void;
	/** One line that is never wrapped: something to paste, a line of a file. */
	readonly put: (text: string) => void;
	readonly place: (place: Place) => string;
	/** Something to type, in a sentence. */
	readonly command: (text: string) => string;
};

export function writerFor({width, isColoured, linkOf}: TextStyle): Writer {
	const lines: string[] = [];
	const paint = (text: string, colour: Colour): string =>
		isColoured ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
	return {
		lines,
		paint,
		say(text, indent = 0, most = Number.POSITIVE_INFINITY) {
			const all = wrapped(text, width - indent).split('\n');
			const shown =
				all.length > most
					? [...all.slice(0, most - 1), `${all[most - 1]?.trimEnd().replace(/[.,;:]{1,3}$/, '')}…`]
					: all;
			lines.push(...shown.map((line) => ' '.repeat(indent) + line));
		},
		put: (text) => void lines.push(text),
		command(text) {
			const held = text.replaceAll(' ', '\u00a0');
			return isColoured ? paint(held, 'command') : `\`${held}\``;
		},
		place(place) {
			const shown = writePlace(place);
			const url = linkOf?.(place);
			return url === undefined ? shown : linked(shown, url);
		},
	};
}

/** What stands between backticks, without them: in the colour of commands, where there are colours. */
export function paintedCode(text: string, isColoured: boolean): string {
	return text.replace(/`([^`\n]+)`/g, isColoured ? `\u001b[${colours.command}m$1\u001b[0m` : '$1');
}

/** OSC 8: a terminal that has links makes one of the text, and others show the text. */
export function linked(text: string, url: string, end = '\u001b\\'): string {
	return `\u001b]8;;${url}${end}${text}\u001b]8;;${end}`;
}

/** What no-break spaces hold together isn't broken, nor what stands between backticks and has room; they are spaces afterwards. */
export function wrapped(text: string, width: number): string {
	const held = text.replace(/`[^`\n]*`/g, (code) => (code.length > width ? code : code.replaceAll(' ', '\u00a0')));
	const lines = Number.isFinite(width) ? wrapAnsi(held, Math.max(20, width), {hard: false}) : held;
	return lines.replaceAll('\u00a0', ' ');
}
