// The words for who reads it, whose answer it is, and what `claude-fix check` would look at.
import type {CauseSection} from '../../cause.js';

export const appsNamed: ReadonlySet<string> = new Set([
	'Roo Code',
	'Kilo Code',
	'Cline',
	'Zed',
	'OpenCode',
	'Cursor',
	'Aider',
	'Continue',
	'Cherry Studio',
	'LibreChat',
	'n8n',
	'Open WebUI',
	'Goose',
]);
export const scripts = /SDK$|LangChain|Spring AI|LiteLLM|curl|program$/;

export const whose: Readonly<Record<string, string | undefined>> = {
	anthropic: 'from Anthropic',
	gateway: 'from a gateway',
	cloud: 'from a cloud',
	edge: 'from the edge in front of the API',
	proxy: 'from a proxy',
};

/** What is about Claude Code's own credentials. */
export const ownSections: ReadonlySet<CauseSection> = new Set(['sign-in', 'keychain', 'precedence']);

/** What `claude-fix check` would look at. */
export const looks: Readonly<Record<CauseSection, string>> = {
	'sign-in': 'the stored sign-in, and what outranks it',
	keychain: "Claude Code's items in the keychain",
	precedence: 'every place that can set a credential, and which one wins',
	key: 'the key, character by character, where it is set, and what the server says to it',
	place: 'shell files, `.env` files and settings that set it',
	'base-url': 'the base URL and who set it',
	server: 'which credential is sent, and what the server says to it',
	way: 'proxy, certificates, and the way to the server',
	program: 'which Claude Code runs here, and its version',
};
