// Ids that were typed and don't exist, with what was probably meant.
import {causeIds, isCauseId} from '../causes/index.js';
import {checks} from '../checks/index.js';
import {nearest, notThere} from './line/near.js';
import type {Options} from './world.js';

/** One word that is nearly a cause. The name of a cause in other letters is a word of a message, and no slip. */
export function slippedCause([word, ...more]: readonly string[]): string | undefined {
	const isOne = word !== undefined && more.length === 0 && !/\s/.test(word) && !isCauseId(word.toLowerCase());
	const meant = isOne ? nearest(word, causeIds) : undefined;
	return meant && notThere(`there is no cause "${word}"`, meant);
}

/** What is wrong with the ids of causes; undefined: nothing. */
export function unknownCause(words: readonly string[]): string | undefined {
	const unknown = words.find((word) => !isCauseId(word));
	return (
		unknown &&
		notThere(
			`there is no cause "${unknown}"`,
			nearest(unknown, causeIds),
			'claude-fix check names those of this machine.',
		)
	);
}

/** What is wrong with `--only` or `--skip`: an id of no check and of no cause; undefined: nothing. */
export function unknownId({only = [], skip}: Pick<Options, 'only' | 'skip'>): string | undefined {
	const ids = [...checks.map(({id}) => id), ...causeIds];
	const unknown = [...only, ...skip].find((id) => !ids.includes(id));
	return (
		unknown &&
		notThere(
			`there is no check and no cause "${unknown}"`,
			nearest(unknown, ids),
			'claude-fix check --json names the checks.',
		)
	);
}
