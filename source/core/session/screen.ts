// The screens of a session: one union, the cursor in each.
import type {FormApp} from '../app/form.js';
import type {Finding} from '../check.js';
import type {Consent} from '../consent.js';
import type {AnswerResult} from '../facts.js';
import type {Fix} from '../fix.js';
import type {Question} from '../questions.js';
import type {RotationPlan} from '../rotation.js';
import type {Secret} from '../secret.js';
import type {JournalEntry, Preview, UndoResult} from '../transaction.js';
import type {Explanation} from './options.js';

/** Where the cursor is in the list, and the first line of text that is shown. */
type At = {readonly cursor: number; readonly scroll: number};

/** What became of a fix. `pending`: it is being looked at again. */
export type Cure = 'pending' | 'cured' | 'left' | 'failed' | 'unknown';

export type ResultScreen = {
	readonly kind: 'result';
	readonly finding: Finding;
	readonly fix: Fix;
	readonly cure: Cure;
	/** The journal's id of what was changed. */
	readonly id?: string;
	/** What went wrong, or what is not proved. */
	readonly detail?: string;
	/** It did not help: it is being taken back under this token. */
	readonly undoing?: number;
};

export type ScreenBody =
	| {readonly kind: 'home'}
	| {readonly kind: 'consent'; readonly consent: Consent; readonly rest: readonly Consent[]; readonly isAfter: boolean}
	| {readonly kind: 'question'; readonly question: Question}
	/** Which app fails; `isOther`: what does it append to its address? */
	| {readonly kind: 'apps'; readonly isOther: boolean}
	| {readonly kind: 'app-url'; readonly app: FormApp; readonly url: string}
	| {readonly kind: 'app-key'; readonly app: FormApp; readonly url: string; readonly key: Secret}
	| {readonly kind: 'checklist'; readonly filter: string; readonly isFiltering: boolean; readonly isTouched: boolean}
	| {readonly kind: 'check'; readonly id: string}
	| {readonly kind: 'finding'; readonly finding: Finding}
	| {readonly kind: 'ladder'}
	| {
			readonly kind: 'preview';
			readonly finding: Finding;
			readonly fix: Fix;
			readonly token: number;
			readonly previews: readonly Preview[] | undefined;
			/** What was typed to confirm a careful fix; undefined until Apply was chosen. */
			readonly typed: string | undefined;
	  }
	| {
			readonly kind: 'applying';
			readonly finding: Finding;
			readonly fix: Fix;
			/** The program that has the terminal. */
			readonly running: string | undefined;
	  }
	| ResultScreen
	| {
			readonly kind: 'rotation';
			readonly finding: Finding;
			readonly token: number;
			/** undefined: it is being looked for; with `isMissing`: it wasn't found. */
			readonly plan: RotationPlan | undefined;
			readonly isMissing: boolean;
	  }
	| {
			readonly kind: 'new-key';
			readonly finding: Finding;
			readonly plan: RotationPlan;
			/** As it was typed or pasted so far. */
			readonly key: Secret;
	  }
	| {
			readonly kind: 'proof';
			readonly finding: Finding;
			readonly plan: RotationPlan;
			readonly key: Secret;
			/** What was taken out of it, in words. */
			readonly removed?: string;
			readonly token: number;
			/** `asked`: may it be sent? */
			readonly step: 'asked' | 'running' | 'answered';
			readonly answer: AnswerResult | undefined;
			/** What will be written, once that is known. */
			readonly fix: Fix | undefined;
	  }
	| {readonly kind: 'summary'}
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
