// Items of the keychain that Claude Code doesn't read, or that hold a dead key: what is said of them, and how they go.
import type {CauseId} from '../../core/cause-id.js';
import type {Finding} from '../../core/check.js';
import type {Fix} from '../../core/fix.js';
import type {Site} from '../../core/place.js';
import type {KeychainItem} from '../../core/readings.js';
import {isRefused, type Sending} from '../../facts/sender.js';
import {asAnswered} from './as-answered.js';
import {careful, deleteItem} from './fixes.js';

export function orphans(items: readonly KeychainItem[]): readonly Finding[] {
	return items.length > 1
		? [
				{
					cause: 'keychain-orphans',
					severity: 'note',
					detail: `${items.length} items belong to config folders that are not found here. Each sign-in with another CLAUDE_CONFIG_DIR leaves one.`,
					where: items.slice(0, 3).map(siteOf),
					fixes: [removeItems('Delete the items of folders that no longer exist; the one in use stays', items)],
				},
			]
		: [];
}

export function folklore(items: readonly KeychainItem[]): readonly Finding[] {
	return items.length > 0
		? [
				{
					cause: 'keychain-folklore',
					severity: 'note',
					detail: 'Blogs name this item; Claude Code does not use it, so deleting it changes nothing.',
					where: items.map(siteOf),
					fixes: [removeItems('Delete it anyway', items)],
				},
			]
		: [];
}

export function staleKey(items: readonly KeychainItem[], all: readonly Sending[]): readonly Finding[] {
	const [item] = items;
	const stale = all.find(
		({request: {xApiKey}, answer}) =>
			xApiKey?.source === 'managed-key' && xApiKey.site.kind === 'keychain' && isRefused(answer),
	);
	return stale && item
		? [
				{
					cause: 'keychain-stale-key',
					severity: stale.severity,
					detail:
						'The keychain still holds the key that a Console sign-in made. It survives signing out, is all that is sent, and the server refuses it.',
					where: [siteOf(item)],
					...asAnswered(stale.answer),
					fixes: [removeItems('Delete the old key from the keychain', items, ['login-missing'])],
				},
			]
		: [];
}

function siteOf({service}: KeychainItem): Site {
	return {kind: 'keychain', service};
}

export function removeItems(title: string, items: readonly KeychainItem[], next: readonly CauseId[] = []): Fix {
	return careful('delete-item', title, items.map(deleteItem), {next});
}
