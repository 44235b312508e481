// Interactive Claude Code still shows its first-run screens.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'onboarding-incomplete',
	section: 'sign-in',
	title: 'Interactive Claude Code still shows its first-run screens',
	meaning:
		'The credentials are fine, but `hasCompletedOnboarding` is missing in `.claude.json`, so interactive Claude Code shows the sign-in screen anyway. This is common in containers and after a gateway was set up by hand.',
	tell: '`claude -p` works with the same credentials, the interactive session asks for a login method.',
	remedy: [
		'Set `"hasCompletedOnboarding": true` in `.claude.json` (reversible).',
		'Or go through the first-run screens once.',
	],
	asked: {likelier: ['after-update.yes'], unlikelier: ['after-update.no']},
	links: [pages.authentication, pages.directory],
	rank: 860,
	words: {
		own: ['choose the text style that looks best', 'has completed onboarding'],
		says: [],
		hints: ['select login method'],
	},
});
