// Who sends for `--for api` and `--for app`, gathered once: each program or app with what it would send, what was said to it, and who set it.
import type {CauseId} from '../core/cause-id.js';
import type {Severity} from '../core/check.js';
import {defineFact} from '../core/evidence.js';
import type {
	AnswerResult,
	App,
	Direnv,
	DotenvFiles,
	SourceFiles,
	SourceLanguage,
	Variable,
	Where,
} from '../core/readings.js';
import type {Request} from '../core/request.js';
import {apps} from '../probes/apps.js';
import {direnv} from '../probes/direnv.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {sourceFiles} from '../probes/source-files.js';
import {where} from '../probes/where.js';
import {clientSetterOf} from './client-setters.js';
import {type ClientUse, clientUses} from './client-uses.js';
import {type Origins, origins} from './origins.js';
import {type Asked, server} from './server.js';
import type {Setter} from './setters.js';

/** What a client does with odd characters is said in its own terms. */
export type ClientKind = 'claude-code' | 'python' | 'javascript' | 'curl' | 'app';

export type Sender = {
	readonly use: ClientUse;
	/** "The Python program", "OpenCode": the beginning of a sentence. */
	readonly name: string;
	readonly client: ClientKind;
	/** Of what stops it: an error for the one that the person asks about, a warning for a program in another language. */
	readonly severity: Severity;
	/** What is sent, or would be without the client's own refusal. */
	readonly request: Request | undefined;
	readonly answer: AnswerResult;
	readonly asked: Asked | undefined;
	settersOf(variable: Variable): readonly Setter[];
};

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
};

export const senders = defineFact<Senders>({
	id: 'senders',
	async read({need, try: attempt, assumed}) {
		const [uses, asked, set, dotenv, folder, sources, place, found] = await Promise.all([
			need(clientUses),
			attempt(server),
			need(origins),
			attempt(dotenvFiles),
			attempt(direnv),
			attempt(sourceFiles),
			attempt(where),
			attempt(apps),
		]);
		const facts = {
			apps: found?.apps ?? [],
			origins: set,
			dotenv: dotenv,
			direnv: folder,
			sources: sources,
			where: place,
			assumed: assumed.causes,
		};
		const modes = asked?.modes ?? {};
		const all = uses.map((use, index): Sender => {
			const {app, program} = use;
			return {
				use,
				name: app ? startOf(app.name) : programNames[program?.language ?? 'other'],
				client: app ? 'app' : (clients[program?.language ?? 'other'] ?? 'curl'),
				severity: app || index === 0 ? 'error' : 'warning',
				request: use.request ?? use.intended,
				answer: modes[use.mode]?.answer ?? {kind: 'not-asked', why: 'nothing-to-send'},
				asked: modes[use.mode],
				settersOf: (variable) => [clientSetterOf(variable, use, facts)],
			};
		});
		return {all, ...facts};
	},
});

const clients: Partial<Record<SourceLanguage, ClientKind>> = {python: 'python', javascript: 'javascript'};

const programNames: Readonly<Record<SourceLanguage, string>> = {
	python: 'The Python program',
	javascript: 'The JavaScript program',
	shell: 'The script',
	other: 'A program that is started here',
};

function startOf(name: string): string {
	return name.replace(/^the /, 'The ');
}
