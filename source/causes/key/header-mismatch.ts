// The server wants this credential in the other header.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {refusals} from '../symptoms.js';

export default defineCause({
	id: 'header-mismatch',
	section: 'key',
	title: 'The server wants this credential in the other header',
	meaning:
		'`ANTHROPIC_API_KEY` is sent as `x-api-key`, `ANTHROPIC_AUTH_TOKEN` as `Authorization: Bearer`. Many gateways read only one of them.',
	tell: 'The message asks for the other header, or says that one is missing.',
	remedy: [
		'Put the value in the other variable: `ANTHROPIC_AUTH_TOKEN` for `Authorization`, `ANTHROPIC_API_KEY` for `x-api-key`.',
		'Unset the first one.',
	],
	links: [pages.gateway, pages.variables],
	rank: 320,
	explains: [...refusals, 'key-placeholder'],
	assumes: {cause: 'key-rejected', status: 401},
});
