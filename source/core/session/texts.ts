// The fixed texts of a session: subjects, consents, the prevention list, status codes.
import type {Consent} from '../consent.js';
import type {Purpose} from '../evidence.js';

export const statusPageUrl = 'https://status.claude.com';

export const subjects: Readonly<Record<Purpose, string>> = {
	'claude-code': 'Claude Code',
	api: 'Your code',
	app: 'Apps',
};

export const consentTexts: Readonly<
	Record<Consent, {readonly title: string; readonly question: string; readonly cost: string}>
> = {
	network: {
		title: 'Network',
		question: 'May claude-fix ask Anthropic whether the key works?',
		cost: 'One free request (GET /v1/models) with the API key, only to the address it is meant for; the status page and the latest version are looked up too. No tokens are spent, and a sign-in is never sent.',
	},
	keychain: {
		title: 'Keychain',
		question: "May claude-fix read Claude Code's own keychain items?",
		cost: 'macOS may show a dialog that asks for your password. Nothing is changed, and no other item is touched.',
	},
	helper: {
		title: 'Key helper',
		question: 'May claude-fix run the apiKeyHelper of your settings?',
		cost: 'It runs the command that your user or managed settings name, as Claude Code does before each session. What it prints is checked and never shown.',
	},
	claude: {
		title: 'Claude Code itself',
		question: 'May claude-fix send one tiny prompt through Claude Code?',
		cost: 'It is the only way to prove a sign-in. It spends a few tokens of your plan and may renew the login, as any prompt does.',
	},
	gateway: {
		title: 'Gateway',
		question: "May claude-fix send the key to an address that is not Anthropic's?",
		cost: 'One free request with the key. Only say yes if you trust the address: whoever runs it sees the key. This is asked in every session.',
	},
};

/** Said in place of the question about Claude Code. */
export const lockedText =
	"Claude Code isn't asked right now: another process holds the lock of the sign-in and may be renewing it. Look again in a minute.";

/** While the waiting screen is open, the server is asked so often at most. Milliseconds. */
export const tryEvery = 15 * 60_000;
