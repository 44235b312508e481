// The words that causes of the place where a credential is set are known by (facts.md §4; platforms.md). Shells' own errors are read by core/explain.
import type {CauseMessages} from '../define.js';

export const placeMessages: CauseMessages = {
	'powershell-syntax': {
		own: [
			'env anthropic ~ <no such command>',
			'anthropic api key ~ cmdlet',
			'anthropic auth token ~ cmdlet',
			'anthropic base url ~ cmdlet',
		],
		says: ['export <no such command>', '<no such command> ~ export', 'export ~ cmdlet'],
		hints: [],
	},
	'variable-not-exported': {
		own: [
			'command not found anthropic',
			'not an identifier ~ sk-ant',
			'export not valid in this context',
			'fish please use set',
			'fish use set',
		],
		says: ['<anthropic key> & <not exported>'],
		hints: ['key error anthropic api key', 'no such environment variable'],
	},
	'shell-stale': {
		own: [],
		says: ['restart your terminal & <anthropic key>', 'open a new terminal & <anthropic key>'],
		hints: [],
	},
	'dotenv-overrides': {
		own: ['injected anthropic api key from env'],
		says: [],
		hints: [],
	},
	'direnv-overrides': {
		own: ['direnv export anthropic', 'envrc is blocked ~ direnv'],
		says: ['direnv & <anthropic key>'],
		hints: ['direnv'],
	},
	'ide-environment': {
		own: [],
		says: [
			'works in ~ terminal ~ not in ~ vs code',
			'extension host & <anthropic key>',
			'works in the terminal & claude',
		],
		hints: [],
	},
	'variable-not-read': {
		own: [],
		says: ['anthropic auth token ~ not supported', 'only reads anthropic api key'],
		hints: [],
	},
	'inside-claude-code': {
		own: [
			'claudecode 1',
			'cannot be launched inside another claude code session',
			'nested sessions share runtime resources',
		],
		says: [],
		hints: [],
	},
};
