// What an alias or a function called "claude" changes of what would be sent: the program itself, which is asked, doesn't get it.
import {defineFact} from '../core/evidence.js';
import type {Assignment} from '../core/readings.js';
import {knownVariables} from '../core/variables.js';
import {shellFiles} from '../probes/shell-files.js';

/** They decide neither what is sent nor where it goes. */
const others: ReadonlySet<string> = new Set(['behaviour', 'other-vendor']);

const deciding = new Set(knownVariables.flatMap(({name, group}) => (others.has(group) ? [] : [name])));

export const changedByName = defineFact<readonly Assignment[]>({
	id: 'changed-by-name',
	async read({try: attempt}) {
		const shell = await attempt(shellFiles);
		return shell?.typed.filter(({name}) => deciding.has(name)) ?? [];
	},
});
