// A program or app that has no credential to send: nothing is set, or it is set to nothing.
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {Site} from '../core/place.js';
import type {Assignment, SourceReference} from '../core/readings.js';
import {type Sender, type Senders, senders} from '../facts/senders.js';
import {withoutEmptyLine} from './shared/overrides.js';
import {consoleKeys} from './shared/remedies.js';
import {tellFix} from './shared/sender-fixes.js';

export default defineCheck({
	id: 'client-credential',
	title: 'A key to send',
	area: 'credential',
	order: 400,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: facts}, {purpose}) {
		const [sender] = facts.all;
		// Claude Code blanks the variables for what it starts: what is missing here may be there in a terminal.
		if (!sender || facts.where?.inside.includes('claude-code')) {
			return [];
		}
		const {refusal} = sender;
		switch (refusal?.cause) {
			case 'key-empty':
				return [empty(sender, facts)];
			case 'login-missing':
				// Apps may keep their key where nothing else can look: in a keychain, in a database.
				return purpose === 'api' ? [missing(sender, facts)] : [];
			default:
				return [];
		}
	},
});

const keyName = /^ANTHROPIC_(?:API_KEY|AUTH_TOKEN)$/;

function missing({name, program, refusal}: Sender, facts: Senders): Finding {
	const own = namesRead(facts);
	const unread = unreadIn(facts, own);
	const lacking = program?.lacking;
	const isToken = facts.origins.get('CLAUDE_CODE_OAUTH_TOKEN')?.variable !== undefined;
	const says = refusal?.says.replace(/^"|"$/g, '') ?? '';
	return {
		cause: 'login-missing',
		severity: 'error',
		title: 'There is no API key for a program that is started here',
		detail: [
			lacking
				? `${name} reads its key from ${lacking.names[0]}, which nothing sets, and stops there.`
				: `${name} finds neither ANTHROPIC_API_KEY nor ANTHROPIC_AUTH_TOKEN${/resolve/.test(says) ? `, and says "${says.split('.')[0]}"` : ''}.`,
			...(unread ? [unread.detail] : []),
			...(isToken ? ['CLAUDE_CODE_OAUTH_TOKEN is for Claude Code only; no SDK reads it.'] : []),
		].join(' '),
		where: [
			...(unread ? [unread.site] : []),
			...(lacking ? [lacking.site] : []),
			{kind: 'environment', name: lacking?.names[0] ?? 'ANTHROPIC_API_KEY'},
		],
		fixes: [unread?.fix ?? (lacking ? set(lacking, facts) : create)],
	};
}

const create: Fix = {...consoleKeys(undefined), title: 'Create a key in the Console and set ANTHROPIC_API_KEY'};

function set({names: [name = ''], slot}: SourceReference, {origins}: Senders): Fix {
	return origins.get(slot)?.variable?.value.isBlank === false
		? tellFix('leave-out', `Set ${name}, or leave the argument out: the SDK reads ${slot} by itself, which is set`)
		: tellFix('set', `Set ${name} where the program is started`, [{kind: 'set', name, value: undefined}]);
}

/** The names that hold a key for the programs of this folder. */
function namesRead({sources}: Senders): ReadonlySet<string> {
	const own = (sources?.references ?? []).filter(({slot}) => keyName.test(slot)).flatMap(({names}) => names);
	return new Set(['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', ...own]);
}

type Unread = {readonly site: Site; readonly detail: string; readonly fix: Fix};

/** A key that lies ready in this folder, in a file that nothing reads as things are. */
function unreadIn({dotenv, direnv}: Senders, names: ReadonlySet<string>): Unread | undefined {
	const isKey = ({name, value, effect}: Assignment): boolean =>
		names.has(name) && effect === 'exports' && !value.isBlank;
	const ofDirenv = direnv?.isLoaded ? undefined : direnv?.assignments.find(isKey);
	if (ofDirenv) {
		return {
			site: ofDirenv.site,
			detail: `.envrc exports ${ofDirenv.name}, but direnv has not loaded it here${direnv?.permission === 'blocked' ? ', since it is not allowed' : ''}.`,
			fix: tellFix(
				'load-envrc',
				direnv?.isInstalled === false
					? 'Install direnv, or set the variable in another way'
					: 'Read .envrc, then let direnv load it',
				[{kind: 'run', program: 'direnv', args: ['allow']}],
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

function empty({name, program, refusal, inForce, setterOf}: Sender, {where}: Senders): Finding {
	const isCi = where?.inside.includes('ci') === true;
	const site = refusal?.site ?? ({kind: 'environment'} as const);
	const held = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'].map(inForce).find((one) => one?.value.isBlank);
	const variable = held?.name ?? 'ANTHROPIC_API_KEY';
	const setters = held && !isCi ? [setterOf(held)] : [];
	return {
		cause: 'key-empty',
		severity: 'error',
		detail: `${variable} is there, but empty${isCi ? ': a secret that is not handed to this job (pull requests from forks get none), or has another name' : ''}. ${name} ${program?.language === 'python' ? 'takes it all the same, and a .env file does not fill it in' : 'has nothing to send'}.`,
		where: [site],
		fixes: [
			...withoutEmptyLine(variable, setters),
			{
				id: 'set',
				title: `Give ${variable} a value, or unset it`,
				risk: 'manual',
				changes: [
					isCi
						? {
								kind: 'tell',
								text: "Look at the job's secrets: the name, the environment, and whether forks may use them.",
							}
						: {
								kind: 'tell',
								text: 'Set it where it is meant to be set, or take it out of this shell:',
								inShell: [{kind: 'unset', name: variable}],
							},
				],
			},
		],
	};
}
