// Causes 6: base URL and headers (causes.md §6).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {baseUrlMessages} from './messages/base-url.js';

export const baseUrl = defineSection(
	'base-url',
	[
		{
			id: 'base-url-invalid',
			title: 'The base URL is not a URL',
			meaning:
				'`ANTHROPIC_BASE_URL` has no `https://` in front, has quotes in it, or is a Markdown link that was pasted whole. No request can be made.',
			tell: 'The message is "Invalid URL", "Failed to parse URL" or "missing protocol", before anything is sent.',
			remedy: [
				'Write it as `https://host`, without quotes and brackets.',
				"Or unset it to use Anthropic's own address.",
			],
			links: [pages.variables, pages.gateway],
		},
		{
			id: 'base-url-extra-path',
			title: 'The base URL has a path that is added twice',
			meaning:
				"Claude Code and Anthropic's own libraries add `/v1/messages` themselves. With `/v1` in the base URL they ask for `/v1/v1/messages`, get a 404, and Claude Code reports it as a problem of the model.",
			tell: 'Any model fails with "There\'s an issue with the selected model"; a log shows `/v1/v1/`.',
			remedy: ['Remove `/v1` (or `/v1/messages`) from the end of the base URL.', 'Restart the program.'],
			links: [pages.gateway, pages.apiErrors],
		},
		{
			id: 'base-url-trailing-slash',
			title: 'The base URL ends in a slash',
			meaning:
				'Some apps put their path behind the slash and ask for `//messages`, or take the slash for "add no path". Claude Code does not mind it.',
			tell: 'The address in the message has two slashes in a row.',
			remedy: ["Remove the slash at the end, unless the app's own documentation wants it."],
			links: [pages.gateway],
		},
		{
			id: 'base-url-missing-path',
			title: 'The base URL lacks the path that this server needs',
			meaning:
				"Many gateways speak Anthropic's protocol below a path such as `/anthropic` or `/api` only, and some apps expect `/v1` in the base URL. Without it they answer 404 or a web page.",
			tell: "The address in the message has `/messages` right behind the host, or the gateway's home page comes back.",
			remedy: [
				"Add the path that the gateway's documentation names.",
				'For OpenCode, Continue and AI-SDK apps: end it in `/v1`.',
			],
			links: [pages.gateway],
		},
		{
			id: 'base-url-insecure',
			title: 'The base URL sends the credential without encryption',
			meaning: 'An `http://` address that is not this machine lets everybody on the way read the key.',
			tell: '`http://localhost` is fine; `http://` to another host is not.',
			remedy: ['Write `https://`.', 'Replace the key if it was sent already.'],
			links: [pages.gateway],
		},
		{
			id: 'custom-headers',
			title: 'ANTHROPIC_CUSTOM_HEADERS is malformed or replaces the credential',
			meaning:
				'The variable holds lines of `Name: value`. JSON or odd characters in it stop the request; an `x-api-key` or `Authorization` line in it replaces the credential that is meant.',
			tell: 'The message names the variable or a header of it.',
			remedy: ['Write one `Name: value` a line, no JSON.', 'Remove authentication headers from it.'],
			links: [pages.variables, pages.gateway],
		},
	],
	baseUrlMessages,
);
