// The fix that all overriding credentials share: take the variable, or the helper, out wherever it is set.
import type {CauseId} from '../../core/cause-id.js';
import type {Fix} from '../../core/fix.js';
import type {Folders, Site} from '../../core/place.js';
import type {Settings} from '../../core/readings.js';
import {canBeChanged, isEditable, placesText, type Setter, settersOf, siteOf} from '../../facts/setters.js';
import {safe, takeOutOf} from './fixes.js';
import {takeOut, unsetHere} from './set-changes.js';

/** Takes a variable out of every place that gives it to Claude Code. */
export function withoutVariable(
	name: string,
	facts: Parameters<typeof settersOf>[1],
	folders: Folders,
	next?: readonly CauseId[],
): Fix {
	const fix = takeOutFix(name, settersOf(name, facts), folders, next);
	const setBy = facts.origins.get(name)?.setBy;
	// It is meant for the programs of that folder.
	return setBy?.kind === 'dotenv' && fix.risk === 'safe'
		? {...fix, risk: 'careful', cost: 'the programs of that folder lose it too'}
		: fix;
}

export function takeOutFix(
	name: string,
	setters: readonly Setter[],
	folders: Folders,
	next: readonly CauseId[] = [],
): Fix {
	const changes = takeOut(name, setters);
	const starter = setters.find((setter) => setter.kind === 'environment' && setter.site !== undefined);
	const places = setters.filter((setter) => setter.kind === 'session' || isEditable(setter)).map(siteOf);
	return {
		id: `remove-${name.toLowerCase().replaceAll('_', '-')}`,
		title:
			places.length > 0
				? `Take ${name} out of ${placesText(places, folders)}`
				: starter?.kind === 'environment' && starter.site
					? `Take ${name} out of ${sourceText(starter.site, starter.tool, folders)}, and restart it`
					: `Unset ${name} in this shell, and where the program that starts it sets it`,
		risk: canBeChanged(setters) ? 'safe' : 'manual',
		changes: changes.length > 0 ? changes : [unsetHere(name)],
		removes: [name],
		next: ['login-missing', ...next],
	};
}

function sourceText(site: Site, tool: string | undefined, folders: Folders): string {
	return site.kind === 'environment'
		? `what ${tool} hands over`
		: `${placesText([site], folders)}, which ${tool} reads`;
}

/** The line that sets a variable to nothing: without it something else can fill it in. [] where there is no such line. */
export function withoutEmptyLine(name: string, setters: readonly Setter[]): readonly Fix[] {
	return canBeChanged(setters)
		? [
				safe('take-out-empty', `Take out the line that sets ${name} to nothing`, takeOut(name, setters), {
					next: ['login-missing', 'key-empty'],
				}),
			]
		: [];
}

export function takeOutHelper({settings}: {readonly settings: Settings}): Fix {
	const file = settings.files.findLast(({apiKeyHelper}) => apiKeyHelper !== undefined);
	return safe('remove-helper', 'Take apiKeyHelper out of the settings', takeOutOf(file, 'apiKeyHelper'), {
		next: ['login-missing'],
	});
}
