// What a script does to variables, as steps in order: the common ground of the readers of every shell. Nothing is run.

import type {Span} from '../../core/place.js';
import type {Removal} from '../../core/readings.js';

/** A piece of a value: what it is can be told without running anything, or not. */
export type Part =
	/** `isQuoted`: a pattern takes it literally. */
	| {readonly kind: 'text'; readonly text: string; readonly isQuoted?: boolean}
	/** `$NAME`, and `${NAME:-word}` with `otherwise`; `isBlankToo`: the word also takes the place of an empty value (`:-`). */
	| {
			readonly kind: 'variable';
			readonly name: string;
			readonly otherwise?: readonly Part[];
			readonly isBlankToo?: boolean;
			/** `${NAME:+word}`: the word, if there is a value. */
			readonly instead?: readonly Part[];
			/** `${NAME:=word}`: the word becomes the value; `isAlways`: whatever it was (`::=`). */
			readonly assigns?: {
				readonly nameSpan: Span;
				readonly valueSpan: Span;
				readonly whole: Span;
				readonly isAlways: boolean;
			};
			readonly isQuoted?: boolean;
	  }
	/** Known only when the shell runs: `$(…)`, an array, arithmetic. `script` is what stands in `$(…)`. */
	| {
			readonly kind: 'computed';
			readonly script?: string;
			readonly isQuoted?: boolean;
			/** What is done besides to the variable that another one names: a command. */
			readonly indirect?: readonly Part[];
	  };

export type Parts = readonly Part[];

/** Where a statement of a language without blocks stands: whether it is run, and the files that have to exist for that. */
export type StatementContext = {
	readonly reach: 'top' | 'conditional' | 'function';
	readonly needs: readonly Need[];
};

/** A file that has to be there, or must not be. */
export type Need = {readonly path: Parts; readonly exists: boolean};

export const top: StatementContext = {reach: 'top', needs: []};

export type AssignmentEvent = Removal & {
	readonly kind: 'assignment';
	readonly name: string;
	readonly value: Parts;
	readonly effect: 'exports' | 'assigns' | 'unsets' | 'commented' | 'broken';
	/** Whose variable it is; undefined: the nearest that there is, else a global one. */
	readonly scope?: 'local' | 'function' | 'global' | 'universal';
	/** `NAME+=value`, or the other way round. */
	readonly joins?: 'append' | 'prepend';
	/** Only where there is no value yet; `blank`: or an empty one. */
	readonly onlyIf?: 'unset' | 'blank';
	/** What was exported stays so (`NAME=value` of POSIX shells, `set NAME value` of fish). */
	readonly keepsExport?: boolean;
	/** It can't be set from here on (`readonly`). */
	readonly locks?: boolean;
	/** zsh: `export NAME` of what isn't set. */
	readonly isBare?: boolean;
	/** It isn't exported from here on. */
	readonly isUnexported?: boolean;
	/** A function does it, which doesn't see the local variables of who calls it. */
	readonly isByFunction?: boolean;
	/** fish: a list that goes out with colons. */
	readonly isPath?: boolean;
	/** fish: how many values there are; undefined: one. */
	readonly values?: readonly Parts[];
	readonly context: StatementContext;
	readonly nameSpan: Span;
	readonly valueSpan: Span;
	readonly problem?: string;
};

export type SourceEvent = {
	readonly kind: 'source';
	readonly path: Parts;
	readonly context: StatementContext;
	/** Where it begins. */
	readonly start: number;
};

export type ScriptEvent =
	| AssignmentEvent
	/** `export NAME` without a value, `export -n NAME`. */
	| (Removal & {
			readonly kind: 'export';
			readonly name: string;
			readonly isOn: boolean;
			readonly context: StatementContext;
			readonly nameSpan: Span;
	  })
	/** Another file is read here. */
	| SourceEvent
	/** A command that the caller asked for by name. */
	| {
			readonly kind: 'command';
			readonly name: string;
			readonly args: readonly Parts[];
			readonly context: StatementContext;
			readonly start: number;
	  };

/** What a command or a test comes to. */
export type Test =
	| {readonly kind: 'is'; readonly value: boolean | undefined}
	/** As it was before: `set` of fish, `$?`. */
	| {readonly kind: 'kept'}
	/** Someone types. */
	| {readonly kind: 'interactive'}
	| {readonly kind: 'file'; readonly path: Parts; readonly as: 'file' | 'filled' | 'folder' | 'any' | 'unsure'}
	/** `-z`. */
	| {readonly kind: 'blank'; readonly text: Parts}
	/** `=`; of a pattern what isn't quoted in it counts. */
	| {readonly kind: 'same'; readonly text: Parts; readonly as: Parts; readonly isPattern: boolean}
	| {readonly kind: 'set'; readonly names: readonly string[]; readonly scope?: AssignmentEvent['scope']}
	| {readonly kind: 'number'; readonly one: Parts; readonly other: Parts; readonly operator: string}
	/** A program, function or builtin of that name can be run. */
	| {readonly kind: 'program'; readonly name: Parts; readonly isFile: boolean}
	/** Of a program: known where there is none of that name. */
	| {readonly kind: 'command'; readonly name: Parts}
	| {readonly kind: 'not'; readonly test: Test}
	| {readonly kind: 'all' | 'any'; readonly tests: readonly Test[]};

export const isTrue: Test = {kind: 'is', value: true};
export const isInteractive: Test = {kind: 'interactive'};
export const isFalse: Test = {kind: 'is', value: false};
export const isUnknown: Test = {kind: 'is', value: undefined};

/** One simple command: what it may call, what it does by itself, and what it comes to. */
export type Simple = {
	readonly kind: 'simple';
	readonly name: Parts | undefined;
	readonly args: readonly Parts[];
	readonly effects: readonly ScriptEvent[];
	readonly status: Test;
	/** As it is written, for a proof that an edit left it alone. */
	readonly words: readonly {readonly raw: string; readonly span: Span}[];
	readonly span: Span;
	readonly special?: Special;
	/** What it comes to hangs on what was there before it. */
	readonly isJudgedFirst?: boolean;
};

/** What a command does other than to variables. */
export type Special =
	/** `return`, `exit`, `break`, `continue`; `exec program`. */
	| {
			readonly kind: 'leave';
			readonly what: 'return' | 'exit' | 'break' | 'continue';
			readonly value: Test;
			readonly levels?: number;
	  }
	/** `until`: it counts for what is read behind this place. */
	| {
			readonly kind: 'alias';
			readonly name: string;
			readonly text: string | undefined;
			readonly steps: readonly ScriptStep[] | undefined;
			readonly until: number;
	  }
	/**
	 * `steps`, if the text is known exactly; else it may be known when it is run. `isAnyName`: it exports, and what can't be told may be
	 * any name. `isPerhaps`: some time, or never (`trap`).
	 */
	| {
			readonly kind: 'eval';
			readonly text: Parts;
			readonly steps?: readonly ScriptStep[];
			readonly isAnyName?: boolean;
			readonly isPerhaps?: boolean;
	  }
	/** From here on everything that is assigned is exported, or no longer; what `$1` and so on are. */
	| {readonly kind: 'sets'; readonly isExporting?: boolean; readonly given?: readonly Parts[]}
	/** An error that ends the reading of this file. */
	| {readonly kind: 'fatal'}
	/** `readonly NAME`: what it has it keeps. */
	| {readonly kind: 'locks'; readonly names: readonly string[]}
	/** Functions or aliases are gone from here on; `names` undefined: all. */
	| {
			readonly kind: 'forgets';
			readonly names: readonly string[] | undefined;
			readonly what: 'functions' | 'aliases' | 'both';
	  }
	/** Builtins are there no longer, or again. */
	| {readonly kind: 'disables'; readonly names: readonly string[]; readonly isOn: boolean}
	/** What is done to one variable is done to another (`declare -n`); `isChanged`: with another value (`typeset -T`). */
	| {readonly kind: 'stands'; readonly name: string; readonly for: Parts; readonly isChanged: boolean}
	/** A function that the shell calls by itself. */
	| {readonly kind: 'hooks'; readonly name: string}
	/** `local NAME`: a variable of the function, without a value yet. */
	| {readonly kind: 'hides'; readonly names: readonly string[]};

export type Compound =
	| Simple
	| {
			readonly kind: 'chain';
			readonly links: readonly {readonly when: 'always' | 'and' | 'or'; readonly step: ScriptStep}[];
	  }
	| {readonly kind: 'not'; readonly step: ScriptStep}
	/** How many of its commands run in this shell: `cat x | while read y`. */
	| {readonly kind: 'pipe'; readonly steps: readonly ScriptStep[]; readonly here: 'none' | 'last' | 'all'}
	| {
			readonly kind: 'if';
			readonly branches: readonly {readonly test: readonly ScriptStep[]; readonly body: readonly ScriptStep[]}[];
			readonly otherwise: readonly ScriptStep[];
	  }
	| {
			readonly kind: 'while';
			readonly test: readonly ScriptStep[];
			readonly isUntil: boolean;
			readonly body: readonly ScriptStep[];
	  }
	/** `values` undefined: they can't be told. */
	| {
			readonly kind: 'for';
			readonly name: string;
			/** zsh: others that get the values behind it, in turn. */
			readonly others?: readonly {readonly name: string; readonly nameSpan: Span}[];
			/** Where it stands, if what it gets stays behind the loop. */
			readonly nameSpan?: Span;
			readonly values: readonly Parts[] | undefined;
			/** All of them are patterns for names of files. */
			readonly isOverFiles: boolean;
			readonly body: readonly ScriptStep[];
	  }
	| {
			readonly kind: 'case';
			readonly subject: Parts;
			readonly branches: readonly {
				readonly patterns: readonly Parts[];
				readonly body: readonly ScriptStep[];
				/** `;&` goes on with the next body, `;;&` with the next pattern. */
				readonly goesOn: 'no' | 'body' | 'pattern';
			}[];
	  }
	| {readonly kind: 'group'; readonly body: readonly ScriptStep[]; readonly isApart: boolean}
	| {
			readonly kind: 'function';
			readonly name: string;
			readonly body: readonly ScriptStep[];
			readonly parameters?: readonly string[];
			/** The shell calls it by itself. */
			readonly isHook?: boolean;
	  }
	/** A function without a name, which is run where it stands. */
	| {readonly kind: 'call'; readonly body: readonly ScriptStep[]; readonly args: readonly Parts[]}
	/** Not run where it stands: a here-document, an alias. */
	| {readonly kind: 'aside'; readonly body: readonly ScriptStep[]}
	/** Reading stops here: there is more than can be looked at. */
	| {readonly kind: 'cut'; readonly why: string};

export type ScriptStep = ScriptEvent | Compound;

export type ScanOptions = {
	/** Commands that are told as events. */
	readonly commands?: ReadonlySet<string>;
	/** The script begins as if after `set -a`. */
	readonly isExporting?: boolean;
	/** Which shell reads it: bash, zsh, sh, fish. */
	readonly shell?: string;
};

/** `"$@"`, as words in quotes. */
export const allWords = '@';

/** Texts within texts that are looked into. */
export const mostInside = 3;

export type Scanner = (text: string, options?: ScanOptions) => readonly ScriptStep[];

/** A name gets a value that can't be told: `read`, `printf -v`. What would loop for ever without the command ends at once. */
export function filled(
	name: string,
	span: Span,
	removal: Removal,
	more: Partial<AssignmentEvent> = {},
): AssignmentEvent {
	return {
		kind: 'assignment',
		name,
		value: [{kind: 'computed'}],
		effect: 'assigns',
		keepsExport: true,
		context: top,
		...ending(removal),
		nameSpan: span,
		valueSpan: {start: span.end, end: span.end},
		...more,
	};
}

function ending(removal: Removal): Removal {
	const {leave, among} = removal;
	return among
		? {...removal, among: {names: among.names, ...ending(among)}}
		: {...removal, ...(leave && leave !== nobody && {leave: 'false'})};
}

/** A command that can't go without the other names that it fills. */
export function oneOf(count: number, {start}: Span, whole: Removal): Removal {
	return count === 1 ? whole : {statement: {start, end: start}, among: {names: count, ...whole}};
}

/** Names that receive what a command reads. Another one takes the place of each: whoever reads on shall get what he gets now. */
export function receiving(
	words: readonly (Span & {readonly parts: Parts})[],
	more: Partial<AssignmentEvent> = {},
): readonly AssignmentEvent[] {
	return words.flatMap(({parts, start, end}) => {
		const name = nameIn(parts);
		return name === undefined || name === nobody
			? []
			: [filled(name, {start, end}, {statement: {start, end}, leave: nobody}, more)];
	});
}

/** A word that is a name as it stands. */
export function nameIn(parts: Parts): string | undefined {
	const text = literalText(parts);
	return text !== undefined && /^[A-Za-z_]\w*$/.test(text) ? text : undefined;
}

/** A variable of every shell that nobody reads. */
export const nobody = '_';

export function literalText(parts: Parts): string | undefined {
	let text = '';
	for (const part of parts) {
		if (part.kind !== 'text') {
			return undefined;
		}
		text += part.text;
	}
	return text;
}

/** The steps that stand in a step, in the order of the text. */
export function childrenOf(step: ScriptStep): readonly ScriptStep[] {
	switch (step.kind) {
		case 'simple':
			return [...step.effects, ...innerOf(step)];
		case 'chain':
			return step.links.map((link) => link.step);
		case 'not':
			return [step.step];
		case 'pipe':
			return step.steps;
		case 'if':
			return [...step.branches.flatMap(({test, body}) => [...test, ...body]), ...step.otherwise];
		case 'while':
			return [...step.test, ...step.body];
		case 'case':
			return step.branches.flatMap(({body}) => body);
		case 'for':
		case 'group':
		case 'function':
		case 'call':
		case 'aside':
			return step.body;
		default:
			return [];
	}
}

/** What is written inside of a word of a command: `eval '…'`, `alias x='…'`. */
function innerOf({special}: Simple): readonly ScriptStep[] {
	return special?.kind === 'eval' || special?.kind === 'alias' ? (special.steps ?? []) : [];
}

/** Every event of a script in the order of its text, wherever it stands; `isAll` false: not in what has to be called first. */
export function* eventsOf(steps: readonly ScriptStep[], isAll = true): Generator<ScriptEvent> {
	for (const step of steps) {
		if (isEvent(step)) {
			yield step;
		} else if (isAll || (step.kind !== 'function' && step.kind !== 'aside')) {
			yield* eventsOf(childrenOf(step), isAll);
		}
	}
}

export function assignmentEvents(steps: readonly ScriptStep[], isAll = true): readonly AssignmentEvent[] {
	return [...eventsOf(steps, isAll)].filter((event) => event.kind === 'assignment');
}

export function isEvent(step: ScriptStep): step is ScriptEvent {
	return step.kind === 'assignment' || step.kind === 'export' || step.kind === 'source' || step.kind === 'command';
}
