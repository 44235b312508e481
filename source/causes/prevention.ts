// How to keep it from happening again: a list to tick off (article.md, P1 to P5, and what the catalogue adds).

import type {Habit} from '../core/prevention.js';

export const preventions: readonly Habit[] = [
	{
		id: 'up-to-date',
		text: 'Keep Claude Code up to date',
		how: 'Several versions lose a sign-in that is fine. `claude update` brings the newest; one installation is enough.',
		seenBy: ['claude-outdated', 'claude-duplicates', 'claude-missing'],
		looksAt: ['claude-code'],
	},
	{
		id: 'keys-in-env',
		text: 'Keep keys in .env, not in code or global profiles',
		how: 'A key in a profile outranks your sign-in in every program; a key in code ends up in git. List .env in .gitignore.',
		seenBy: ['key-hardcoded', 'key-leaked'],
		looksAt: ['key-exposed'],
	},
	{
		id: 'backup-key',
		text: 'Have a second key ready',
		how: 'If one is revoked you go on working. Create it in the Console and keep it in a password manager.',
	},
	{
		id: 'delete-revoked',
		text: 'Delete keys you no longer use rather than disabling them',
		how: 'A disabled key that is still set somewhere looks like a mystery months later. Delete it, and take it out of your files.',
	},
	{
		id: 'log-out',
		text: 'Log out explicitly',
		how: '`claude auth logout`, and signing out on the website, end a session cleanly. Idle browser tabs keep old ones alive.',
	},
	{
		id: 'one-credential',
		text: 'Have one credential, not several',
		how: 'Choose: the sign-in, a key or a gateway. Unset the variables of the others, also in the `env` block of settings files.',
		seenBy: ['key-overrides-login', 'token-overrides-login', 'gateway-token-left', 'both-credentials-set'],
		looksAt: ['key-and-login'],
	},
	{
		id: 'one-login-each',
		text: 'Sign in on each machine, never copy a login',
		how: 'A refresh token works once: a copied login ends the other one. For servers and CI use `claude setup-token` or a key.',
	},
	{
		id: 'no-sudo',
		text: 'Never run claude with sudo',
		how: 'Its files then belong to root, and the next renewal of your sign-in cannot be stored.',
		seenBy: ['login-access', 'settings-access'],
		looksAt: ['access'],
	},
	{
		id: 'paste-clean',
		text: 'Paste keys from where they were created',
		how: 'Chats, PDFs and wrapped terminals add blanks, line breaks and look-alike characters.',
		seenBy: ['key-whitespace', 'key-invisible', 'key-quoted', 'key-truncated'],
		looksAt: ['key-text'],
	},
	{
		id: 'clean-gateway',
		text: 'Take a gateway out as a whole',
		how: 'When you stop using a local proxy or another vendor, remove its base URL, its token and its model names together.',
		seenBy: ['gateway-url-left', 'gateway-token-left', 'endpoint-mismatch'],
		looksAt: ['gateway-url'],
	},
	{
		id: 'status-first',
		text: 'Look at the status page before you change anything',
		how: 'If it began suddenly and for others too, wait: signing out in the middle of an incident makes it worse.',
	},
];
