// The fix that all overriding credentials share: take the variable, or the helper, out wherever it is set.
import type {CauseId} from '../../core/cause-id.js';
import type {Fix} from '../../core/fix.js';
import type {Folders} from '../../core/place.js';
import type {Settings} from '../../core/readings.js';
import {canBeChanged, placesText, type Setter, siteOf} from '../../facts/setters.js';
import {takeOut} from './set-changes.js';

export function takeOutFix(
	name: string,
	setters: readonly Setter[],
	folders: Folders,
	next: readonly CauseId[] = [],
): Fix {
	const isEditable = canBeChanged(setters);
	const starter = setters.find((setter) => setter.kind === 'environment' && setter.site !== undefined);
	const places = setters.filter(({kind}) => kind !== 'environment').map(siteOf);
	return {
		id: `remove-${name.toLowerCase().replaceAll('_', '-')}`,
		title: isEditable
			? `Take ${name} out of ${placesText(places, folders)}`
			: starter?.kind === 'environment' && starter.site
				? `Take ${name} out of ${placesText([starter.site], folders)}, which ${starter.tool} reads, and start that anew`
				: `Unset ${name} in this shell, and where the program that starts it sets it`,
		risk: isEditable ? 'safe' : 'manual',
		changes: takeOut(name, setters),
		removes: [name],
		next: ['login-missing', ...next],
	};
}

/** The line that sets a variable to nothing: without it something else can fill it in. [] where there is no such line. */
export function withoutEmptyLine(name: string, setters: readonly Setter[]): readonly Fix[] {
	return canBeChanged(setters)
		? [
				{
					id: 'take-out-empty',
					title: `Take out the line that sets ${name} to nothing`,
					risk: 'safe',
					changes: takeOut(name, setters),
					next: ['login-missing', 'key-empty'],
				},
			]
		: [];
}

export function takeOutHelper({settings}: {readonly settings: Settings}): Fix {
	const file = settings.files.findLast(({apiKeyHelper}) => apiKeyHelper !== undefined);
	return {
		id: 'remove-helper',
		title: 'Take apiKeyHelper out of the settings',
		risk: 'safe',
		changes: file?.digest
			? [{kind: 'edit-json', path: file.path, digest: file.digest, edits: [{path: ['apiKeyHelper'], value: undefined}]}]
			: [],
		next: ['login-missing'],
	};
}
