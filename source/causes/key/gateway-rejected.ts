// The gateway does not accept the credential that is meant for it.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'gateway-rejected',
	section: 'key',
	title: 'The gateway does not accept the credential that is meant for it',
	meaning:
		'The request reaches the gateway that you mean, and the gateway answers 401 or 403: its key has expired, was deleted, or lacks a permission there. Anthropic is not asked.',
	tell: "The answer has another shape than Anthropic's and no request id that begins with `req_`.",
	remedy: [
		'Create a new key at the gateway, or ask whoever runs it.',
		'Check quota, group and model permissions there.',
	],
	links: [pages.gateway],
	rank: 740,
	isCuredByNewKey: true,
	assumes: {cause: 'key-rejected', status: 401},
});
