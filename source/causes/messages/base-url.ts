// The messages that causes of the base URL and of custom headers are known by (facts.md §12; claude-code.md §3 p, t).
import type {CauseMessages} from '../define.js';

export const baseUrlMessages: CauseMessages = {
	'base-url-invalid': [
		[9, /invalid url.{0,160}input: ?.{0,3}(\[|api\.|www\.|[a-z0-9.-]+\/v1|https?:\/\/\[)/],
		[8, /api error: ?invalid url/],
		[8, /err_invalid_url/],
		[8, /(request url is missing an http:\/\/ or https:\/\/ protocol|unsupportedprotocol)/],
		[8, /invalid url .{0,120}no scheme supplied|missingschema/],
		[8, /anthropic_base_url.{0,60}(invalid|not a valid|malformed|must (be|start|include|begin)|missing)/],
		[8, /(invalid|malformed|bad) (anthropic_base_url|base ?url|api ?base|base_url)/],
		[7, /failed to parse url from/],
		[7, /relative url without a base|unsupported protocol scheme|only absolute urls are supported/],
		[7, /base ?url (is |must be )?(invalid|not a valid|an absolute|malformed)/],
		[6, /invalid url/],
		[6, /first path segment in url cannot contain colon/],
		[5, /url rejected|could not resolve host: ?\[?https?$|unsupported protocol/],
	],
	'base-url-extra-path': [
		[11, /\/v1\/v1\//],
		[10, /\/v1\/messages\/v1\/messages/],
		[9, /\/v1\/messages\/messages/],
		[
			8,
			/anthropic_base_url=?.{0,80}\/v1(\/messages)?\/?(?![\w/]).{0,400}(issue with the selected model|404|not found)/,
		],
		[4, /there.?s an issue with the selected model/],
		[3, /run --model to pick a different model/],
	],
	'base-url-trailing-slash': [
		[9, /https?:\/\/[a-z0-9.:-]+(\/[\w.-]+)*\/\/(v1|messages)/],
		[8, /(post|get|head) \/\/(v1|messages)/],
		[8, /(double|trailing) slash/],
		[7, /base ?url (must|should) not (end|have a trailing)/],
	],
	'base-url-missing-path': [
		[9, /https?:\/\/[a-z0-9.:-]+\/messages(?!\/)/],
		[8, /(post|get) \/messages.{0,20} 404/],
		[8, /cannot post \/(v1\/)?messages/],
		[7, /cannot post \//],
		[7, /no static resource (v1\/)?messages/],
		[6, /url: ?https?:\/\/[^{}]{3,80}\/messages.{0,120}(404|not found)/],
		[5, /invalid url \(post \/(v1\/)?messages\)/],
	],
	'base-url-insecure': [
		[7, /(insecure|unencrypted|plain ?text) (http|connection|base ?url)/],
		[7, /(must|should|only) (use )?https/],
		[6, /http:\/\/ is not (allowed|secure)/],
		[6, /plain http request was sent to https port/],
	],
	'custom-headers': [
		[11, /invalid anthropic_custom_headers/],
		[10, /parsed from anthropic_custom_headers/],
		[4, /anthropic_custom_headers/],
		[6, /(invalid|malformed) custom headers?/],
	],
};
