// What is said of fields that stand in a file which doesn't read them, and how they get to one that does.
import type {Finding} from '../../core/check.js';
import type {Change, JsonEdit} from '../../core/fix.js';
import type {Settings} from '../../core/readings.js';
import type {StrayField} from '../../probes/stray-fields.js';
import {editJson, manual, safe, tell} from './fixes.js';

/** All of one file at once: they go to the person's own settings, under the names that are read there. */
export function strayIn(fields: readonly StrayField[], {files}: Settings, isNothing: boolean): Finding {
	const user = files.findLast(({scope, state}) => scope === 'user' && state !== 'unreadable' && state !== 'dropped');
	const [first] = fields;
	const names = fields.map(({name}) => name).join(' and ');
	const to = fields.map(({belongs}) => belongs.join('.')).join(' and ');
	const gone = new Map(fields.map(({path}) => [JSON.stringify(path), path]));
	const goes = [...gone.values()].map((path): JsonEdit => ({path, value: undefined}));
	const comes = fields.map(({belongs, value}): JsonEdit => ({path: belongs, value}));
	const isSame = user !== undefined && first?.file === user.path;
	const taken = (one: StrayField): boolean =>
		files.some(
			({env, apiKeyHelper}) =>
				env.some(({name, value}) => one.belongs.at(-1) === name && !value.isBlank) ||
				(one.belongs[0] === 'apiKeyHelper' && apiKeyHelper !== undefined),
		);
	const changes: readonly Change[] =
		!user || !first || fields.some(taken)
			? []
			: isSame
				? [editJson({path: user.path, digest: first.digest}, ...goes, ...comes)]
				: [editJson(user, ...comes), editJson({path: first.file, digest: first.digest}, ...goes)];
	return {
		cause: 'settings-misplaced',
		severity: isNothing ? 'error' : 'note',
		title: `${names} ${fields.length > 1 ? 'are' : 'is'} not read in this file`,
		detail: `Claude Code passes it over there. It reads ${to} of settings.json.`,
		where: fields.map(({site}) => site),
		// What would sign in to the cloud, and isn't run.
		leadsTo: fields.some(({belongs: [name = '']}) => /^(?:aws|gcp)/.test(name))
			? ['cloud-credentials', 'cloud-flag-left']
			: [],
		fixes: [
			changes.length > 0
				? safe('move-field', `Move ${names} to ${to} of your own settings`, changes, {
						next: ['key-rejected', 'cloud-credentials', 'onboarding-incomplete'],
					})
				: manual('move-field', `Move ${names} to ${to} of ~/.claude/settings.json`, tell(`It reads there: "${to}"`)),
		],
	};
}
