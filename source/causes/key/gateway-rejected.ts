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
	first: {
		any: 'Get a new key of this gateway, and put it in the variable or field that is meant for it.',
		cloud: 'Ask whoever runs the gateway whether this credential may use it.',
	},
	links: [pages.gateway],
	rank: 740,
	isCuredByNewKey: true,
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [],
		says: [
			'new api error',
			'one api error',
			'litellm proxy ~ authentication error',
			'no api key passed in',
			'invalid proxy server token',
			'token not found in db',
			'key not found in db',
			'token expired or incorrect',
			'authentication fails',
			'no auth credentials found',
			'no cookie auth credentials found',
			'team not allowed to access model',
			'无效的令牌',
			'令牌',
			'额度',
			'身份验证',
			'认证失败',
			'分组',
			'余额不足',
			'insufficient account balance',
			'invalid api key format',
			'invalid token request id',
			'user not found',
			'upstream ~ <rejected>',
			'upstream ~ http 401',
			'provider returned error',
			'invalid apikey provided',
			'invalid authentication',
		],
		hints: ['incorrect api key provided', 'invalid token'],
	},
});
