// Who sends, gathered once: Claude Code's modes, programs, apps and what was entered for one, each with what it would send, what was said to it, and who set it.
import type {CauseId} from '../core/cause-id.js';
import {dialectOf} from '../core/client/dialects.js';
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {App, Direnv, DotenvFiles, SourceFiles, SourceLanguage, Variable, Where} from '../core/readings.js';
import {apps} from '../probes/apps.js';
import {direnv} from '../probes/direnv.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {sourceFiles} from '../probes/source-files.js';
import {where} from '../probes/where.js';
import {type ClaudeFacts, claudeFacts} from './claude-facts.js';
import {clientSetterOf} from './client-setters.js';
import {type ClientUse, clientUses} from './client-uses.js';
import {noOrigins, type Origins, origins} from './origins.js';
import {proofs} from './proofs.js';
import {addressOf, type Sender, saidTo} from './sender.js';
import {server} from './server.js';
import {outsideSettersOf, type Setter} from './setters.js';

export type Senders = {
	readonly all: readonly Sender[];
	readonly apps: readonly App[];
	readonly origins: Origins;
	readonly dotenv: DotenvFiles | undefined;
	readonly direnv: Direnv | undefined;
	readonly sources: SourceFiles | undefined;
	readonly where: Where | undefined;
	/** `fix <cause>`: what can't be proved is assumed. */
	readonly assumed: ReadonlySet<CauseId>;
	/** Of Claude Code alone. */
	readonly claude: ClaudeFacts | undefined;
};

export const senders = defineFact<Senders>({
	id: 'senders',
	async read(context) {
		const {need, try: attempt, purpose, form, assumed} = context;
		const [asked, proved, folder] = await Promise.all([attempt(server), attempt(proofs), folderOf(context)]);
		const said = (mode: string) => saidTo(mode, proved, asked);
		if (purpose === 'claude-code') {
			const claude = await need(claudeFacts);
			return {...folder, assumed: assumed.causes, claude, all: claude.senders};
		}
		const uses = await need(clientUses);
		const all = uses.map((use, index) => ofUse(use, index, said, folder));
		return {...folder, apps: form ? [] : folder.apps, assumed: assumed.causes, claude: undefined, all};
	},
});

type Folder = Omit<Senders, 'all' | 'assumed' | 'claude'>;

/** What of this machine decides for programs and apps; for what is entered nothing does. */
async function folderOf({need, try: attempt, form, purpose}: ProbeContext): Promise<Folder> {
	if (form) {
		const none = undefined;
		return {apps: [], origins: noOrigins, dotenv: none, direnv: none, sources: none, where: none};
	}
	const isClient = purpose !== 'claude-code';
	const [set, dotenv, envrc, sources, place, found] = await Promise.all([
		need(origins),
		attempt(dotenvFiles),
		isClient ? attempt(direnv) : undefined,
		isClient ? attempt(sourceFiles) : undefined,
		attempt(where),
		isClient ? attempt(apps) : undefined,
	]);
	return {
		apps: found?.apps ?? [],
		origins: set,
		dotenv,
		direnv: envrc,
		sources,
		where: place,
	};
}

function ofUse(
	use: ClientUse,
	index: number,
	said: (mode: string) => ReturnType<typeof saidTo>,
	folder: Folder,
): Sender {
	const {app, program, refusal, inForce, mode} = use;
	const request = use.request ?? use.intended;
	const language = program?.language ?? 'other';
	// A cloud's client has an address of its own.
	const baseUrl = request && request.provider !== 'anthropic' ? undefined : inForce('ANTHROPIC_BASE_URL');
	const setter = (variable: Variable): Setter => clientSetterOf(variable, use, folder);
	return {
		...said(mode),
		kind: app ? 'app' : 'program',
		name: app ? app.name.replace(/^the /, 'The ') : programNames[language],
		dialect: dialectOf(language, null),
		severity: app || index === 0 ? 'error' : 'warning',
		request,
		refusal,
		address: app?.baseUrl
			? {...app.baseUrl, form: app.app.urlForm, isAskedAsIs: false}
			: program && addressOf(baseUrl, program.urlForm),
		program,
		app,
		hasLoginBelow: app?.app.startsClaudeCode === true,
		inForce,
		setterOf: setter,
		settersOf(variable) {
			const first = setter(variable);
			// A line of a shell file uncovers the one before it, a value of the user's the one of the machine.
			const isOfShell = first.kind === 'assignment' && folder.origins.get(variable.name)?.setBy?.kind === 'shell-file';
			return isOfShell || first.kind === 'session' ? outsideSettersOf(variable.name, folder.origins) : [first];
		},
	};
}

const programNames: Readonly<Record<SourceLanguage, string>> = {
	python: 'The Python program',
	javascript: 'The JavaScript program',
	shell: 'The script',
	other: 'A program that is started here',
};
