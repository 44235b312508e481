// This version of Claude Code has a known problem with authentication.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'claude-outdated',
	section: 'program',
	title: 'This version of Claude Code has a known problem with authentication',
	meaning:
		'The installed version has a bug in signing in, renewing or sending credentials that newer versions do not have, or is far behind.',
	tell: 'Compare `claude --version` with what was fixed since: claude-fix shows it.',
	remedy: ['Run `claude update`, or update with the package manager that installed it.', 'Start all sessions again.'],
	asked: {likelier: ['after-update.yes'], unlikelier: ['after-update.no']},
	links: [pages.install, pages.commands],
	rank: 870,
	explains: ['login-missing'],
	words: {
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
});
