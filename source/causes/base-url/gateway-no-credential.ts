// A gateway is set, and there is nothing to send to it.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'gateway-no-credential',
	section: 'base-url',
	title: 'A gateway is set, and nothing is there to be sent to it',
	meaning:
		'ANTHROPIC_BASE_URL leads to a gateway or a local router, and no key, token or sign-in would go along: Claude Code sends nothing, even where that server wants no credential at all.',
	tell: '"Not logged in" while ANTHROPIC_BASE_URL is set.',
	remedy: [
		'Set that server\u2019s token in ANTHROPIC_AUTH_TOKEN; for a router of your own any text will do.',
		'Or take ANTHROPIC_BASE_URL out, if Anthropic itself is meant.',
	],
	links: [pages.gateway],
	rank: 104,
	explains: ['login-missing', ...everySymptom],
	words: {own: ['not signed in to the cloud gateway'], says: [], hints: []},
});
