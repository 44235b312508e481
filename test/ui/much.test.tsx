// Much to say: twenty findings, a home of two hundred characters, values that end nowhere, wide characters, checks that crash or hang.
import {afterEach, describe, expect, it} from 'vitest';
import {catalogue, causeIds} from '../../source/causes/index.js';
import type {Finding} from '../../source/core/check.js';
import {answers, choice, talk} from '../helpers/conversation.js';
import {checksWith, diagnosisOf, disabled, overrides, takeOut} from '../helpers/diagnosis.js';
import {expectFits, keys, openScreen, type Screen} from '../helpers/screen.js';

const sizes = [
	{columns: 40, rows: 12},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
] as const;

let screen: Screen | undefined;
afterEach(() => screen?.close());

/** Causes about which no question is asked. */
const unasked = causeIds.filter((id) => {
	const {asked, section} = catalogue(id);
	return asked === undefined && ['server', 'way', 'program'].includes(section);
});

const severities = ['error', 'warning', 'note'] as const;
const twenty = Array.from(
	{length: 20},
	(_, at): Finding => ({
		...overrides,
		cause: unasked[at] ?? 'offline',
		severity: severities[Math.min(2, Math.floor(at / 8))] ?? 'note',
		title: `Finding number ${at + 1}, with a title that is longer than a narrow terminal is wide`,
		leadsTo: [],
		fixes: Array.from({length: 6}, (__, fix) => ({...takeOut, id: `fix-${fix}`, title: `Way ${fix + 1} out of it`})),
	}),
);
const many = diagnosisOf({
	findings: twenty,
	rootCause: unasked[0] ?? null,
	checks: checksWith({credentials: twenty.slice(0, 12), server: twenty.slice(12)}),
});

const longHome = `/home/${'maria-with-a-very-long-name-'.repeat(7)}`.slice(0, 200);
const wide: Finding = {
	...overrides,
	title: `鍵がログインより優先されます ${'🔑'.repeat(30)}`,
	detail: `${'長い説明'.repeat(40)} ${'x'.repeat(500)}`,
	where: [
		{kind: 'file', path: `${longHome}/プロジェクト/${'folder/'.repeat(30)}.env`, line: 123_456},
		{kind: 'file', path: '/etc/environment'},
	],
	evidence: [
		{label: 'server', value: `400 ${'no blank in it'.replaceAll(' ', '_').repeat(30)}`},
		{label: 'a label that is longer than most', value: '値'.repeat(100)},
	],
	fixes: [{...takeOut, title: `Take ANTHROPIC_API_KEY out of ${'folder/'.repeat(30)}.env`}],
};
const long = diagnosisOf({
	findings: [wide],
	checks: checksWith({credentials: [wide]}),
	folders: {home: longHome, cwd: longHome},
});

const helpless = {...disabled, because: [], fixes: []};
const alone = diagnosisOf({findings: [helpless], rootCause: 'org-disabled', checks: checksWith({server: [helpless]})});

const odd = diagnosisOf({
	verdict: 'unverified',
	rootCause: null,
	findings: [],
	checks: checksWith({}).map((check) =>
		check.id === 'login'
			? {...check, outcome: 'crashed', because: `Cannot read properties of undefined (reading '${'x'.repeat(150)}')`}
			: check.id === 'server'
				? {...check, outcome: 'timed-out', because: 'took longer than 8 s'}
				: check,
	),
});

const states = {
	'twenty findings': talk(answers(many)),
	'their checks': talk([...answers(many), 'checks']),
	'the last of them in the list': talk([...answers(many), 'checks', 'last']),
	'a check with twelve': talk([...answers(many), 'checks', 'choose']),
	'why one of twenty': talk([...answers(many), 'why']),
	'long and wide': talk(answers(long)),
	'why long and wide': talk([...answers(long), 'why']),
	'nothing to be done': talk(answers(alone)),
	'a crash and a hang': talk(answers(odd)),
	'a crash': talk([...answers(odd), 'checks', choice('The stored sign-in'), 'choose']),
} as const;

describe.each(sizes)('at $columns×$rows', (size) => {
	it.each(Object.entries(states))('draws %s', async (_, {state}) => {
		screen = await openScreen(size, {from: state});
		expectFits(screen, size);
		expect(screen.frame()).toMatch(/q leave$/);
		if (size.columns === 40) {
			expect(`\n${screen.frame()}\n`).toMatchSnapshot();
		}
	});
});

describe('a list that is longer than its place', () => {
	it.each(sizes)('goes to its ends and by pages at $columns×$rows', async (size) => {
		screen = await openScreen(size, {from: states['a check with twelve'].state});
		await screen.press(keys.end);
		expect(screen.frame()).toMatch(/❯ .*Finding number 12,/s);
		await screen.press('g');
		expect(screen.frame()).toMatch(/❯ Finding number 1,/);
		await screen.press(keys.pageDown);
		expect(screen.state().screen.cursor).toBe(10);
		await screen.press('\u001B[H');
		expect(screen.state().screen.cursor).toBe(0);
	});
});

describe('a finding that nothing here cures', () => {
	it('offers the report, and R copies it wherever there is a diagnosis', async () => {
		screen = await openScreen({columns: 80, rows: 24}, {from: states['nothing to be done'].state});
		expect(screen.frame()).toContain('Copy a redacted report');
		await screen.press('R');
		expect(screen.effects.at(-1)).toMatchObject({kind: 'copy-report'});
		await screen.press('?');
		expect(screen.frame()).toMatch(/R +copy a redacted report/);
	});

	it('does not without one', async () => {
		screen = await openScreen({columns: 80, rows: 24});
		await screen.press('R');
		expect(screen.effects.map(({kind}) => kind)).not.toContain('copy-report');
	});
});

describe('the box of the ladder', () => {
	it('is paged where it is cut, and begins anew on another rung', async () => {
		const signIn = {until: 0, renewableUntil: 86_400_000, isDue: false, isLocked: false};
		const {state} = talk([...answers(diagnosisOf({signIn})), 'ladder', 'last']);
		screen = await openScreen({columns: 40, rows: 12}, {from: state});
		expect(screen.frame()).toContain('more lines: PgDn');
		await screen.press(keys.pageDown);
		await screen.press(keys.pageDown);
		expect(screen.frame()).toContain('Renewable until 1970-01-02');
		await screen.press(keys.up, keys.down);
		expect(screen.frame()).toContain('more lines: PgDn');
	});

	it('opens on what is there where nothing wins', () => {
		const ladder = diagnosisOf().ladder.map((rung) =>
			rung.source === 'login' ? {...rung, state: 'ignored' as const} : {...rung, state: 'absent' as const},
		);
		const {state} = talk([...answers(diagnosisOf({ladder})), 'ladder']);
		expect(ladder[state.screen.cursor]?.source).toBe('login');
	});
});
