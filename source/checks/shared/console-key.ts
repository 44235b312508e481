// The key that a Console sign-in made ("/login managed key"), out of the place that keeps it.

import type {Change, Fix} from '../../core/fix.js';
import type {Site} from '../../core/place.js';
import type {GlobalConfig} from '../../core/readings.js';

export function dropConsoleKey(title: string, site: Site, {global}: {readonly global: GlobalConfig}): Fix {
	const change: Change | undefined =
		site.kind === 'keychain'
			? {kind: 'delete-keychain-item', service: site.service, account: site.account ?? ''}
			: global.digest === null
				? undefined
				: {
						kind: 'edit-json',
						path: global.path,
						digest: global.digest,
						edits: [{path: ['primaryApiKey'], value: undefined}],
					};
	return {id: 'drop-console-key', title, risk: 'careful', changes: change ? [change] : []};
}
