// A made-up machine and what a diagnosis says about it: an API key outranks a login that works.

import {formApps, otherForms} from '../../source/causes/apps.js';
import {causes} from '../../source/causes/index.js';
import type {AreaId} from '../../source/core/areas.js';
import type {Cause} from '../../source/core/cause.js';
import type {CheckResult, Finding} from '../../source/core/check.js';
import type {Diagnosis, DiagnosisEvent, ProvedRung} from '../../source/core/diagnosis.js';
import type {Fix} from '../../source/core/fix.js';
import type {Site} from '../../source/core/place.js';
import type {Request, SourceName} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import type {SessionOptions} from '../../source/core/session.js';
import type {Preview} from '../../source/core/transaction.js';

export const home = '/home/maria';
export const now = Date.UTC(2026, 10, 24, 13, 0, 0);

const profile: Site = {kind: 'file', path: `${home}/.zshrc`, line: 12};
const stored: Site = {kind: 'file', path: `${home}/.claude/.credentials.json`};
const key = new Secret(`sk-ant-api03-${'R2D'.repeat(20)}igAA`);

export const takeOut: Fix = {
	id: 'remove-from-profile',
	title: 'Take ANTHROPIC_API_KEY out of ~/.zshrc:12',
	risk: 'safe',
	changes: [
		{kind: 'edit-text', path: `${home}/.zshrc`, digest: '0'.repeat(64), edits: [{start: 210, end: 260, text: ''}]},
		{kind: 'tell', text: 'This shell still has the old value.', command: 'unset ANTHROPIC_API_KEY'},
	],
};

export const signInAgain: Fix = {
	id: 'sign-in-again',
	title: 'Move the login aside and sign in again',
	risk: 'careful',
	next: ['login-missing'],
	changes: [
		{kind: 'move-file', path: `${home}/.claude/.credentials.json`},
		{kind: 'run', program: 'claude', args: ['auth', 'login'], why: 'Sign in again'},
	],
};

export const askAdmin: Fix = {
	id: 'console',
	title: 'Look at the key in the Console',
	risk: 'manual',
	changes: [{kind: 'open', url: 'https://platform.claude.com/settings/keys', why: 'The Console lists every key'}],
};

export const overrides: Finding = {
	cause: 'key-overrides-login',
	severity: 'error',
	title: 'An API key outranks your login',
	detail:
		'ANTHROPIC_API_KEY is set in ~/.zshrc, so Claude Code sends it instead of your Max login. The server answers that its organization has been disabled.',
	where: [profile],
	evidence: [
		{label: 'server', value: '400 This organization has been disabled.'},
		{label: 'key', value: key.hint},
	],
	leadsTo: ['org-disabled'],
	fixes: [takeOut, askAdmin],
};

export const disabled: Finding = {
	cause: 'org-disabled',
	severity: 'error',
	title: 'The organisation of this key is disabled',
	detail: 'The server knows the key and refuses its organisation.',
	where: [profile],
	because: ['key-overrides-login'],
	fixes: [askAdmin],
};

export const expired: Finding = {
	cause: 'login-expired',
	severity: 'warning',
	title: 'The stored login has expired',
	detail: 'The refresh token ended two days ago.',
	where: [stored],
	fixes: [signInAgain],
};

export const outage: Finding = {
	cause: 'outage',
	severity: 'error',
	title: 'The status page shows an incident',
	detail: 'Elevated errors on the API since 12:40 UTC.',
	where: [],
	fixes: [],
};

const names: readonly (readonly [string, string])[] = [
	['settings', 'Settings files'],
	['credentials', 'Which credential wins'],
	['login', 'The stored sign-in'],
	['keychain', 'The keychain'],
	['key-shape', 'The shape of the key'],
	['key-place', 'Where the key is set'],
	['shell-files', 'Shell start-up files'],
	['dotenv', 'Files of the project: .env and .envrc'],
	['base-url', 'The base URL'],
	['headers', 'Custom headers'],
	['server', 'What the server says to it'],
	['proxy', 'The way there: proxy and certificates'],
	['clock', 'The clock'],
	['status-page', 'The status page'],
	['claude', 'Claude Code itself'],
	['folklore', 'Files that nothing reads'],
];

const areaOf: Readonly<Record<string, AreaId>> = {
	keychain: 'sign-in',
	server: 'server',
	clock: 'server',
	'status-page': 'server',
};

/** The checks of the made-up machine; these findings belong to the named ones. */
export function checksWith(findings: Readonly<Record<string, readonly Finding[]>>): readonly CheckResult[] {
	return names.map(([id, title], index) => {
		const found = findings[id] ?? [];
		const isForHere = id !== 'keychain';
		const severity = found[0]?.severity;
		return {
			id,
			title,
			area: areaOf[id] ?? 'credential',
			outcome: isForHere
				? severity === undefined
					? 'passed'
					: ({error: 'failed', warning: 'warned', note: 'noted'} as const)[severity]
				: 'not-applicable',
			milliseconds: 3 + index * 7,
			because: isForHere ? null : 'there is no keychain on Linux',
			findings: found,
		};
	});
}

const ladder: readonly ProvedRung[] = (
	[
		['ANTHROPIC_AUTH_TOKEN', 'absent'],
		['ANTHROPIC_API_KEY', 'wins'],
		['apiKeyHelper', 'absent'],
		['CLAUDE_CODE_OAUTH_TOKEN', 'absent'],
		['login', 'shadowed'],
	] as const satisfies readonly (readonly [SourceName, ProvedRung['state']])[]
).map(([source, state]): ProvedRung => {
	const isKey = source === 'ANTHROPIC_API_KEY';
	return {
		source,
		state,
		site: state === 'absent' ? undefined : isKey ? profile : stored,
		value: isKey ? key : undefined,
		why: source === 'login' ? 'ANTHROPIC_API_KEY comes first' : undefined,
		proof: isKey ? 'rejected' : source === 'login' ? 'unexpired' : null,
		...(isKey ? {interactive: 'ignored' as const} : {}),
	};
});

/** `claude -p` sends this to Anthropic. */
function requestsWith(sent: Partial<Pick<Request, 'xApiKey' | 'bearer'>>): Diagnosis['requests'] {
	const print: Request = {
		provider: 'anthropic',
		origin: 'https://api.anthropic.com',
		baseUrl: undefined,
		xApiKey: null,
		bearer: null,
		isSigned: false,
		...sent,
	};
	return {interactive: null, print};
}

export function diagnosisOf(change: Partial<Diagnosis> = {}): Diagnosis {
	return {
		purpose: 'claude-code',
		at: now,
		milliseconds: 412,
		machine: {platform: 'linux', shell: 'zsh', claude: '2.1.330', inside: ['ssh']},
		folders: {home, cwd: `${home}/work`},
		verdict: 'broken',
		rootCause: 'key-overrides-login',
		findings: [overrides, disabled, expired],
		checks: checksWith({credentials: [overrides], server: [disabled], login: [expired]}),
		ladder,
		requests: requestsWith({xApiKey: {source: 'ANTHROPIC_API_KEY', site: profile, value: key}}),
		refusals: {},
		wanted: [],
		...change,
	};
}

export const broken = diagnosisOf();

export const healthy = diagnosisOf({
	verdict: 'healthy',
	rootCause: null,
	findings: [],
	checks: checksWith({}),
});

/** Without the key: the sign-in is sent, and accepted. */
export const signedIn = diagnosisOf({
	...healthy,
	ladder: ladder.map(
		(rung): ProvedRung =>
			rung.source === 'login'
				? {...rung, state: 'wins', proof: 'accepted', why: undefined}
				: {...rung, state: 'absent', site: undefined, value: undefined, proof: null},
	),
	requests: requestsWith({
		bearer: {source: 'login', site: stored, value: new Secret(`sk-ant-oat01-${'Q7w'.repeat(20)}`)},
	}),
});

/** Everything that a run says, in order. */
export function eventsOf(diagnosis: Diagnosis): readonly DiagnosisEvent[] {
	return [
		{kind: 'planned', checks: diagnosis.checks.map(({id, title, area}) => ({id, title, area}))},
		...diagnosis.checks.flatMap((result): readonly DiagnosisEvent[] => [
			{kind: 'started', id: result.id},
			{kind: 'finished', result},
		]),
		{kind: 'done', diagnosis},
	];
}

export const previews: readonly Preview[] = [
	{
		title: 'Edit ~/.zshrc in one place',
		keeps: 'a copy of the file as it is now',
		lines: [
			{kind: 'note', text: 'line 10', line: 10},
			{kind: 'context', line: 10, text: 'export EDITOR=nvim'},
			{kind: 'context', line: 11, text: '# from a blog: bypass the login'},
			{kind: 'remove', line: 12, text: `export ANTHROPIC_API_KEY="${key.hint}"`},
			{kind: 'context', line: 13, text: 'export LANG=en_US.UTF-8'},
		],
	},
	{
		title: 'This shell still has the old value.',
		lines: [{kind: 'command', text: 'unset ANTHROPIC_API_KEY'}],
	},
];

/** Texts that the frames of tests show, whatever the catalogue says. */
const told: readonly Cause[] = [
	{
		id: 'key-overrides-login',
		section: 'precedence',
		title: 'An API key outranks your login',
		meaning:
			'Claude Code takes the first credential on a fixed list. A key in the environment stands above the stored login, so the login is not even tried.',
		tell: 'The error comes back right after /login, and goes away with `unset ANTHROPIC_API_KEY`.',
		remedy: ['Take the key out of the file that sets it.', 'Unset it in every open shell.'],
		links: ['https://code.claude.com/docs/en/authentication'],
		words: {own: ['organization has been disabled'], says: [], hints: []},
	},
	{
		id: 'org-disabled',
		section: 'server',
		title: 'The organisation is disabled',
		meaning: 'The server knows the key and refuses its organisation.',
		tell: 'The status is 400, not 401.',
		remedy: ['Use a credential of another organisation.'],
		links: ['https://support.claude.com'],
		words: {own: ['organization has been disabled'], says: [], hints: []},
	},
	{
		id: 'login-expired',
		section: 'sign-in',
		title: 'The stored login has expired',
		meaning: 'The refresh token is past its end.',
		tell: 'The message names OAuth.',
		remedy: ['Sign in again.'],
		links: [],
		words: {own: [], says: [], hints: []},
	},
];

export const catalogue: readonly Cause[] = [
	...told,
	...causes.filter(({id}) => !told.some((cause) => cause.id === id)),
];

export function sessionOptions(change: Partial<SessionOptions> = {}): SessionOptions {
	return {
		version: '0.1.0',
		remembered: {consents: {}, answers: {}, prevention: [], cures: [], past: []},
		catalogue,
		habits: [
			{
				id: 'up-to-date',
				text: 'Keep Claude Code up to date',
				how: 'Several versions lose a login that is fine.',
				seenBy: ['claude-outdated'],
				looksAt: ['claude'],
			},
			{
				id: 'keys-in-env',
				text: 'Keep keys in .env, not in code or global profiles',
				how: 'A key in a profile outranks your login.',
			},
			{id: 'backup-key', text: 'Have a second key ready', how: 'If one is revoked you go on working.'},
		],
		statusCodes: [400, 401, 403, 404, 413, 429, 500, 529].map((status) => ({
			status,
			type: null,
			name: `Status ${status}`,
			meaning: `What ${status} means.`,
			fix: `The quick fix for ${status}, in a line that says what to do.`,
			causes: ['key-overrides-login', 'org-disabled'],
		})),
		apps: {named: formApps, other: otherForms},
		given: {},
		folders: {home, cwd: `${home}/work`},
		canSuspend: true,
		now,
		...change,
	};
}
