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
	first: {
		script: 'Send an API key as `x-api-key: …`, without "Bearer"; a gateway may want the other header.',
		app: "Choose in the app's settings how the key is sent: `x-api-key`, or `Authorization: Bearer` for a gateway.",
	},
	links: [pages.gateway, pages.variables],
	rank: 320,
	explains: [...refusals, 'key-placeholder'],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [
			'please carry the api secret key in the ~ field of the request header',
			'required authorization header is missing',
		],
		says: [
			'missing bearer or basic authentication',
			'authorization header is missing',
			'missing authentication header',
			'authorization header ~ <missing>',
			'in an authorization header using bearer auth',
			'missing bearer token',
			'missing api key please run login',
		],
		hints: ['no auth credentials found', 'missing api key'],
	},
});
