// Reads the facts of a text in one pass over its lines: what is a report in it, what was asked, what was answered, and by which program.
import {bodiesIn} from './bodies.js';
import {leak, settingsForm} from './data/line-forms.js';
import {isOwnHost} from './data/parties.js';
import {otherName, ownFrame} from './data/request-forms.js';
import {type Line, readLines} from './lines.js';
import {requestIn, variablesIn} from './request.js';
import {clientIn, codesIn, namedStatusIn, shellIn, statusesIn} from './signs.js';
import {tidyText} from './tidy.js';
import {type Tight, tightened, unwrapped} from './tight.js';
import type {Facts} from './types.js';

export type TextReading = Facts & {
	readonly lines: readonly Line[];
	/** The lines that may report something, as letters and digits. */
	readonly tight: Tight;
	/** The same as text, lower case, put together where a window may have broken it. */
	readonly reported: string;
	/** Claude Code or another client of Anthropic's: a line begins as its errors do, or a frame of the stack is in its code. */
	readonly isOwn: boolean;
	/** Whose code a frame of the stack is in, where no one else speaks: it may only have passed on what went wrong. */
	readonly otherFrame: string | null;
	/** By its name, where no number stands. */
	readonly namedStatus: number | null;
	/** A host of code found an Anthropic key in what was pushed to it. */
	readonly isLeak: boolean;
	/** Names a machine that is not Anthropic's. */
	readonly namesOther: boolean;
	/** Something in it may be an answer. */
	readonly hasAnswer: boolean;
	readonly isCut: boolean;
};

export function readText(text: string): TextReading {
	const {lines: all, isCut} = tidyText(text);
	const lines = readLines(all);
	const ofKind = (...kinds: readonly Line['kind'][]) =>
		lines.filter(({kind}) => kinds.includes(kind)).map((line) => line.text);
	const answers = ofKind('report');
	const reports = ofKind('report', 'command');
	const joined = unwrapped(answers);
	const whole = `${answers.join('\n')}\n${joined}`;
	const statuses = statusesIn(whole);
	const bodies = bodiesIn(joined);
	const request = requestIn(lines);
	const kept = lines
		.filter(({kind, text: line}) => kind !== 'elsewhere' && (kind !== 'mention' || settingsForm.test(line)))
		.map((line) => line.text);
	return {
		lines,
		tight: tightened(
			lines
				.filter(({kind}) => kind === 'report' || kind === 'told')
				.map(({text, kind, isFact}) => ({text, grade: kind === 'told' ? 0 : isFact ? 2 : 1})),
		),
		reported: unwrapped(reports).toLowerCase(),
		statuses,
		namedStatus: statuses.length > 0 ? null : namedStatusIn(whole),
		bodies,
		request,
		variables: variablesIn(kept),
		codes: codesIn(whole),
		// The runner's mark is gone from the lines.
		client: clientIn(`${text.includes('##[error]') ? '##[error]' : ''}${kept.join('\n')}`),
		hasRequestId:
			bodies.some((body) => body.hasRequestId) || /\breq_0?1[A-Za-z0-9]{4}|request[-_ ]id["': ]{1,4}req_/.test(whole),
		shell: shellIn(reports),
		other: lines.find(({whose, kind}) => whose !== undefined && kind !== 'frame')?.whose ?? null,
		otherFrame: lines.find(({whose}) => whose !== undefined)?.whose ?? null,
		isOwn:
			/(?:^|\n|[·.:|>)"'] ?)API Error(?::| \()/.test(whole) || ofKind('frame').some((frame) => ownFrame.test(frame)),
		namesOther: [...joined.toLowerCase().matchAll(otherName)].some(([, found = '']) => !isOwnHost(found)),
		isLeak: all.some((line) => /anthropic|sk-ant/i.test(line)) && all.some((line) => leak.test(line)),
		hasAnswer: answers.some((line) => line !== ''),
		isCut,
	};
}
