// Which mode counts: a session, or `claude -p`.
import type {GlobalConfig, Where} from '../core/readings.js';
import type {Mode, Predictions} from '../core/request.js';

export type {Mode};

/** Sessions count, but where no one sits at a terminal (CI), or where a session would still ask about a key, `claude -p` does. */
export function mainMode(predictions: Predictions, global: GlobalConfig | undefined, where: Where | undefined): Mode {
	if (where?.inside.includes('ci')) {
		return 'print';
	}
	const key = predictions.inForce('ANTHROPIC_API_KEY')?.value;
	const isAnswered =
		key === undefined ||
		key.isBlank ||
		(global && (key.isListedIn(global.rejected) || key.isListedIn(global.approved)));
	return isAnswered ? 'interactive' : 'print';
}
