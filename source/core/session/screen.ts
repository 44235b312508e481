// The screens of a session: one union, the cursor in each.
import type {FormApp} from '../app/form.js';
import type {Finding} from '../check.js';
import type {CureResult} from '../cure.js';
import type {Diagnosis} from '../diagnosis.js';
import type {Fix} from '../fix.js';
import type {Question} from '../questions.js';
import type {AnswerResult} from '../readings.js';
import type {RotationPlan} from '../rotation.js';
import type {Secret} from '../secret.js';
import type {JournalEntry, Preview, UndoResult} from '../transaction.js';
import type {Explanation} from './options.js';

/** Where the cursor is in the list, and the first line of text that is shown. */
type At = {readonly cursor: number; readonly scroll: number};

/** A finding that wants something done, and the diagnosis that found it. */
export type ShownFinding = {readonly finding: Finding; readonly diagnosis: Diagnosis};

export type ScreenBody =
	/** It is being looked; nothing can be said yet. */
	| {readonly kind: 'looking'}
	| {
			readonly kind: 'answer';
			readonly answer: ShownFinding;
			/** Something that is still pending could outrank it. */
			readonly isPending: boolean;
			/** It stood there while something was pending, and has stayed the answer. */
			readonly wasPending: boolean;
			/** It has been on the screen for a moment: keys that were typed before don't cure. */
			readonly isReady: boolean;
			/** What stood in its place, and stays there until it is known what each way would change. */
			readonly until: Screen | undefined;
			readonly token: number;
			/** What each way would change, in the order of the ways; undefined: not known yet. */
			readonly previews: readonly (readonly Preview[])[] | undefined;
			/** What was typed to confirm a way that takes something away for good; undefined: nothing is asked. */
			readonly typed: string | undefined;
	  }
	/** What only a person can do, step by step. */
	| {readonly kind: 'steps'; readonly answer: ShownFinding; readonly fix: Fix}
	| {
			readonly kind: 'applying';
			readonly answer: ShownFinding;
			readonly fix: Fix;
			readonly token: number;
			/** `running`: the terminal belongs to that program. */
			readonly step: {readonly kind: 'changing' | 'looking'} | {readonly kind: 'running'; readonly program: string};
	  }
	| {
			readonly kind: 'cured';
			readonly answer: ShownFinding;
			readonly fix: Fix;
			readonly result: CureResult;
			readonly isReady: boolean;
			readonly token: number;
	  }
	/** Nothing is wrong in what was looked at. */
	| {readonly kind: 'fine'}
	| {readonly kind: 'why'; readonly answer: ShownFinding}
	/** Something that can't be seen, and that changes which cause is most likely or what to try first. */
	| {readonly kind: 'question'; readonly question: Question}
	| {readonly kind: 'ladder'}
	| {
			readonly kind: 'checks';
			readonly filter: string;
			readonly isFiltering: boolean;
			/** Areas that are unfolded. */
			readonly opened: readonly string[];
	  }
	| {readonly kind: 'check'; readonly id: string}
	| {readonly kind: 'menu'}
	| {readonly kind: 'consents'}
	/** A past diagnosis beside today's; `at`: 0 is the newest. */
	| {readonly kind: 'last'; readonly at: number}
	/** A finding is to count no more, for a reason and until a day: one is typed after the other. */
	| {
			readonly kind: 'ignore';
			readonly answer: ShownFinding;
			readonly reason: string;
			/** As 2027-01-31, as far as it is typed; undefined: the reason is. */
			readonly until: string | undefined;
	  }
	/** Which app fails; `isOther`: what does it append to its address? */
	| {readonly kind: 'apps'; readonly isOther: boolean}
	| {readonly kind: 'app-url'; readonly app: FormApp; readonly url: string}
	| {readonly kind: 'app-key'; readonly app: FormApp; readonly url: string; readonly key: Secret}
	| {
			readonly kind: 'rotation';
			readonly answer: ShownFinding;
			readonly token: number;
			/** undefined: it is being looked for; with `isMissing`: it wasn't found. */
			readonly plan: RotationPlan | undefined;
			readonly isMissing: boolean;
	  }
	| {
			readonly kind: 'new-key';
			readonly answer: ShownFinding;
			readonly plan: RotationPlan;
			/** As it was typed or pasted so far. */
			readonly key: Secret;
	  }
	| {
			readonly kind: 'proof';
			readonly answer: ShownFinding;
			readonly plan: RotationPlan;
			readonly key: Secret;
			/** What was taken out of it, in words. */
			readonly removed?: string;
			readonly token: number;
			/** `asked`: may it be sent? */
			readonly step: 'asked' | 'running' | 'answered';
			readonly said: AnswerResult | undefined;
			/** What will be written, and its preview, once that is known. */
			readonly fix: Fix | undefined;
			readonly previews: readonly Preview[];
	  }
	| {
			readonly kind: 'explain';
			readonly token: number;
			readonly text: string;
			/** undefined: not asked yet, or the text was changed since. */
			readonly found: readonly Explanation[] | undefined;
	  }
	| {readonly kind: 'cause'; readonly id: string}
	| {readonly kind: 'history'; readonly entries: readonly JournalEntry[] | undefined}
	| {
			readonly kind: 'undo';
			readonly token: number;
			readonly entry: JournalEntry;
			readonly result: UndoResult | undefined;
			readonly isBusy: boolean;
	  }
	| {readonly kind: 'status-codes'}
	| {readonly kind: 'status-code'; readonly status: number}
	| {
			readonly kind: 'waiting';
			readonly token: number;
			/** Of the last tick, milliseconds since the epoch; 0 until the first. */
			readonly now: number;
			/** When this screen last tried, or was opened. */
			readonly tried: number;
			readonly isTrying: boolean;
	  }
	| {readonly kind: 'prevention'}
	| {readonly kind: 'help'};

export type Screen = At & ScreenBody;

export type ScreenKind = Screen['kind'];

export type ScreenOf<Kind extends ScreenKind> = Extract<Screen, {readonly kind: Kind}>;
