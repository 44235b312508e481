// A program that has no credential to send, to Anthropic or to the server that its base URL names.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {readEndpoint} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {Site} from '../core/place.js';
import type {Assignment, SourceReference} from '../core/readings.js';
import {hasNothing, type Sender} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {type WorkflowStep, workflows} from '../probes/workflows.js';
import {inThisShell, manual, tell} from './shared/fixes.js';
import {consoleKeys, serverToken} from './shared/remedies.js';
import {secretNamed, stepWithout} from './shared/workflow-steps.js';

export default defineCheck({
	id: 'client-credential',
	title: 'A key to send',
	area: 'credential',
	order: 400,
	for: ['api', 'app'],
	needs: {senders, workflows: optional(workflows)},
	judge({senders: facts, workflows: steps}, {purpose}) {
		const [sender] = facts.all;
		// Claude Code blanks the variables for what it starts: what is missing here may be there in a terminal.
		if (!sender || facts.where?.inside.includes('claude-code')) {
			return [];
		}
		// Apps may keep their key where nothing else can look: in a keychain, in a database.
		return purpose === 'api' && hasNothing(sender) && !unknownNames(facts) ? [missing(sender, facts, steps)] : [];
	},
	untested: ({senders: facts}, {purpose}) => (purpose === 'api' ? unknownNames(facts) : undefined),
});

/** Why it isn't known which variables the programs read; undefined: it is. */
function unknownNames({all: [sender], sources}: Senders): string | undefined {
	if (!sender || !hasNothing(sender)) {
		return undefined;
	}
	return sources === undefined
		? 'the programs of this folder could not be read'
		: sources.unread.length > 0
			? 'a program of this folder has more in it than is looked at'
			: undefined;
}

const keyName = /^ANTHROPIC_(?:API_KEY|AUTH_TOKEN)$/;

function missing(
	{name, program, request, refusal}: Sender,
	facts: Senders,
	steps: readonly WorkflowStep[] | undefined,
): Finding {
	const clients = facts.sources?.clients ?? [];
	const step = stepWithout(
		clients.flatMap(({site}) => (site.kind === 'file' ? [site.path] : [])),
		steps,
	);
	const unread = step ? unhanded(step) : unreadIn(facts, namesRead(facts));
	const {lacking} = program ?? {};
	// With the SDK's own name, only the value is missing.
	const own = lacking && !lacking.names.some((one) => keyName.test(one)) ? lacking : undefined;
	const isOfGateway = refusal?.cause === 'gateway-no-credential';
	const isToken = facts.origins.get('CLAUDE_CODE_OAUTH_TOKEN')?.variable !== undefined;
	const says = refusal?.says.replace(/^"|"$/g, '') ?? '';
	return {
		cause: isOfGateway ? 'gateway-no-credential' : 'login-missing',
		severity: 'error',
		title: isOfGateway
			? `A base URL is set, and nothing is there to be sent to ${request?.origin}`
			: 'There is no API key for a program that is started here',
		detail: [
			lacking
				? `${name} reads its key from ${lacking.names[0]}, which nothing sets, and stops there.`
				: `${name} finds neither ANTHROPIC_API_KEY nor ANTHROPIC_AUTH_TOKEN${/resolve/.test(says) ? `, and says "${says.split('.')[0]}"` : ''}.`,
			...(unread ? [unread.detail] : []),
			...(isToken ? ['CLAUDE_CODE_OAUTH_TOKEN is for Claude Code only; no SDK reads it.'] : []),
		].join(' '),
		where: [
			...(unread ? [unread.site] : []),
			...(own ? [own.site] : []),
			...(isOfGateway && refusal.site ? [refusal.site] : []),
			{kind: 'environment', name: lacking?.names[0] ?? 'ANTHROPIC_API_KEY'},
		],
		fixes: [
			unread?.fix ??
				(own ? set(own, facts) : isOfGateway ? serverToken(readEndpoint(request?.origin ?? '').isLoopback) : create),
		],
	};
}

function unhanded({site}: WorkflowStep): Unread {
	return {
		detail: 'This step of the workflow is not handed the secret; env of another step is not seen here.',
		site,
		fix: manual(
			'hand-over',
			'Hand the secret to this step',
			tell(`Write below this step: \`env: {ANTHROPIC_API_KEY: "${secretNamed('ANTHROPIC_API_KEY')}"}\``),
		),
	};
}

const create: Fix = {...consoleKeys(undefined), title: 'Create a key in the Console and set ANTHROPIC_API_KEY'};

function set({names: [name = ''], slot}: SourceReference, {origins}: Senders): Fix {
	return origins.get(slot)?.variable?.value.isBlank === false
		? manual(
				'leave-out',
				'Leave out the argument where the client is made',
				tell(`The SDK reads ${slot} by itself, which is set. Or set the name that is read:`, {
					kind: 'set',
					name,
					value: undefined,
				}),
			)
		: manual('set', `Set ${name} where the program is started`, inThisShell({kind: 'set', name, value: undefined}));
}

/** The names that hold a key for the programs of this folder. */
function namesRead({sources}: Senders): ReadonlySet<string> {
	const own = (sources?.references ?? []).filter(({slot}) => keyName.test(slot)).flatMap(({names}) => names);
	return new Set(['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', ...own]);
}

type Unread = {readonly site: Site; readonly detail: string; readonly fix: Fix};

/** A key in this folder, in a file that nothing reads at present. */
function unreadIn({dotenv, direnv}: Senders, names: ReadonlySet<string>): Unread | undefined {
	const isKey = ({name, value, effect}: Assignment): boolean =>
		names.has(name) && effect === 'exports' && !value.isBlank;
	const ofDirenv = direnv?.isLoaded ? undefined : direnv?.assignments.find(isKey);
	if (ofDirenv) {
		return {
			site: ofDirenv.site,
			detail: `.envrc exports ${ofDirenv.name}, but direnv has not loaded it here${direnv?.permission === 'blocked' ? ', since it is not allowed' : ''}.`,
			fix: manual(
				'load-envrc',
				direnv?.isInstalled === false
					? 'Install direnv, or set the variable in another way'
					: 'Read .envrc, then let direnv load it',
				inThisShell({kind: 'run', program: 'direnv', args: ['allow']}),
			),
		};
	}
	const ofDotenv = dotenv?.assignments.find((one) => isKey(one) && !one.isLoaded);
	return (
		ofDotenv && {
			site: ofDotenv.site,
			detail: `A .env file has ${ofDotenv.name}, but nothing was found here that loads it: a .env file does nothing by itself.`,
			fix: {
				id: 'load-dotenv',
				title: 'Load the .env file',
				risk: 'manual',
				changes: [
					{kind: 'tell', text: 'In Python:', command: 'from dotenv import load_dotenv; load_dotenv()'},
					{kind: 'tell', text: 'In Node:', command: 'node --env-file=.env …'},
				],
			},
		}
	);
}
