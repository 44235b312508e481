// The words that causes of the base URL and of custom headers are known by (facts.md §12; claude-code.md §3 p, t). Paths are read by core/explain.
import type {CauseMessages} from '../define.js';

export const baseUrlMessages: CauseMessages = {
	'base-url-invalid': {
		own: ['api error invalid url'],
		says: [
			'request url is missing an http',
			'unsupported protocol',
			'missing schema',
			'no scheme supplied',
			'failed to parse url',
			'relative url without a base',
			'only absolute urls are supported',
			'first path segment in url cannot contain colon',
			'base url & <malformed>',
			'url rejected',
			'unknown url type',
			'err invalid url',
			'expected url scheme http or https',
			'uri is not absolute',
			'invalid uri ~ could not be determined',
		],
		hints: ['invalid url'],
	},
	'base-url-extra-path': {
		own: [],
		says: [],
		hints: [
			'issue with the selected model',
			'run model to pick a different model',
			'resource you are requesting could not be found',
		],
	},
	'base-url-trailing-slash': {
		own: [],
		says: [],
		hints: [],
	},
	'base-url-missing-path': {
		own: [],
		says: [
			'cannot post messages',
			'cannot post v1 messages',
			'no static resource v1 messages',
			'no static resource messages',
		],
		hints: [],
	},
	'base-url-insecure': {
		own: ['plain http request was sent to https port'],
		says: [],
		hints: [],
	},
	'custom-headers': {
		own: ['invalid anthropic custom headers', 'parsed from anthropic custom headers'],
		says: ['custom headers & <malformed>'],
		hints: [],
	},
};
