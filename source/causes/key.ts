// Causes 4: the key itself (causes.md §4).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {keyMessages} from './messages/key.js';

export const key = defineSection(
	'key',
	[
		{
			id: 'key-rejected',
			title: 'The server does not accept the API key',
			meaning:
				'Anthropic answers 401 to a key of the right form: it was deleted, disabled, has expired, or is mistyped. A 401 is about this credential and is not a ban.',
			tell: '"invalid x-api-key" is about an API key; "OAuth token has expired" is about a sign-in and is cured by signing in. If the key is fresh, look at whether it goes to the vendor that issued it.',
			remedy: [
				'Check the key in the Console: is it listed, enabled, of the right workspace?',
				'Create a new key and put it where the old one is set.',
				'Delete the old key rather than keep it disabled.',
			],
			links: [pages.console, pages.apiErrors, pages.apiAuthentication],
		},
		{
			id: 'key-leaked',
			title: 'The key is in a file that git tracks',
			meaning:
				'A key that was committed is to be taken for public. Keys that are found in public repositories are revoked automatically, which shows as a 401 out of the blue.',
			tell: 'A mail about an exposed key, or the key in `git log -p`.',
			remedy: [
				'Create a new key and delete the old one.',
				'Untrack the file (`git rm --cached FILE`) and ignore it.',
				'A rewritten history does not make the old key safe again.',
			],
			links: [pages.console],
		},
		{
			id: 'key-whitespace',
			title: 'The key has blanks or line breaks in it',
			meaning:
				'A space, tab, carriage return or line break came along when the key was copied or stored. Claude Code trims both ends; curl, Python and many apps do not, and inside a key it is fatal everywhere.',
			tell: 'The message speaks of an illegal or invalid header value, or of a line break at a position.',
			remedy: [
				'Look at it: `printf %s "$ANTHROPIC_API_KEY" | cat -A`.',
				'Strip it where it is set; from the clipboard: `pbpaste | tr -d "\\r\\n "`.',
				'Restart the program that reads it.',
			],
			links: [pages.apiErrors, pages.errors],
		},
		{
			id: 'key-invisible',
			title: 'The key has characters that cannot be seen or only look right',
			meaning:
				'Zero-width or non-breaking characters, a byte order mark, typographic quotes or look-alike letters of another alphabet came along, often from a chat, a PDF or a web page. A header cannot carry them.',
			tell: 'Messages name U+200B, a ByteString, a character index, or the ASCII codec.',
			remedy: [
				'Copy the key again, straight from where it was created.',
				'Or let claude-fix show each odd character by position and strip it where it is set.',
			],
			links: [pages.errors],
		},
		{
			id: 'key-quoted',
			title: 'The key includes quotes or the word Bearer',
			meaning:
				'Quotes or a `Bearer ` prefix became part of the value. The server takes them for part of the key. `docker --env-file` keeps quotes, Compose and most dotenv readers strip them.',
			tell: 'The value begins with a quotation mark or "Bearer"; the header then reads "Bearer Bearer".',
			remedy: ['Write the bare value where it is set.', 'Restart the program that reads it.'],
			links: [pages.errors],
		},
		{
			id: 'key-wrong-kind',
			title: 'This credential is of another kind than its variable expects',
			meaning:
				"`ANTHROPIC_API_KEY` wants a Console key (`sk-ant-api03-`). A sign-in token (`sk-ant-oat01-`), refresh token, Admin key (`sk-ant-admin01-`), browser session or other vendor's key does not work there, and an API key does not work as a token.",
			tell: 'Look at the prefix: it tells the kind.',
			remedy: [
				'A token of `claude setup-token` belongs in `CLAUDE_CODE_OAUTH_TOKEN`.',
				'An API key belongs in `ANTHROPIC_API_KEY`.',
				'An Admin key is for administration only: create a normal key for prompts.',
			],
			links: [pages.authentication, pages.apiOverview, pages.adminKeys],
		},
		{
			id: 'key-truncated',
			title: 'The key or token is cut short',
			meaning:
				'Only a part of the value was copied, mostly the first line of one that the terminal had wrapped. Console keys and setup tokens have about 108 characters.',
			tell: 'The value ends early, often at 79 or 80 characters.',
			remedy: ['Copy it again from a wide window, as one line.', 'If it cannot be shown again, create a new one.'],
			links: [pages.console, pages.authentication],
		},
		{
			id: 'key-placeholder',
			title: 'The value is an example, not a key',
			meaning:
				'A text such as `your-api-key`, `sk-ant-api03-xxxxx` or `<key>` was copied from a guide or an example file and never replaced.',
			tell: 'The value reads like words, not like a random string.',
			remedy: ['Create a key in the Console.', 'Put it in place of the example and restart the program.'],
			links: [pages.console],
		},
		{
			id: 'key-empty',
			title: 'The variable is set but empty',
			meaning:
				'An empty `ANTHROPIC_API_KEY` counts as unset for Claude Code, but some client libraries send an empty header, and dotenv loaders do not fill a variable that is already set.',
			tell: 'The message says that the header is required or the key is missing although the variable is named somewhere; in CI a secret that is not passed to forks is empty.',
			remedy: ['Give it a value, or unset it.', 'In CI: check that the secret exists and is passed to this job.'],
			links: [pages.variables, pages.console],
		},
		{
			id: 'variable-misspelled',
			title: 'The name of the variable is a near miss',
			meaning:
				'Something like `ANTRHOPIC_API_KEY`, `CLAUDE_API_KEY` or `ANTHROPIC_KEY` is set. Nothing reads that name, so no key is found.',
			tell: 'The value is fine, the name differs by a few letters.',
			remedy: ['Rename it to `ANTHROPIC_API_KEY` where it is set.', 'Open a new terminal.'],
			links: [pages.variables],
		},
		{
			id: 'endpoint-mismatch',
			title: 'The key and the base URL belong to different providers',
			meaning:
				'A key only works at the provider that issued it. An Anthropic key sent to another vendor or a gateway, or their key sent to Anthropic, gets a 401 however fresh it is.',
			tell: 'The answer names another vendor, or the prefix of the key does not fit the host of the base URL.',
			remedy: [
				"For Anthropic's API: use a key that begins with `sk-ant-` and unset `ANTHROPIC_BASE_URL`.",
				'For a gateway: use the key that the gateway issued, with its base URL.',
			],
			links: [pages.gateway, pages.apiOverview],
		},
		{
			id: 'gateway-rejected',
			title: 'The gateway does not accept the credential that is meant for it',
			meaning:
				'The request reaches the gateway that you mean, and the gateway answers 401 or 403: its key has expired, was deleted, or lacks a permission there. Anthropic is not asked.',
			tell: "The answer has another shape than Anthropic's and no request id that begins with `req_`.",
			remedy: [
				'Create a new key at the gateway, or ask whoever runs it.',
				'Check quota, group and model permissions there.',
			],
			links: [pages.gateway],
		},
		{
			id: 'header-mismatch',
			title: 'The gateway wants this credential in the other header',
			meaning:
				'`ANTHROPIC_API_KEY` is sent as `x-api-key`, `ANTHROPIC_AUTH_TOKEN` as `Authorization: Bearer`. Many gateways read only one of them.',
			tell: 'The message asks for the other header, or says that one is missing.',
			remedy: [
				'Put the value in the other variable: `ANTHROPIC_AUTH_TOKEN` for `Authorization`, `ANTHROPIC_API_KEY` for `x-api-key`.',
				'Unset the first one.',
			],
			links: [pages.gateway, pages.variables],
		},
		{
			id: 'key-hardcoded',
			title: 'A key stands in clear text in a shell or source file',
			meaning:
				'Nothing is broken by it, but whoever reads the file has the key, and it is easily committed or synchronised.',
			tell: 'This is about prevention: it explains no 401 by itself.',
			remedy: ['Move it to an ignored `.env` file or a keychain.', 'Replace the key if others could read the file.'],
			links: [pages.apiAuthentication],
		},
	],
	keyMessages,
);
