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
	asked: {likelier: ['status-fails-too.no']},
	links: [pages.apiErrors, pages.gateway],
	rank: 800,
	words: {
		own: [
			'for the anthropic beta header',
			'anthropic dangerous direct browser access',
			'anthropic version header is required',
			'extra inputs are not permitted',
			'roles must alternate',
			'prompt is too long',
			'exceeded the ~ output token maximum',
			'request body is not valid json',
			'no low surrogate in string',
			'llm provider not provided',
			'invalid request format to language model',
			'ids were found without',
		],
		says: [
			'field required',
			'bad request error',
			'unprocessable entity',
			'range 0',
			'blocked by cors policy',
			'on demand throughput is not supported',
			'validation exception',
			'requested api is currently not supported',
		],
		hints: ['invalid request error', 'max tokens', 'tool use', 'bad request'],
	},
});
