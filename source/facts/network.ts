// Proxies and certificates as the client sees them, after its settings, and what of them requests of ours may go by.
import {defineFact} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Variable} from '../core/readings.js';
import {type Grounds, type Network, networkNames, networkOf, scopeOf, scopeOfVariable} from '../core/trust.js';
import {activations} from '../probes/activations.js';
import {resolveIn, upwards} from '../probes/paths.js';
import {gitRoot} from '../probes/repository.js';
import {settings} from '../probes/settings.js';
import {shellFiles} from '../probes/shell-files.js';
import {locatedEnvironment, request} from './request.js';

/** What tells the words of the working folder from those of the person. */
export const grounds = defineFact<Grounds>({
	id: 'grounds',
	async read({host, try: attempt}) {
		const [root, levels, shell] = await Promise.all([gitRoot(host), attempt(settings), attempt(shellFiles)]);
		const files = levels?.files ?? [];
		const {DIRENV_DIR, DIRENV_FILE, DIRENV_DIFF} = host.environment;
		return {
			platform: host.platform,
			home: host.home,
			projects: projectsOf(host, root),
			settings: new Map(files.map(({path, scope}) => [path, scope])),
			startUp: new Set(
				(shell?.assignments ?? []).flatMap(({site, isRead}) => (isRead && site.kind === 'file' ? [site.path] : [])),
			),
			isLoaded: Boolean(DIRENV_DIR || DIRENV_FILE || DIRENV_DIFF),
		};
	},
});

function projectsOf({cwd, home, platform}: Host, root: string | undefined): readonly string[] {
	const ofPerson = new Set(upwards(home, platform));
	return [...new Set([cwd, root ?? cwd])].filter((folder) => !ofPerson.has(folder));
}

/** Of a diagnosis: for Claude Code what its settings make of them, for other programs what the process has. */
export const network = defineFact<Network>({
	id: 'network',
	async read(context) {
		const {purpose, need, try: attempt} = context;
		const [known, own, tools, predictions] = await Promise.all([
			need(grounds),
			locatedEnvironment(context),
			attempt(activations),
			purpose === 'claude-code' ? attempt(request) : undefined,
		]);
		const computed = new Set((tools?.assignments ?? []).flatMap(({name, isLiteral}) => (isLiteral ? [] : [name])));
		const siteIn = (wanted: string) => tools?.assignments.find(({name}) => name === wanted)?.site;
		// What a tool of the folder computes can't be compared with what this process has.
		const located = (variable: Variable): Variable =>
			variable.site.kind === 'environment' && computed.has(variable.name)
				? {...variable, site: siteIn(variable.name) ?? variable.site}
				: variable;
		const inForce = predictions?.inForce;
		const placesOf = (name: string): readonly Variable[] => {
			const found = inForce?.(name);
			const places = found ? [found, ...found.overrides] : inForce ? [] : [own.get(name)];
			return places.flatMap((variable) => (variable ? [located(variable)] : []));
		};
		const vain = await inVain(context.host, networkNames.flatMap(placesOf), known);
		return networkOf((name) => placesOf(name).filter(({plain}) => plain === undefined || !vain.has(plain)), known);
	},
});

/** Paths of certificates that would lie in the folder, as a literal tilde does, and aren't there: clients go on without them. */
async function inVain(host: Host, variables: readonly Variable[], known: Grounds): Promise<ReadonlySet<string>> {
	const named = variables.flatMap((one) => {
		const isOfFolder = scopeOfVariable(one, known) === 'project' && scopeOf(one.site, known) !== 'project';
		return isOfFolder && one.plain !== undefined ? [one.plain] : [];
	});
	const found = await Promise.all(named.map((path) => host.files.status(resolveIn(host, path.trim()))));
	return new Set(named.filter((_, at) => found[at] === undefined));
}
