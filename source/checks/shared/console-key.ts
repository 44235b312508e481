// The key that a Console sign-in made ("/login managed key"), out of the place that keeps it.

import type {Fix} from '../../core/fix.js';
import type {Site} from '../../core/place.js';
import type {GlobalConfig} from '../../core/readings.js';
import {careful, deleteItem, takeOutOf} from './fixes.js';

export function dropConsoleKey(title: string, site: Site, {global}: {readonly global: GlobalConfig}): Fix {
	const changes = site.kind === 'keychain' ? [deleteItem(site)] : takeOutOf(global, 'primaryApiKey');
	return careful('drop-console-key', title, changes);
}
