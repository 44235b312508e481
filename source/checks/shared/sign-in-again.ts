// The way to sign in, which depends on the version: before 2.1.41 "claude auth login" would be sent as a prompt (facts.md §5).
import type {Fix} from '../../core/fix.js';
import {signInCommand} from '../../core/versions.js';

export function signIn(version: string | null): Fix {
	const {program, args, inside} = signInCommand(version);
	return {
		id: 'sign-in',
		title: 'Sign in again',
		risk: 'manual',
		changes: [
			{
				kind: 'run',
				program,
				args,
				why: inside
					? `this version has no sign-in command: type ${inside} in the session that starts, then /exit`
					: 'Claude Code opens the browser, or shows an address and asks for a code',
			},
		],
	};
}

/** For someone who has no subscription, or needs to work now (article.md A4). */
export const useKeyInstead: Fix = {
	id: 'use-api-key',
	title: 'Or use an API key for now: usage is then billed to its organisation, not to a subscription',
	risk: 'manual',
	changes: [
		{kind: 'open', url: 'https://platform.claude.com/settings/keys', why: 'create a key in the Console'},
		{
			kind: 'tell',
			text: 'Paste this with the new key; take it away again when you go back to the login:',
			inShell: [{kind: 'set', name: 'ANTHROPIC_API_KEY', value: undefined}],
		},
	],
};
