// Claude Code's two modes, as senders.
import {type Dialect, dialectOf} from '../core/client/dialects.js';
import type {DotenvFiles, Login, UrlForm} from '../core/readings.js';
import type {Mode, Predictions, Provider} from '../core/request.js';
import {hasUsableLogin} from '../core/stored-login.js';
import type {Proofs} from './proofs.js';
import {addressOf, type Sender, saidTo} from './sender.js';
import type {Server} from './server.js';
import {isSamePlace, type SetterFacts, setterOf, settersOf} from './setters.js';

type Facts = SetterFacts & {
	readonly predictions: Predictions;
	readonly main: Mode;
	readonly login: Login;
	readonly proofs: Proofs | undefined;
	readonly server: Server | undefined;
	readonly dotenv: DotenvFiles | undefined;
};

/** The modes, the one that counts first; one that sends the same as the first is left out. */
export function claudeSenders(facts: Facts, now: number): readonly Sender[] {
	const {predictions, main, login, proofs, server, dotenv} = facts;
	const modes = [main, main === 'interactive' ? 'print' : 'interactive'] as const;
	const all = modes.map((mode): Sender => {
		const {request, refusal, intended} = predictions[mode];
		const meant = request ?? intended;
		return {
			...saidTo(mode, proofs, server),
			kind: 'claude-code',
			name: mode === 'print' ? 'claude -p' : 'Claude Code',
			dialect: claudeDialect,
			severity: mode === main ? 'error' : 'warning',
			request: meant,
			refusal,
			address: addressOf(meant?.baseUrl, claudeForm(meant?.provider)),
			program: undefined,
			app: undefined,
			hasLoginBelow:
				hasUsableLogin(login, now) || predictions.inForce('CLAUDE_CODE_OAUTH_TOKEN')?.value.isBlank === false,
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
		stops: 'Claude Code refuses it before sending anything.',
		passes: 'Claude Code sends it as it is, and the server takes it for another key.',
	},
};
