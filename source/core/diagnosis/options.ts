// What a diagnosis is asked for.
import type {Catalogue} from '../cause.js';
import type {AnyCheck} from '../check.js';
import type {Evidence, Probe} from '../evidence.js';
import type {Foresight} from '../foresight.js';
import type {Ignored} from '../ignored.js';
import type {Answers} from '../questions.js';
import type {Settings, Where} from '../readings.js';
import type {DiagnosisEvent, Summary} from './types.js';

export type DiagnoseOptions = {
	readonly evidence: Evidence;
	readonly checks: readonly AnyCheck[];
	readonly summary: Probe<Summary>;
	/** Says what a fix would cost; left out: for programs and apps nothing does. */
	readonly foresight?: Probe<Foresight>;
	/** Says in which shell a person pastes. */
	readonly where: Probe<Where>;
	/** Says where a person's own settings of Claude Code are. */
	readonly settings?: Probe<Settings>;
	readonly catalogue: Catalogue;
	/** Ids of checks or of causes; the others are left out. */
	readonly only?: readonly string[];
	readonly skip?: readonly string[];
	/** Milliseconds for the whole run. */
	readonly timeout: number;
	/** A check may take all of that time, since the person set it or nobody waits for the whole; otherwise each has its own limit, too. */
	readonly isTimeGiven?: boolean;
	/** What the person said that can't be seen. */
	readonly answers?: Answers;
	/** What is known and no longer counts. */
	readonly ignored?: readonly Ignored[];
	readonly observe?: (event: DiagnosisEvent) => void;
};
