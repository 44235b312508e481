// The words that causes of the program itself are known by (facts.md §5, §11; claude-code.md §0). Shells' own errors are read by core/explain.
import type {CauseMessages} from '../define.js';

export const programMessages: CauseMessages = {
	'claude-missing': {
		own: [
			'claude <no such command>',
			'claude code <no such command>',
			'command not found claude',
			'unknown command claude',
			'permission denied claude',
			'spawn claude enoent',
			'spawn ~ claude enoent',
			'claude native binary not installed',
			'native binary not installed',
			'native binary not found',
			'claude code not found',
			'claude cli not found',
			'claude code cli not found',
			'cli not found error',
			'claude code is not installed',
			'claude is not installed',
			'claude executable not found',
			'claude code executable not found',
			'claude command not found',
			'could not find claude',
			'postinstall did not run',
			'cannot find module anthropic ai claude code',
			'bin claude no such file or directory',
			'env node no such file or directory & claude',
			'native installation exists but ~ not in your path',
		],
		says: ['install claude code', 'claude ~ not in your path'],
		hints: ['npm install g anthropic ai claude code'],
	},
	'claude-outdated': {
		own: [
			'needs an update',
			'or higher is required to continue',
			'please run claude update',
			'unknown command auth',
			'unknown option & claude auth',
			'claude code ~ is outdated',
			'unknown option setup token',
		],
		says: ['unknown scope user', 'claude ~ outdated', 'newer version ~ is required', 'claude ~ no longer supported'],
		hints: ['oauth authentication is currently not supported'],
	},
	'claude-duplicates': {
		own: [
			'multiple installations detected',
			'multiple installations found',
			'leftover npm global installation',
			'leftover npm local installation',
		],
		says: [],
		hints: [],
	},
	'folklore-file': {own: ['config claude code auth json'], says: [], hints: []},
	'app-misconfigured': {
		own: [],
		says: [],
		hints: [
			'couldnt connect with these settings',
			'could not validate anthropic api key',
			'check your anthropic api key in settings',
		],
	},
};
