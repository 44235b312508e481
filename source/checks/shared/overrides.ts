// The fix that all overriding credentials share: take the variable out wherever it is set.
import type {Fix} from '../../core/fix.js';
import type {Folders} from '../../core/place.js';
import {canBeChanged, placesText, type Setter, siteOf, takeOut} from './setters.js';

export function takeOutFix(
	name: string,
	setters: readonly Setter[],
	folders: Folders,
	next: readonly string[] = [],
): Fix {
	const isEditable = canBeChanged(setters);
	const places = setters.filter(({kind}) => kind !== 'environment').map(siteOf);
	return {
		id: `remove-${name.toLowerCase().replaceAll('_', '-')}`,
		title: isEditable
			? `Take ${name} out of ${placesText(places, folders)}`
			: `Unset ${name} in this shell, and where the program that starts it sets it`,
		risk: isEditable ? 'safe' : 'manual',
		changes: takeOut(name, setters),
		touches: [],
		next: ['login-missing', ...next],
	};
}
