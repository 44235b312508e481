// Every source of a credential, highest first: nothing to choose, the text beside it is about the one under the cursor.
import type {ScreenRules} from './rules.js';

export const ladderRules: ScreenRules<'ladder'> = {
	choices: ({diagnosis}) =>
		(diagnosis?.ladder ?? []).map(({source, state: rung}) => ({label: source, aside: rung, act: (now) => [now, []]})),
};
