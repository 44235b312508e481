// Every row of the founding article can be shown in the session, by keys alone: on a real machine that is broken that way.
import {afterEach, describe, expect, it} from 'vitest';
import {type MachineName, machines} from '../helpers/article-machines.js';
import {type MachineSession, openMachine} from '../helpers/machine-session.js';
import {limit} from '../helpers/patience.js';
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
			const until = performance.now() + limit(30_000);
			while (!shown(screen).includes(text) && performance.now() < until) {
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

/** Until everything was looked at, and what came of it is on the screen. */
const look: Step = async (screen) => {
	for (let tries = 0; tries < 2000 && !isLooked(screen); tries++) {
		await new Promise((resolve) => {
			setTimeout(resolve, 10);
		});
	}
	expect(isLooked(screen), screen.frame()).toBe(true);
};

function isLooked(screen: MachineSession): boolean {
	const {screen: base, sides, run} = screen.state();
	const isReady = base.kind === 'answer' ? base.isReady : base.kind === 'fine';
	return isReady && !run.isRunning && sides.every(({isRunning}) => !isRunning);
}

/** The answer in full. */
const why: Step = async (screen) => {
	await look(screen);
	await screen.press('w');
	await see('claude-fix › Why')(screen);
};

/** A check by its name, and what it found, in full. */
const find =
	(check: string): Step =>
	async (screen) => {
		await look(screen);
		await screen.press('v/');
		await screen.press(check);
		await screen.press(keys.enter);
		await screen.press(keys.enter);
		if (screen.state().screen.kind === 'answer') {
			await screen.press('w');
		}
	};

const inMenu = (words: string): readonly Step[] => [look, press('m'), choose(words)];
const explain = (text: string): readonly Step[] => [...inMenu('Paste an error message'), press(text, keys.enter)];
const habit = (text: string): readonly Step[] => [...inMenu('Keep it from happening again'), see(text)];

type Way = {
	readonly on: MachineName;
	readonly words?: readonly string[];
	readonly steps: readonly Step[];
};

const dead = 'Move the dead sign-in aside, then sign in again';

/** Row → ways to it. */
const ways: Readonly<Record<(typeof rows)[number], readonly Way[]>> = {
	W1: [{on: 'expired login', steps: [look, see('nothing on this machine can bring the sign-in back', dead)]}],
	W2: [
		{on: 'two providers', steps: [find('gateway-credential'), see('deepseek', "another vendor's")]},
		{on: 'gateway that wants Bearer', steps: [look, see('a asks'), press('a'), why, see('Authorization')]},
	],
	W3: [{on: 'blank in the key', steps: [why, see('U+0020', 'at character 41', 'Claude Code sends it as it is')]}],
	W4: [{on: 'export in PowerShell', steps: [look, see('profile.ps1', '$env:ANTHROPIC_API_KEY')]}],
	W5: [{on: 'refused key', steps: [look, see('invalid x-api-key'), choose('Replace the key'), see('Make a new key')]}],
	W6: [{on: 'value of a .env file', steps: [look, see('./.env:1', 'Take ANTHROPIC_API_KEY out of')]}],
	Q1: [
		{
			on: 'two faults',
			steps: [
				why,
				choose('Does it fail in every folder'),
				choose('I have not tried'),
				why,
				choose('until Claude Code was updated'),
				choose("I don't know"),
				why,
				choose('does /status fail like a prompt does?'),
				choose('Yes, it fails too'),
				see('sign-in'),
			],
		},
	],
	Q2: [
		{on: 'sign-in token as a key', steps: [look, see('an OAuth token of a subscription', 'CLAUDE_CODE_OAUTH_TOKEN')]},
		{on: 'two providers', steps: [find('gateway-credential'), see('https://api.deepseek.com')]},
	],
	Q3: [
		{
			on: 'refused key',
			steps: [
				why,
				see('401', `printf 'x-api-key: %s\\n' "$ANTHROPIC_API_KEY" | curl -i -H @-`),
				press('c'),
				see('Copied.'),
			],
		},
	],
	Q4: [
		{
			on: 'spending limit',
			steps: [look, see('API usage limits'), choose('Raise the spending limit'), see('settings/limits')],
		},
		{on: 'key before login', steps: [look, see('This organization has been disabled')]},
	],
	Q5: [
		{
			on: 'Mac',
			words: ['--allow', 'keychain'],
			steps: [
				why,
				choose('Did you recently move to this Mac'),
				choose('Yes, its data came from another Mac'),
				look,
				see('Sign in again'),
			],
		},
	],
	A1: [{on: 'expired login', steps: [look, see('It stays beside its old place', '~/.claude/.credentials.json')]}],
	A1w: [{on: 'folklore file', steps: [find('misplaced-settings'), see('auth.json', 'Claude Code does not read it')]}],
	A1m: [
		{
			on: 'Mac',
			words: ['--allow', 'keychain'],
			steps: [find('Keychain items'), choose('claude-code'), see('Claude Code does not use it')],
		},
	],
	A2: [
		{
			on: 'expired login',
			steps: [
				look,
				see('claude auth login'),
				press('y'),
				async (screen) => {
					await see('looked at again')(screen).catch(() => see('Cured')(screen));
					expect(screen.programs).toEqual(['claude auth login']);
				},
			],
		},
	],
	A3: [{on: 'good login', steps: [look, see('a asks Claude Code itself: one tiny prompt')]}],
	A4: [
		{
			on: 'nothing at all',
			steps: [look, press(keys.down), see('Or use an API key for now: usage is then billed to its organisation')],
		},
		{on: 'key before login', steps: [look, see('Take ANTHROPIC_API_KEY out of', 'unset ANTHROPIC_API_KEY')]},
	],
	B1: [{on: 'two providers', steps: [look, see('ANTHROPIC_BASE_URL', 'unset ANTHROPIC_BASE_URL')]}],
	B2: [
		{on: 'blank in the key', steps: [look, see('Write ANTHROPIC_API_KEY without', '~/.zshrc', 'Cure it')]},
		{
			on: 'line break in the key',
			words: ['--for', 'api'],
			steps: [
				look,
				see('U+000A', 'The Python SDK stops'),
				choose('Show how'),
				see(`pbpaste | tr -d '\\r\\n' | pbcopy`),
			],
		},
	],
	B3: [
		{on: 'export in PowerShell', steps: [look, see('$env:ANTHROPIC_API_KEY')]},
		{on: 'older terminal', steps: [look, see('~/.zshrc:1')]},
	],
	B4: [
		{
			on: 'nothing at all',
			steps: [
				...inMenu('Look at another app'),
				choose('Cherry Studio'),
				press('http://127.0.0.1:9/', keys.enter),
				press('relay-4f4f4f4f4f4f4f4f4f4f4f', keys.enter),
				look,
				see('it ends in a slash, and it appends another one'),
			],
		},
	],
	B5: [
		{on: 'refused key', steps: [...inMenu('What claude-fix may do'), see('One free request (GET /v1/models)')]},
		{on: 'refused key', steps: [why, see('server: 401')]},
		{
			on: 'good login',
			steps: [...inMenu('What claude-fix may do'), press('4'), see('It spends a few tokens of your plan')],
		},
	],
	T: [
		{
			on: 'nothing at all',
			steps: [
				...inMenu('Status codes at a glance'),
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
	P4: [{on: 'nothing at all', steps: habit('Delete keys you no longer use rather than disabling them')}],
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
			steps: [...inMenu('Status codes at a glance'), choose('401  '), see('It is not a ban: a ban is a 403')],
		},
	],
	F4: [{on: 'blocked region', steps: [look, see('another network')]}],
	F5: [
		{on: 'nothing at all', steps: [...explain('401 invalid x-api-key'), see('key-rejected')]},
		{on: 'nothing at all', steps: [...explain('OAuth token has expired'), see('login-expired')]},
	],
	N: [
		{
			on: 'incident',
			steps: [
				why,
				see('Elevated errors'),
				press(keys.escape),
				choose('Wait and try again'),
				see('Next try in', 'every 15 minutes'),
			],
		},
		{
			on: 'refused key',
			steps: [...inMenu('Nothing helps'), see('status.claude.com'), choose('Copy a redacted report'), see('is copied')],
		},
	],
};

let screen: MachineSession | undefined;
afterEach(() => screen?.close());

describe('the article', () => {
	it.each(rows)('%s', async (row) => {
		expect(ways[row].length).toBeGreaterThan(0);
		for (const {on, words = [], steps} of ways[row]) {
			const scratch = await machines[on]();
			screen = await openMachine(scratch, {words, size: {columns: 80, rows: 24}});
			await screen.sees('claude-fix');
			for (const step of steps) {
				await step(screen);
			}
			screen.close();
		}
	});
});
