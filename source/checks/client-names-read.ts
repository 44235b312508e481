// A program finds no credential, and there is one under a name that it doesn't read.
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {Variable} from '../core/readings.js';
import {hasNothing, type Sender} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {canBeChanged} from '../facts/setters.js';
import {inThisShell, manual, safe} from './shared/fixes.js';
import {insertBefore} from './shared/insert.js';
import {consoleKeys} from './shared/remedies.js';

/** Names that hold a credential of Anthropic for one program or another. */
const known = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'];

export default defineCheck({
	id: 'client-names-read',
	title: 'The credential has a name that the program reads',
	area: 'credential',
	order: 420,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: facts}, {purpose, folders}) {
		const [sender] = facts.all;
		if (!sender?.program || !hasNothing(sender)) {
			return [];
		}
		const {lacking, reads} = sender.program;
		const found = unread(sender, reads, facts);
		// Apps may keep their key where nothing else can look, unless they stop without their variable or this folder sets it for them.
		const isOfFolder = ({where: [site]}: Finding): boolean =>
			site?.kind === 'file' && site.path.startsWith(folders.cwd);
		return purpose === 'api' || lacking !== undefined ? found : found.filter(isOfFolder);
	},
});

function unread(sender: Sender, read: readonly string[], facts: Senders): readonly Finding[] {
	const {name: program, setterOf} = sender;
	const [wanted = 'ANTHROPIC_API_KEY'] = read;
	const held = known
		.filter((name) => !read.includes(name))
		.flatMap((name) => located(name, facts))
		.find(({value}) => !value.isBlank);
	if (!held || facts.where?.inside.includes('claude-code')) {
		return [];
	}
	const isSignIn = held.value.trimmed().kind === 'oauth' || held.name === 'CLAUDE_CODE_OAUTH_TOKEN';
	const setters = [setterOf(held)];
	const alike: Fix = canBeChanged(setters)
		? safe('set-under-name', `Set ${wanted} to the same value, beside it`, insertBefore(wanted, held.value, setters), {
				next: ['key-rejected'],
			})
		: manual(
				'set-under-name',
				`Set ${wanted} to the same value`,
				inThisShell({kind: 'copy', name: wanted, from: held.name}),
			);
	return [
		{
			cause: 'variable-not-read',
			severity: 'error',
			title: `${held.name} is set, but ${startingLow(program)} reads ${read.join(' or ')}`,
			detail: isSignIn
				? `${held.name} is for Claude Code only: its token is refused from other programs, whatever name it has. They need an API key.`
				: `The credential is there, under a name that ${startingLow(program)} does not look at.`,
			where: [held.site],
			leadsTo: ['login-missing'],
			fixes: [isSignIn ? {...consoleKeys(undefined), title: `Create a key in the Console and set ${wanted}`} : alike],
		},
	];
}

function located(name: string, {origins, dotenv}: Senders): readonly Variable[] {
	const own = origins.get(name)?.variable;
	const loaded = dotenv?.inForce(name);
	return [...(own ? [origins.locate(own)] : []), ...(loaded?.isLoaded ? [loaded] : [])];
}

function startingLow(name: string): string {
	return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
}
