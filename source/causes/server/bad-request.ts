// The server does not understand the request.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'bad-request',
	section: 'server',
	title: 'The server does not understand the request',
	meaning:
		'A 400 is about the content of the request: a parameter, a header or a model that is not valid there. The credential was accepted, or not looked at yet.',
	tell: 'The message names the field. 400s about credit, limits and disabled organisations are causes of their own.',
	remedy: [
		'Correct the field that is named.',
		'Behind a gateway: switch off beta features that it does not know (`CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1`).',
	],
	links: [pages.apiErrors, pages.gateway],
	rank: 800,
});
