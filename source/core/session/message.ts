// What can happen to a session (messages), what it asks of the machine (effects), and the ports that answer.

import type {AppForm} from '../app/form.js';
import type {CauseId} from '../cause-id.js';
import type {Finding} from '../check.js';
import type {Consent} from '../consent.js';
import type {CureResult, CureStep} from '../cure.js';
import type {Diagnosis, DiagnosisEvent} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import type {Change, Fix} from '../fix.js';
import type {Ignored} from '../ignored.js';
import type {AnswerResult} from '../readings.js';
import type {RotationPlan} from '../rotation.js';
import type {Secret} from '../secret.js';
import type {JournalEntry, Preview, UndoResult} from '../transaction.js';
import type {Explanation, Remembered, State} from './state.js';

/** What a key means; ui/keys.ts says which key means what, actions.ts what it does. */
export type Action =
	| 'up'
	| 'down'
	| 'first'
	| 'last'
	| 'choose'
	| 'back'
	| 'quit'
	| 'interrupt'
	| 'suspend'
	| 'help'
	| 'cure'
	| 'not-now'
	| 'next'
	| 'previous'
	| 'why'
	| 'ladder'
	| 'checks'
	| 'ask'
	| 'copy'
	| 'report'
	| 'menu'
	| 'undo'
	| 'compare'
	| 'again'
	| 'filter'
	| 'tick'
	| 'erase'
	| 'clear'
	| 'page-up'
	| 'page-down';

export type Message =
	| {readonly kind: 'action'; readonly action: Action}
	/** Moves the cursor; never chooses. From 0. */
	| {readonly kind: 'jump'; readonly to: number}
	/** Characters typed or pasted where text is taken. */
	| {readonly kind: 'text'; readonly text: string}
	/** The first line of text that is shown; who draws knows how far it goes. */
	| {readonly kind: 'scroll'; readonly to: number}
	| Arrival;

/** Answers of the machine. */
export type Arrival =
	| {readonly kind: 'event'; readonly run: number; readonly event: DiagnosisEvent}
	| {readonly kind: 'run-failed'; readonly run: number; readonly detail: string}
	| {readonly kind: 'previewed'; readonly token: number; readonly previews: readonly (readonly Preview[])[]}
	| {readonly kind: 'cure-step'; readonly token: number; readonly step: CureStep}
	| {readonly kind: 'cure-ended'; readonly token: number; readonly result: CureResult}
	| {readonly kind: 'history'; readonly entries: readonly JournalEntry[]}
	| {readonly kind: 'undone'; readonly token: number; readonly result: UndoResult}
	| {readonly kind: 'explained'; readonly token: number; readonly found: readonly Explanation[]}
	| {readonly kind: 'rotation-planned'; readonly token: number; readonly plan: RotationPlan | undefined}
	| {
			readonly kind: 'key-proved';
			readonly token: number;
			readonly answer: AnswerResult;
			readonly fix: Fix | undefined;
			readonly previews: readonly Preview[];
	  }
	| {readonly kind: 'waited'; readonly token: number; readonly now: number}
	| {readonly kind: 'note'; readonly text: string};

export type DiagnosisRequest = {
	readonly purpose: Purpose;
	readonly consents: ReadonlySet<Consent>;
	readonly answers: Readonly<Record<string, string>>;
	/** Nothing is sent twice. */
	readonly isGentle: boolean;
	/** Looks at what was entered for an app, and at nothing else; none of it is kept. */
	readonly form?: AppForm;
};

/** Observed as it goes. */
export type Diagnoser = (request: DiagnosisRequest, observe: (event: DiagnosisEvent) => void) => Promise<Diagnosis>;

export type CureRequest = {
	readonly finding: Finding;
	readonly fix: Fix;
	/** The diagnosis that found it. */
	readonly before: Diagnosis;
	readonly consents: ReadonlySet<Consent>;
};

export type Effect =
	| {readonly kind: 'diagnose'; readonly run: number; readonly request: DiagnosisRequest}
	| {readonly kind: 'preview'; readonly token: number; readonly sets: readonly (readonly Change[])[]}
	/** All of it, as `fix` does it: apply, lend the terminal, look again twice, take back what didn't help. */
	| {readonly kind: 'cure'; readonly token: number; readonly request: CureRequest}
	/** Where the key of this finding is, and who proves a new one. */
	| {readonly kind: 'plan-rotation'; readonly token: number; readonly finding: Finding; readonly diagnosis: Diagnosis}
	/** One free request with the new key, if `isSent`; and what would be written. */
	| {
			readonly kind: 'prove-key';
			readonly token: number;
			readonly purpose: Purpose;
			readonly plan: RotationPlan;
			readonly key: Secret;
			readonly isSent: boolean;
	  }
	| {readonly kind: 'undo'; readonly token: number; readonly id: string}
	| {readonly kind: 'load-history'}
	| {readonly kind: 'explain'; readonly token: number; readonly text: string}
	| {readonly kind: 'remember'; readonly what: Partial<Omit<Remembered, 'last' | 'past'>>}
	/** Where it is now, this cause counts no more until a day; undefined: it counts again. */
	| {readonly kind: 'ignore'; readonly cause: CauseId; readonly ignored: Ignored | undefined}
	| {readonly kind: 'copy'; readonly text: string}
	/** The redacted report, to the clipboard. */
	| {readonly kind: 'copy-report'; readonly diagnosis: Diagnosis}
	| {readonly kind: 'open'; readonly url: string}
	| {readonly kind: 'wait'; readonly token: number; readonly milliseconds: number}
	/** A bell, and a message where the terminal shows some. */
	| {readonly kind: 'notify'; readonly text: string}
	/** The shell gets the terminal until it goes on with the program. */
	| {readonly kind: 'suspend'}
	| {readonly kind: 'quit'; readonly code: number};

export type Step<S = State> = readonly [S, readonly Effect[]];

/** A line of a list, and what choosing it does. */
export type Choice = {
	readonly label: string;
	/** A few words that say more, beside or below the label. */
	readonly aside?: string;
	readonly act: (state: State) => Step;
};
