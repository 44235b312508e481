// A check with several findings, or with none.
import {titleOf} from '../look.js';
import {openFinding} from './checks.js';
import type {ScreenRules} from './rules.js';

export const checkRules: ScreenRules<'check'> = {
	choices: (state, {id}) =>
		(state.run.lines.find((line) => line.id === id)?.findings ?? []).map((finding) => ({
			label: titleOf(state, finding),
			aside: finding.severity,
			act: (now) => openFinding(now, finding),
		})),
};
