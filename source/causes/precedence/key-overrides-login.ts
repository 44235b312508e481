// ANTHROPIC_API_KEY outranks the sign-in.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-overrides-login',
	section: 'precedence',
	title: 'ANTHROPIC_API_KEY outranks the sign-in',
	meaning:
		'When `ANTHROPIC_API_KEY` is set, Claude Code sends it and not your Pro, Max, Team or Enterprise login. It never falls back: if the key is rejected, disabled or out of credit, every prompt fails, and if it works, its organisation is billed.',
	tell: 'Messages about credit or a disabled organisation although you have a subscription; `/status` shows "API key: ANTHROPIC_API_KEY".',
	remedy: [
		'Remove the variable where it is set: shell file, `.env`, editor, or the `env` block of a settings file (which beats the shell).',
		'In this shell: `unset ANTHROPIC_API_KEY`.',
		'Start Claude Code again and look at `/status`.',
	],
	first: {
		any: 'Remove `ANTHROPIC_API_KEY` where it is set (shell file, `.env`, `env` of a settings file) and `unset` it here.',
		app: "Take the key out of the app's settings if the subscription is meant.",
	},
	links: [pages.authentication, pages.variables],
	rank: 380,
	explains: [...everySymptom],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [
			'belongs to a disabled organization',
			'unset the environment variable to use your subscription',
			'claude.ai connectors are disabled because',
			'takes precedence over your claude.ai login',
			'auth token claude.ai not in use',
			'credit balance is too low & <subscription>',
			'detected a custom api key in your environment',
		],
		says: [
			'anthropic api key ~ <instead of> ~ <subscription>',
			'auth conflict using anthropic api key',
			'unset anthropic api key',
			'credit balance is too low',
		],
		hints: [],
	},
});
