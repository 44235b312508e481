// The organisation behind this credential is disabled.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'org-disabled',
	section: 'server',
	title: 'The organisation behind this credential is disabled',
	meaning:
		'The server answers 400 "This organization has been disabled": the organisation that the sent key or login belongs to is closed. It is often an old employer\'s key that outranks a working login.',
	tell: 'It is about the organisation of the credential that is really sent, not always the one you think of.',
	remedy: [
		'Look which credential is sent; unset an old `ANTHROPIC_API_KEY`.',
		'Use a credential of another organisation.',
		"If it is your own organisation, contact Anthropic's support.",
	],
	links: [pages.errors, pages.console],
	rank: 690,
	words: {
		own: ['this organization has been disabled', 'belongs to a disabled organization'],
		says: ['<organisation> ~ <closed>', 'your account has been disabled', 'your account ~ <closed>'],
		hints: [],
	},
});
