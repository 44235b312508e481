// Signing in, a key in its place, and updating. How to sign in depends on the version: before 2.1.41 "claude auth login" would be sent as a prompt (facts.md §5).
import type {Fix} from '../../core/fix.js';
import {signInCommand} from '../../core/versions.js';
import {manual, openPage, run, tell} from './fixes.js';

export function signIn(version: string | null): Fix {
	const {program, args, inside} = signInCommand(version);
	const why = inside
		? `this version has no sign-in command: type ${inside} in the session that starts, then /exit`
		: 'Claude Code opens the browser, or shows an address and asks for a code';
	return manual('sign-in', 'Sign in again', run(program, args, why));
}

/** Where HOME is another account's folder: what that account has there stays its own. */
export function withOwnHome(home: string): Fix {
	return manual(
		'own-home',
		'Start Claude Code with the home folder of this account',
		tell('HOME points to another folder; sudo keeps it that way unless -H is given. For this shell:', {
			kind: 'set',
			name: 'HOME',
			value: home,
		}),
	);
}

/** For someone who has no subscription, or needs to work now (article.md A4). */
export const useKeyInstead = manual(
	'use-api-key',
	'Or use an API key for now: usage is then billed to its organisation, not to a subscription',
	openPage('https://platform.claude.com/settings/keys', 'create a key in the Console'),
	tell('Paste this with the new key; take it away again when you go back to the login:', {
		kind: 'set',
		name: 'ANTHROPIC_API_KEY',
		value: undefined,
	}),
);

export function updateFix(version: string | null): Fix {
	return manual(
		'update',
		'Update Claude Code',
		run('claude', ['update'], version ? `this is ${version}` : 'to the newest version'),
	);
}
