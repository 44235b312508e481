// What can happen to a session (messages), what it asks of the machine (effects), and the ports that answer.
import type {AppForm} from '../app/form.js';
import type {Finding} from '../check.js';
import type {Consent} from '../consent.js';
import type {Diagnosis, DiagnosisEvent} from '../diagnosis.js';
import type {Purpose} from '../evidence.js';
import type {AnswerResult} from '../facts.js';
import type {Change, Fix} from '../fix.js';
import type {RotationPlan} from '../rotation.js';
import type {Secret} from '../secret.js';
import type {ApplyResult, JournalEntry, Preview, UndoResult} from '../transaction.js';
import type {Explanation, Remembered} from './state.js';

/** What a key means; ui/keys.ts says which key means what. */
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
	| 'again'
	| 'filter'
	| 'copy'
	| 'report'
	| 'ladder'
	| 'next'
	| 'summary'
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
	| {readonly kind: 'event'; readonly run: number; readonly event: DiagnosisEvent}
	| {readonly kind: 'run-failed'; readonly run: number; readonly detail: string}
	| {readonly kind: 'previewed'; readonly token: number; readonly previews: readonly Preview[]}
	| {readonly kind: 'applied'; readonly token: number; readonly result: ApplyResult}
	/** `code` null: the program could not be started. */
	| {readonly kind: 'handed-back'; readonly token: number; readonly code: number | null}
	| {readonly kind: 'history'; readonly entries: readonly JournalEntry[]}
	| {readonly kind: 'undone'; readonly token: number; readonly result: UndoResult}
	| {readonly kind: 'explained'; readonly token: number; readonly found: readonly Explanation[]}
	| {readonly kind: 'rotation-planned'; readonly token: number; readonly plan: RotationPlan | undefined}
	| {readonly kind: 'key-proved'; readonly token: number; readonly answer: AnswerResult; readonly fix: Fix | undefined}
	| {readonly kind: 'waited'; readonly token: number; readonly now: number}
	| {readonly kind: 'note'; readonly text: string};

/** What is looked at again: everything, what these probes read, or these checks. */
export type Again =
	/** `isGentle`: nothing is sent twice. */
	| {readonly kind: 'all'; readonly isGentle?: boolean}
	| {readonly kind: 'touched'; readonly probes: readonly string[]}
	| {readonly kind: 'checks'; readonly ids: readonly string[]};

export type DiagnosisRequest = {
	readonly purpose: Purpose;
	readonly consents: ReadonlySet<Consent>;
	readonly answers: Readonly<Record<string, string>>;
	readonly again: Again;
	/** Looks at what was entered for an app, and at nothing else; nothing of it is kept. */
	readonly form?: AppForm;
};

/** Observed as it goes: events only for the checks that look, the diagnosis always whole. */
export type Diagnoser = (request: DiagnosisRequest, observe: (event: DiagnosisEvent) => void) => Promise<Diagnosis>;

export type Effect =
	| {readonly kind: 'diagnose'; readonly run: number; readonly request: DiagnosisRequest}
	| {readonly kind: 'preview'; readonly token: number; readonly changes: readonly Change[]}
	| {
			readonly kind: 'apply';
			readonly token: number;
			readonly causes: readonly string[];
			readonly changes: readonly Change[];
	  }
	/** Where the key of this finding is, and who proves a new one. */
	| {readonly kind: 'plan-rotation'; readonly token: number; readonly finding: Finding; readonly diagnosis?: Diagnosis}
	/** One free request with the new key, if `isSent`; and what would be written. */
	| {
			readonly kind: 'prove-key';
			readonly token: number;
			readonly purpose: Purpose;
			readonly plan: RotationPlan;
			readonly key: Secret;
			readonly isSent: boolean;
	  }
	/** The terminal goes to this program and comes back. */
	| {
			readonly kind: 'hand-over';
			readonly token: number;
			readonly program: string;
			readonly args: readonly string[];
	  }
	| {readonly kind: 'undo'; readonly token: number; readonly id: string}
	| {readonly kind: 'load-history'}
	| {readonly kind: 'explain'; readonly token: number; readonly text: string}
	/** Of a diagnosis that was ranked anew with what the person knows: kept for the next run of the program. */
	| {readonly kind: 'keep'; readonly diagnosis: Diagnosis}
	| {readonly kind: 'remember'; readonly what: Partial<Omit<Remembered, 'last'>>}
	| {readonly kind: 'copy'; readonly text: string}
	/** The redacted report, to the clipboard. */
	| {readonly kind: 'copy-report'; readonly diagnosis: Diagnosis}
	| {readonly kind: 'open'; readonly url: string}
	| {readonly kind: 'wait'; readonly token: number; readonly milliseconds: number}
	/** The shell gets the terminal until it goes on with the program. */
	| {readonly kind: 'suspend'}
	| {readonly kind: 'quit'; readonly code: number};

export type Step<S> = readonly [S, readonly Effect[]];
