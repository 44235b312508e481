// The compound commands of a POSIX shell that are open while a script is scanned: what runs when, and bodies that must not be left empty.
import type {Span} from '../../core/place.js';
import {commandSpan} from './lines.js';
import {type Condition, either, opposite, under, unknown} from './posix-conditions.js';
import {type AssignmentEvent, type Context, top} from './script.js';

const mostFrames = 200;

/** The only command of a body, and what it assigns. */
export type Only = {readonly event: AssignmentEvent; readonly command: Span};

/** One compound command that is open: if, case, a loop, { … }, ( … ). */
export type Frame = {
	readonly kind: 'if' | 'case' | 'loop' | 'brace' | 'paren';
	readonly start: number;
	/** Of the and-or list that it stands in. */
	readonly before: Context;
	/** Of the compound as a whole. */
	readonly outer: Context;
	/** Of the commands that come now. */
	context: Context;
	/** `if` and loops: between `if` and `then`. `case`: before a pattern's `)`. */
	isHead: boolean;
	condition: Condition;
	/** `if`: what the branches so far came to, together. */
	seen: Condition;
	hasBranches: boolean;
	/** Commands of the body that is open, and the only one's events, if taking them out would empty it. */
	commands: number;
	only: readonly Only[];
	/** `case $- in`. */
	isAboutShell: boolean;
	/** `for NAME in folder/*`: runs for whatever files are there. */
	isOverFiles: boolean;
};

export class Nesting {
	readonly #text: string;
	readonly #frames: Frame[] = [];
	/** Of the and-or list that is open. */
	link: Context = top;
	/** What the last command came to. */
	last: Condition = unknown;

	constructor(text: string) {
		this.#text = text;
	}

	get frame(): Frame | undefined {
		return this.#frames.at(-1);
	}

	get context(): Context {
		return this.frame?.context ?? top;
	}

	/** A new and-or list. */
	restart(): void {
		this.link = this.context;
		this.last = unknown;
	}

	open(kind: Frame['kind'], start: number, outer: Context): Frame | undefined {
		if (this.#frames.length >= mostFrames) {
			return undefined;
		}
		const frame: Frame = {
			kind,
			start,
			before: this.link,
			outer,
			context: outer,
			isHead: kind === 'if' || kind === 'loop' || kind === 'case',
			condition: {kind: 'true'},
			seen: {kind: 'false'},
			hasBranches: false,
			commands: 0,
			only: [],
			isAboutShell: false,
			isOverFiles: false,
		};
		this.#frames.push(frame);
		this.restart();
		return frame;
	}

	/** `then`, `do`, and the `)` of a pattern. */
	body(frame: Frame, context: Context): void {
		frame.isHead = false;
		frame.context = context;
		frame.commands = 0;
		frame.only = [];
		this.restart();
	}

	/** `then` and `do`. */
	enter(frame: Frame): void {
		if (frame.kind === 'loop') {
			this.body(frame, frame.isOverFiles ? frame.outer : under(frame.outer, unknown));
			return;
		}
		this.body(frame, under(under(frame.outer, opposite(frame.seen)), frame.condition));
		frame.seen = either(frame.seen, frame.condition);
	}

	/** `else` and `elif`. */
	branch(frame: Frame, isElse: boolean): void {
		this.#endBody(frame, true);
		const base = under(frame.outer, opposite(frame.seen));
		frame.hasBranches = true;
		if (isElse) {
			this.body(frame, base);
		} else {
			frame.isHead = true;
			frame.condition = {kind: 'true'};
			frame.context = base;
			this.restart();
		}
	}

	close(kind: Frame['kind'], end: number): void {
		const index = this.#frames.findLastIndex((frame) => frame.kind === kind);
		const frame = this.#frames[index];
		if (!frame) {
			return;
		}
		this.#frames.length = index;
		this.#endBody(frame, frame.hasBranches || frame.kind !== 'if');
		// An `if` with nothing else in it goes as a whole.
		const isGone = frame.kind === 'if' && !frame.hasBranches && frame.commands === 1 && frame.only.length > 0;
		const command = {start: frame.start, end};
		for (const {event} of isGone ? frame.only : []) {
			event.statement = commandSpan(this.#text, command);
		}
		this.count(isGone ? frame.only.map(({event}) => ({event, command})) : []);
		this.link = frame.before;
		this.last = unknown;
	}

	/** A command of the body that is open: its events, if nothing is left of it without them. */
	count(events: readonly Only[]): void {
		const {frame} = this;
		if (frame && !frame.isHead) {
			frame.commands += 1;
			frame.only = events;
		}
	}

	/** A body that would be empty without its only assignment keeps a ":". */
	#endBody(frame: Frame, mustStay: boolean): void {
		if (frame.commands === 1 && frame.kind !== 'case' && mustStay) {
			for (const {event, command} of frame.only) {
				event.statement = command;
				event.leave = ':';
			}
			frame.only = [];
		}
	}
}
