// The fixed texts of a session: subjects, consents, the prevention list, status codes.
import type {Consent} from '../consent.js';
import type {Subject} from './state.js';

export const statusPage = 'https://status.claude.com';

export const subjects: readonly {readonly id: Subject; readonly label: string}[] = [
	{id: 'claude-code', label: 'Claude Code'},
	{id: 'api', label: 'My code or curl'},
	{id: 'app', label: 'Another app'},
	{id: 'unsure', label: 'Not sure'},
];

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

/** Consents that are asked anew in each session, since what they are for may change. */
export const neverRemembered: ReadonlySet<Consent> = new Set(['gateway']);

export type Habit = {readonly id: string; readonly label: string; readonly why: string};

/** article.md, P1 to P5. */
export const habits: readonly Habit[] = [
	{
		id: 'up-to-date',
		label: 'Keep Claude Code up to date',
		why: 'Several versions lose a login that is fine. `claude update` brings the newest.',
	},
	{
		id: 'keys-in-env',
		label: 'Keep keys in .env, not in code or global profiles',
		why: 'A key in a profile outranks your login in every program; a key in code ends up in git. List .env in .gitignore.',
	},
	{
		id: 'backup-key',
		label: 'Have a second key ready',
		why: 'If one is revoked you go on working. Create it at https://platform.claude.com/settings/keys.',
	},
	{
		id: 'delete-revoked',
		label: 'Delete keys that are no longer used',
		why: 'A disabled key that is still set somewhere looks like a mystery months later. Delete it, and take it out of your files.',
	},
	{
		id: 'log-out',
		label: 'Log out explicitly',
		why: '`claude auth logout`, and the website, end a session cleanly. Idle browser tabs keep old ones alive.',
	},
];

export type StatusCode = {
	readonly status: number;
	readonly name: string;
	readonly meaning: string;
	readonly fix: string;
	/** Causes of the catalogue that answer with it, the likeliest first. */
	readonly causes: readonly string[];
};

/** article.md, row T, and 401 itself. */
export const statusCodes: readonly StatusCode[] = [
	{
		status: 400,
		name: 'Invalid request',
		meaning: 'The request itself is wrong, the organisation is disabled, or its credit is used up.',
		fix: 'Read the message: fix the model or the body, add credit, or use another organisation.',
		causes: ['bad-request', 'org-disabled', 'credit-too-low', 'spend-limit'],
	},
	{
		status: 401,
		name: 'Unauthorized',
		meaning: 'The credential that was sent is missing, malformed, expired or revoked. It is not a ban: a ban is a 403.',
		fix: 'Find out which credential is sent: choose "Claude Code" on the first screen.',
		causes: ['key-rejected', 'login-expired', 'key-overrides-login', 'endpoint-mismatch', 'login-rejected'],
	},
	{
		status: 403,
		name: 'Forbidden',
		meaning: 'The credential is known and not allowed to do this: plan, policy, region, or a revoked login.',
		fix: 'Check plan and organisation; without a request id, check VPN and region.',
		causes: ['permission-denied', 'account-no-access', 'login-revoked', 'org-forbids-login', 'region-blocked'],
	},
	{
		status: 404,
		name: 'Not found',
		meaning: 'The model or the path does not exist: a wrong model id, or a base URL with /v1 twice.',
		fix: 'Choose a listed model; take /v1 off the base URL.',
		causes: ['model-not-found', 'base-url-extra-path'],
	},
	{
		status: 413,
		name: 'Request too large',
		meaning: 'The request is larger than 32 MB.',
		fix: 'Send less: fewer files, smaller pictures, a shorter history.',
		causes: ['request-too-large'],
	},
	{
		status: 429,
		name: 'Rate limited',
		meaning: 'Too many requests or tokens in a short time, or a limit of the plan or workspace is reached.',
		fix: 'Wait for as long as "retry-after" says; then go more slowly.',
		causes: ['rate-limited', 'spend-limit'],
	},
	{
		status: 500,
		name: 'Server error',
		meaning: 'Something failed at the server. Your credential is not the reason.',
		fix: 'Wait a moment, look at the status page, try again.',
		causes: ['server-error', 'outage'],
	},
	{
		status: 529,
		name: 'Overloaded',
		meaning: 'The servers are busy for everybody.',
		fix: 'Wait 30 seconds and try again; change nothing.',
		causes: ['overloaded', 'outage'],
	},
];

/** How long the waiting screen waits, and when it tries again. Milliseconds. */
export const waitFor = 15 * 60_000;
export const tryAfter: readonly number[] = [5 * 60_000, 10 * 60_000, waitFor];

/** The word that confirms a careful fix. */
export const confirmation = 'apply';
