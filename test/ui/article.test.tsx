// Every row of the founding article can be shown in the session, by keys alone: on a real machine that is broken that way.
import {afterEach, describe, expect, it} from 'vitest';
import {type MachineName, machines} from '../helpers/article-machines.js';
import {type MachineSession, openMachine} from '../helpers/machine-session.js';
import {keys} from '../helpers/screen.js';

/** The rows of the article, in its order. */
const rows = [
	...['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'Q1', 'Q2', 'Q3', 'Q4', 'Q5'],
	...['A1', 'A1w', 'A1m', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'B5', 'T'],
	...['P1', 'P2', 'P3', 'P4', 'P5', 'F1', 'F2', 'F3', 'F4', 'F5', 'N'],
] as const;

type Step = (screen: MachineSession) => Promise<void>;

/** What is on the screen, its lines joined. */
const shown = (screen: MachineSession): string => screen.frame().replace(/[\s│]+/g, ' ');

/** Words on the screen, also further down: pages are turned for them. */
const see =
	(...texts: readonly string[]): Step =>
	async (screen) => {
		for (const text of texts) {
			const until = Date.now() + 20_000;
			while (!shown(screen).includes(text) && Date.now() < until) {
				await new Promise((resolve) => {
					setTimeout(resolve, 10);
				});
				if (shown(screen).includes('more lines: PgDn')) {
					await screen.press(keys.pageDown);
				}
			}
			expect(shown(screen)).toContain(text);
		}
	};

const press =
	(...typed: readonly string[]): Step =>
	async (screen) => {
		for (const one of typed) {
			await screen.press(one);
		}
	};

/** ↓ until the cursor is on it, then Enter. */
const choose =
	(label: string): Step =>
	async (screen) => {
		await screen.press('g');
		for (let downs = 0; downs < 40 && !isOn(screen, label); downs++) {
			await screen.press(keys.down);
		}
		expect(isOn(screen, label), `${label} in:\n${screen.frame()}`).toBe(true);
		await screen.press(keys.enter);
	};

function isOn(screen: MachineSession, label: string): boolean {
	return screen
		.frame()
		.split('\n')
		.some((line) => line.includes('❯') && line.includes(label));
}

/** Home, the first choice, and until the checklist is complete. */
const look: Step = async (screen) => {
	await screen.press(keys.enter);
	await ready(screen);
};

const ready: Step = async (screen) => {
	await see('checks')(screen);
};

/** The root cause. */
const root: Step = async (screen) => {
	await look(screen);
	await screen.press('n');
};

/** A check by its name, and what it found. */
const find =
	(check: string): Step =>
	async (screen) => {
		await look(screen);
		await screen.press('/');
		await screen.press(check);
		await screen.press(keys.enter);
		await screen.press(keys.enter);
	};

const explain = (text: string): readonly Step[] => [choose('Paste an error message'), press(text, keys.enter)];
const habit = (text: string): readonly Step[] => [choose('Keep it from happening again'), see(text)];

type Way = {
	readonly on: MachineName;
	readonly words?: readonly string[];
	/** Nothing was ever answered. */
	readonly isNew?: boolean;
	readonly steps: readonly Step[];
};

const dead = 'Move the dead sign-in aside, then sign in again';
const typed = (...more: readonly Step[]): readonly Step[] => [
	root,
	choose(dead),
	see('~/.claude/.credentials.json'),
	...more,
];

/** Row → ways to it. */
const ways: Readonly<Record<(typeof rows)[number], readonly Way[]>> = {
	W1: [{on: 'expired login', steps: [root, see('nothing on this machine can bring the sign-in back', dead)]}],
	W2: [
		{on: 'two providers', steps: [find('gateway-credential'), see('deepseek', "another vendor's")]},
		{
			on: 'gateway that wants Bearer',
			steps: [
				press(keys.enter),
				see('May claude-fix send the key'),
				choose('Yes'),
				ready,
				press('n'),
				see('Authorization'),
			],
		},
	],
	W3: [{on: 'blank in the key', steps: [root, see('U+0020', 'at character 41', 'Claude Code sends it as it is')]}],
	W4: [{on: 'export in PowerShell', steps: [root, see('profile.ps1', '$env:ANTHROPIC_API_KEY')]}],
	W5: [{on: 'refused key', steps: [root, see('invalid x-api-key'), choose('Replace the key'), see('Make a new key')]}],
	W6: [{on: 'value of a .env file', steps: [root, see('./.env:1', 'Take ANTHROPIC_API_KEY out of')]}],
	Q1: [
		{
			on: 'two faults',
			steps: [
				press(keys.enter),
				see('Does it fail in every folder'),
				press(keys.enter),
				see('until Claude Code was updated'),
				press(keys.enter),
				see('does /status fail like a prompt does?'),
				choose('Yes, it fails too'),
				ready,
				see('Root cause', 'sign-in'),
			],
		},
	],
	Q2: [
		{on: 'sign-in token as a key', steps: [root, see('an OAuth token of a subscription', 'CLAUDE_CODE_OAUTH_TOKEN')]},
		{on: 'two providers', steps: [find('gateway-credential'), see('https://api.deepseek.com')]},
	],
	Q3: [
		{
			on: 'refused key',
			steps: [
				root,
				see('401', `printf 'x-api-key: %s\\n' "$ANTHROPIC_API_KEY" | curl -i -H @-`),
				press('c'),
				see('Copied.'),
			],
		},
	],
	Q4: [
		{
			on: 'spending limit',
			steps: [root, see('API usage limits'), choose('Raise the spending limit'), see('settings/limits')],
		},
		{on: 'key before login', steps: [root, see('This organization has been disabled')]},
	],
	Q5: [
		{
			on: 'Mac',
			steps: [
				press(keys.enter),
				see('Did you recently move to this Mac'),
				choose('Yes, its data came from another Mac'),
				ready,
				press('n'),
				see('❯ Sign in again'),
			],
		},
	],
	A1: [{on: 'expired login', steps: typed(see('It stays beside its old place'))}],
	A1w: [{on: 'folklore file', steps: [find('misplaced-settings'), see('auth.json', 'Claude Code does not read it')]}],
	A1m: [
		{
			on: 'Mac',
			steps: [
				press(keys.enter),
				see('Did you recently move'),
				press(keys.enter),
				ready,
				press('/'),
				press('keychain'),
				press(keys.enter, keys.enter),
				choose('claude-code'),
				see('Claude Code does not use it'),
			],
		},
	],
	A2: [
		{
			on: 'expired login',
			steps: [
				...typed(choose('Apply'), see('Type apply')),
				press('apply', keys.enter),
				async (screen) => {
					await see('Looked again')(screen);
					expect(screen.programs).toEqual(['claude auth login']);
				},
			],
		},
	],
	A3: [
		{
			on: 'good login',
			steps: [look, press('s'), choose('Prove more'), see('May claude-fix send one tiny prompt through Claude Code?')],
		},
	],
	A4: [
		{on: 'nothing at all', steps: [root, see('Or use an API key for now: usage is then billed to its organisation')]},
		{on: 'key before login', steps: [root, choose('Take ANTHROPIC_API_KEY out of'), see('unset ANTHROPIC_API_KEY')]},
	],
	B1: [
		{
			on: 'two providers',
			steps: [root, see('ANTHROPIC_BASE_URL'), choose('Unset ANTHROPIC_BASE_URL'), see('unset ANTHROPIC_BASE_URL')],
		},
	],
	B2: [
		{on: 'blank in the key', steps: [root, choose('Write ANTHROPIC_API_KEY without'), see('~/.zshrc', 'Apply')]},
		{
			on: 'line break in the key',
			words: ['--for', 'api'],
			steps: [
				ready,
				press('n'),
				see('U+000A', 'The Python SDK stops'),
				choose('Set ANTHROPIC_API_KEY again'),
				see(`pbpaste | tr -d '\\r\\n' | pbcopy`),
			],
		},
	],
	B3: [
		{on: 'export in PowerShell', steps: [root, choose('Write'), see('$env:ANTHROPIC_API_KEY')]},
		{on: 'older terminal', steps: [root, see('~/.zshrc:1')]},
	],
	B4: [
		{
			on: 'nothing at all',
			steps: [
				choose('Another app'),
				choose('Cherry Studio'),
				press('http://127.0.0.1:9/', keys.enter),
				press('relay-4f4f4f4f4f4f4f4f4f4f4f', keys.enter),
				ready,
				press('n'),
				see('it ends in a slash, and it appends another one'),
			],
		},
	],
	B5: [
		{
			on: 'refused key',
			isNew: true,
			steps: [press(keys.enter), see('One free request (GET /v1/models)'), choose('Yes'), ready],
		},
		{on: 'refused key', steps: [root, see('server: 401')]},
		{on: 'good login', steps: [look, press('s'), choose('Prove more'), see('It spends a few tokens of your plan')]},
	],
	T: [
		{
			on: 'nothing at all',
			steps: [
				choose('Status codes at a glance'),
				...['400', '403', '404', '413', '429', '500', '529'].flatMap((code) => [
					choose(`${code}  `),
					see(`${code} `, 'Quick fix', 'Causes that answer like this'),
					press(keys.escape),
				]),
			],
		},
		{on: 'nothing at all', steps: [...explain('429'), see('rate-limited')]},
	],
	P1: [{on: 'nothing at all', steps: habit('Keep Claude Code up to date')}],
	P2: [{on: 'nothing at all', steps: habit('Keep keys in .env, not in code or global profiles')}],
	P3: [{on: 'nothing at all', steps: habit('Have a second key ready')}],
	P4: [{on: 'nothing at all', steps: habit('Delete keys that are no longer used, rather than disable them')}],
	P5: [{on: 'nothing at all', steps: habit('Log out explicitly')}],
	F1: [
		{
			on: 'two providers',
			steps: [find('gateway-credential'), see('ANTHROPIC_API_KEY holds a credential of Anthropic')],
		},
	],
	F2: [{on: 'good login', steps: [look, press('l'), see('Access token until', 'Renewable until')]}],
	F3: [
		{
			on: 'nothing at all',
			steps: [choose('Status codes at a glance'), choose('401  '), see('It is not a ban: a ban is a 403')],
		},
	],
	F4: [
		{
			on: 'blocked region',
			steps: [press(keys.enter), see('Are you on a VPN'), press(keys.enter), ready, press('n'), see('another network')],
		},
	],
	F5: [
		{on: 'nothing at all', steps: [...explain('401 invalid x-api-key'), see('key-rejected')]},
		{on: 'nothing at all', steps: [...explain('OAuth token has expired'), see('login-expired')]},
	],
	N: [
		{
			on: 'incident',
			steps: [root, see('Elevated errors'), choose('Wait and try again'), see('Next try in', 'every 15 minutes')],
		},
		{
			on: 'refused key',
			steps: [
				look,
				press('s'),
				choose('Nothing helps'),
				see('status.claude.com'),
				choose('Copy a redacted report'),
				see('is copied'),
			],
		},
	],
};

let screen: MachineSession | undefined;
afterEach(() => screen?.close());

const session = {consents: {network: 'yes', claude: 'no', keychain: 'yes'}, answers: {}};

describe('the article', {timeout: 60_000}, () => {
	it.each(rows)('%s', async (row) => {
		expect(ways[row].length).toBeGreaterThan(0);
		for (const {on, words = [], isNew, steps} of ways[row]) {
			const scratch = await machines[on]();
			screen = await openMachine(scratch, {words, ...(isNew ? {} : {session}), size: {columns: 80, rows: 24}});
			await screen.sees('claude-fix');
			for (const step of steps) {
				await step(screen);
			}
			screen.close();
		}
	});
});
