// Who sends, gathered once: Claude Code's modes, programs, apps and what was entered for one, each with what it would send, what was said to it, and who set it.
import {type AppUrl, readAppUrl} from '../core/app/url.js';
import type {AppUse} from '../core/app/uses.js';
import type {CauseId} from '../core/cause-id.js';
import type {Severity} from '../core/check.js';
import {type Dialect, dialectOf} from '../core/client/dialects.js';
import type {LanguagePrediction} from '../core/client-request.js';
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {
	AnswerResult,
	App,
	Direnv,
	DotenvFiles,
	SourceFiles,
	SourceLanguage,
	UrlForm,
	Variable,
	Where,
} from '../core/readings.js';
import type {InForce, Provider, Refusal, Request} from '../core/request.js';
import {hasUsableLogin} from '../core/stored-login.js';
import {apps} from '../probes/apps.js';
import {direnv} from '../probes/direnv.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {sourceFiles} from '../probes/source-files.js';
import {where} from '../probes/where.js';
import {type ClaudeFacts, claudeFacts} from './claude-facts.js';
import {clientSetterOf} from './client-setters.js';
import {type ClientUse, clientUses} from './client-uses.js';
import type {Mode} from './modes.js';
import {noOrigins, type Origins, origins} from './origins.js';
import {proofs} from './proofs.js';
import {type ServerAnswer, server} from './server.js';
import {isSamePlace, outsideSettersOf, type Setter, setterOf, settersOf} from './setters.js';

/** A base URL as it is set, and how it fits what the sender appends. */
export type Address = AppUrl & {
	readonly variable: Variable;
	readonly form: UrlForm;
	/** The server was asked at this very address; else at what it should be. */
	readonly isAskedAsIs: boolean;
};

export type Sender = {
	readonly kind: 'claude-code' | 'program' | 'app';
	/** As facts/server.ts names it. */
	readonly mode: string;
	/** "Claude Code", "The Python program", "OpenCode": the beginning of a sentence. */
	readonly name: string;
	readonly dialect: Dialect;
	/** Of what stops it: an error for the one that the person asks about, a warning for another mode or a program in another language. */
	readonly severity: Severity;
	/** What is sent, or would be without the sender's own refusal. */
	readonly request: Request | undefined;
	/** Why it sends nothing. */
	readonly refusal: Refusal | undefined;
	readonly answer: AnswerResult;
	readonly asked: ServerAnswer | undefined;
	readonly address: Address | undefined;
	readonly program: LanguagePrediction | undefined;
	readonly app: AppUse | undefined;
	/** A sign-in that would be used if this credential were not there. */
	readonly hasLoginBelow: boolean;
	inForce(name: string): InForce | undefined;
	/** The place that is in force, as something that can be changed. */
	setterOf(variable: Variable): Setter;
	/** Every place that gives it this variable, the one in force first: what has to go for the variable to be gone. */
	settersOf(variable: Variable): readonly Setter[];
};

/** What is really sent; undefined: nothing. */
export function sentBy({request, refusal}: Sender): Request | undefined {
	return refusal ? undefined : request;
}

/** No credential of any kind would be sent, to Anthropic or to the server that a base URL names. */
export function hasNothing({refusal}: Sender): boolean {
	return refusal?.cause === 'login-missing' || refusal?.cause === 'gateway-no-credential';
}

export type Senders = {
	readonly all: readonly Sender[];
	readonly apps: readonly App[];
	readonly origins: Origins;
	readonly dotenv: DotenvFiles | undefined;
	readonly direnv: Direnv | undefined;
	readonly sources: SourceFiles | undefined;
	readonly where: Where | undefined;
	/** `fix <cause>`: what can't be proved is taken for so. */
	readonly assumed: ReadonlySet<CauseId>;
	/** Of Claude Code alone. */
	readonly claude: ClaudeFacts | undefined;
};

export const senders = defineFact<Senders>({
	id: 'senders',
	async read(context) {
		const {need, try: attempt, purpose, form, host, assumed} = context;
		const [asked, proved, folder] = await Promise.all([attempt(server), attempt(proofs), folderOf(context)]);
		const said = (mode: string): Pick<Sender, 'mode' | 'answer' | 'asked'> => ({
			mode,
			answer: proved?.modes[mode]?.answer ?? {kind: 'not-asked', why: 'nothing-to-send'},
			asked: asked?.modes[mode],
		});
		if (purpose === 'claude-code') {
			const claude = await need(claudeFacts);
			return {...folder, assumed: assumed.causes, claude, all: ofClaude(claude, said, folder, host.now())};
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

type Said = (mode: string) => Pick<Sender, 'mode' | 'answer' | 'asked'>;

/** The modes, the one that counts first; one that sends the same as the first is left out. */
function ofClaude(facts: ClaudeFacts, said: Said, {dotenv}: Folder, now: number): readonly Sender[] {
	const {predictions, main, login} = facts;
	const modes = [main, main === 'interactive' ? 'print' : 'interactive'] as const;
	const all = modes.map((mode: Mode): Sender => {
		const {request, refusal, intended} = predictions[mode];
		const meant = request ?? intended;
		return {
			...said(mode),
			kind: 'claude-code',
			name: mode === 'print' ? 'claude -p' : 'Claude Code',
			dialect: claudeDialect,
			severity: mode === main ? 'error' : 'warning',
			request: meant,
			refusal,
			address: addressOf(meant?.baseUrl, claudeForm(meant?.provider)),
			program: undefined,
			app: undefined,
			hasLoginBelow: hasUsableLogin(login, now),
			inForce: predictions.inForce,
			setterOf(variable) {
				// Old versions load .env files by themselves.
				const line = dotenv?.assignments.find(
					({name, site}) => name === variable.name && isSamePlace(site, variable.site),
				);
				return line ? {kind: 'assignment', assignment: line} : setterOf(variable, facts);
			},
			settersOf: ({name}) => settersOf(name, facts),
		};
	});
	const [first, second] = all as [Sender, Sender];
	const isAlike =
		first.refusal?.cause === second.refusal?.cause &&
		first.request?.xApiKey?.value?.fingerprint === second.request?.xApiKey?.value?.fingerprint &&
		first.request?.bearer?.source === second.request?.bearer?.source;
	return isAlike ? [first] : all;
}

/** It appends /v1/messages; Bedrock and Vertex have paths of their own. */
function claudeForm(provider: Provider = 'anthropic'): UrlForm {
	const isMessages = provider === 'anthropic' || provider === 'foundry';
	return {path: isMessages ? 'none' : 'any', trailingSlash: 'harmless', isSchemeOptional: true};
}

const claudeDialect: Dialect = {
	...dialectOf('javascript', null),
	odd: {
		stopping: ['line-break', 'zero-width', 'non-ascii'],
		stops: 'Claude Code refuses it before sending anything.',
		passes: 'Claude Code sends it as it is, and the server takes it for another key.',
	},
};

function ofUse(use: ClientUse, index: number, said: Said, folder: Folder): Sender {
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

function addressOf(variable: Variable | undefined, form: UrlForm): Address | undefined {
	return variable?.plain === undefined || variable.value.isBlank
		? undefined
		: {variable, form, isAskedAsIs: form.path === 'none' || form.path === 'any', ...readAppUrl(variable.plain, form)};
}

const programNames: Readonly<Record<SourceLanguage, string>> = {
	python: 'The Python program',
	javascript: 'The JavaScript program',
	shell: 'The script',
	other: 'A program that is started here',
};
