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
		hints: ['key error anthropic api key'],
	},
	'shell-stale': {
		own: [],
		says: [],
		hints: [],
	},
	'dotenv-overrides': {
		own: ['injected anthropic api key from env'],
		says: [],
		hints: [],
	},
	'direnv-overrides': {
		own: ['direnv export anthropic'],
		says: ['direnv & <anthropic key>'],
		hints: ['direnv'],
	},
	'ide-environment': {
		own: [],
		says: ['extension host & <anthropic key>'],
		hints: [],
	},
	'variable-not-read': {
		own: [],
		says: [],
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
