// What a test comes to in a new shell, as far as variables and files tell.
import {fitsPattern, patternOf} from './patterns.js';
import type {Parts, Test} from './script.js';
import {amongst, both, either, opposite, type Truth, truthOf} from './truth.js';
import type {Text} from './values.js';

export type ConditionGrounds = {
	/** Every text that a word may be here. */
	texts(parts: Parts): readonly Text[];
	readonly isInteractive: boolean;
	/** Of the last command. */
	last(): Promise<Truth>;
	isSet(name: string, test: Extract<Test, {kind: 'set'}>): Truth;
	/** What is at a path, links followed; undefined: nothing. */
	kindAt(path: string): Promise<'file' | 'empty file' | 'folder' | 'other' | 'unknown' | undefined>;
	program(name: string, isFile: boolean): Promise<Truth>;
	/** What running it comes to. */
	command(name: string): Promise<Truth>;
};

export async function evaluate(test: Test, grounds: ConditionGrounds): Promise<Truth> {
	switch (test.kind) {
		case 'is':
			return truthOf(test.value);
		case 'kept':
			return grounds.last();
		case 'interactive':
			return truthOf(grounds.isInteractive);
		case 'not':
			return opposite(await evaluate(test.test, grounds));
		case 'all':
		case 'any': {
			let truth: Truth = test.kind === 'all' ? 'yes' : 'no';
			for (const one of test.tests) {
				const next = await evaluate(one, grounds);
				truth = test.kind === 'all' ? both(truth, next) : either(truth, next);
			}
			return truth;
		}
		case 'set':
			return test.names.map((name) => grounds.isSet(name, test)).reduce(both, 'yes');
		case 'file':
			return inEach(grounds.texts(test.path), async ({text}) => {
				const kind = text ? await grounds.kindAt(text) : undefined;
				if (kind === undefined && text !== undefined) {
					return 'no';
				}
				const isFile = kind === 'file' || kind === 'empty file';
				switch (kind === 'unknown' || text === undefined ? 'unsure' : test.as) {
					case 'any':
						return 'yes';
					case 'file':
						return truthOf(isFile);
					case 'filled':
						return kind === 'folder' ? 'likely' : truthOf(kind === 'file');
					case 'folder':
						return truthOf(kind === 'folder');
					default:
						return 'unknown';
				}
			});
		case 'blank':
			return inEach(grounds.texts(test.text), async ({text, isFilled}) =>
				isFilled ? 'no' : truthOf(text === undefined ? undefined : text === ''),
			);
		case 'program':
			return inEach(grounds.texts(test.name), async ({text}) =>
				text ? grounds.program(text, test.isFile) : 'unknown',
			);
		case 'command':
			return inEach(grounds.texts(test.name), async ({text}) => (text ? grounds.command(text) : 'unknown'));
		case 'number':
			return inEach(grounds.texts(test.one), ({text: one}) =>
				inEach(grounds.texts(test.other), async ({text: other}) => truthOf(compare(one, test.operator, other))),
			);
		case 'same':
			if (isOptions(test.text)) {
				// Of `$-` no more is known than whether an "i" is in it.
				const pattern = test.as.map((part) => (part.kind === 'text' ? part.text : '?')).join('');
				return /^\*+$/.test(pattern) ? 'yes' : /^\*i\*?$/.test(pattern) ? truthOf(grounds.isInteractive) : 'unknown';
			}
			return inEach(grounds.texts(test.text), async (one) => {
				if (test.isPattern) {
					const pattern = patternOf(test.as, (part) => only(grounds.texts(part)));
					const isAnything = pattern !== undefined && /^\*+$/.test(pattern);
					return isAnything
						? 'yes'
						: truthOf(one.text === undefined || pattern === undefined ? undefined : fitsPattern(one.text, pattern));
				}
				return inEach(grounds.texts(test.as), async (other) => {
					if (one.text === undefined || other.text === undefined) {
						const differs = (one.text === '' && other.isFilled) || (other.text === '' && one.isFilled);
						return differs ? 'no' : 'unknown';
					}
					return truthOf(one.text === other.text);
				});
			});
	}
}

/** `$-`. */
export function isOptions(parts: Parts): boolean {
	const [only, ...more] = parts.filter((part) => part.kind !== 'text' || part.text !== '');
	return only?.kind === 'computed' && only.script === '$-' && more.length === 0;
}

async function inEach(texts: readonly Text[], judge: (text: Text) => Promise<Truth>): Promise<Truth> {
	const cases: {truth: Truth; isLikely: boolean}[] = [];
	for (const text of texts) {
		cases.push({truth: await judge(text), isLikely: text.isLikely});
	}
	return amongst(cases);
}

function only(texts: readonly Text[]): string | undefined {
	return texts.length === 1 ? texts[0]?.text : undefined;
}

function compare(one: string | undefined, operator: string, other: string | undefined): boolean | undefined {
	const isNumber = /^\s*-?\d{1,15}\s*$/;
	if (one === undefined || other === undefined || !isNumber.test(one) || !isNumber.test(other)) {
		return undefined;
	}
	const [left, right] = [Number(one), Number(other)];
	switch (operator) {
		case 'eq':
			return left === right;
		case 'ne':
			return left !== right;
		case 'lt':
			return left < right;
		case 'le':
			return left <= right;
		case 'gt':
			return left > right;
		case 'ge':
			return left >= right;
		default:
			return undefined;
	}
}
