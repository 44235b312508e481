// The demo in a real terminal: from the finding to the proved cure and back, left in every way there is, with nothing left behind.
import {dirname} from 'node:path';
import {describe, expect, test} from 'vitest';
import {program, scratch} from '../helpers/built.js';
import {limit} from '../helpers/patience.js';
import {hasTerminal, keys, openTerminal} from '../helpers/terminal.js';
import {expectGone, openDemo, type Station, stations, walkTo} from './walk.js';

const isWindows = process.platform === 'win32';

describe.skipIf(!hasTerminal)('the demo', {timeout: limit(120_000)}, () => {
	test.each([
		[40, 12],
		[80, 24],
		[120, 40],
	])(
		'is cured with Enter once the change is on the screen, taken back with u, and left, at %i×%i',
		async (columns, rows) => {
			const demo = openDemo('old-key', {columns, rows});
			const {terminal} = demo;
			expect(await walkTo('answer', demo)).toContain('ANTHROPIC_API_KEY');
			await walkTo('back', demo);
			if (rows < 20) {
				await terminal.press(keys.enter, /- +3 +export ANTHROPIC_API_KEY/);
				await terminal.rests(400);
			}
			await terminal.press(keys.enter, stations.cured[1]);
			await terminal.rests(400);
			await terminal.press('u', /[❯>] Not now/);
			await terminal.press(keys.down + keys.enter, /[❯>] Look again/);
			await terminal.press(keys.enter, /[❯>] Cure it/);
			terminal.send('q');
			await expectGone(demo, 1);
		},
	);

	test('leaves with 0 by Enter after the cure, and what stood there before stands there again', async () => {
		const demo = openDemo('old-key');
		const {terminal} = demo;
		await walkTo('cured', demo);
		terminal.send(keys.enter);
		await expectGone(demo, 0);
		expect(terminal.text()).toMatch(/Sam has a subscription[\s\S]*Cured: [\s\S]*unset ANTHROPIC_API_KEY/);
		expect(terminal.text()).not.toContain('Cure it');
	});

	test.each(['y\r', '\r\r\r\r'])('%j in one write cures once', async (typed) => {
		const demo = openDemo('old-key');
		const {terminal} = demo;
		await walkTo('answer', demo);
		await terminal.press(typed, /Cured\b/);
		await terminal.rests(400);
		await terminal.press('m', /Menu/);
		await terminal.press('G', /[❯>] Leave/);
		terminal.send('q');
		await expectGone(demo, 0);
	});

	test('hands the terminal to Claude Code to sign in', async () => {
		const demo = openDemo('blank-login');
		const {terminal} = demo;
		await walkTo('answer', demo);
		await terminal.press(keys.enter, 'Press Enter to sign in');
		await terminal.press(keys.enter, stations.cured[1]);
		await terminal.rests(400);
		terminal.send(keys.enter);
		await expectGone(demo, 0);
		expect(terminal.text()).toContain('Login successful.');
	});

	test('Ctrl-C while Claude Code has the terminal ends Claude Code, not the session', async () => {
		const demo = openDemo('blank-login');
		const {terminal} = demo;
		await walkTo('answer', demo);
		await terminal.press(keys.enter, 'Press Enter to sign in');
		await terminal.press(keys.interrupt, 'ended with code');
		terminal.send(keys.interrupt);
		await expectGone(demo, 130);
	});

	// Any keys are in ui/input.test.ts: here an Escape in the middle, and a text, reach the program as they should.
	test.each([
		['l\u001bw', /claude-fix › Why/],
		['v/ke\r', /\/ ke[^▌]*$/m],
	] as const)('%j is the same in one write and key by key', async (typed, end) => {
		const texts = [];
		for (const pieces of [[typed], [...typed]]) {
			const demo = openDemo('old-key');
			const {terminal} = demo;
			await walkTo('answer', demo);
			for (const piece of pieces) {
				terminal.send(piece);
				await terminal.rests(300);
			}
			texts.push((await terminal.shows(end)).replace(/\d+\.\d s/g, ''));
			terminal.send(keys.interrupt);
			await expectGone(demo, 130);
		}
		expect(texts[0]).toBe(texts[1]);
	});

	test.each<Station>(['answer', 'cured'])('Ctrl-C on the screen %s leaves with 130', async (station) => {
		const demo = openDemo('old-key');
		await walkTo(station, demo);
		demo.terminal.send(keys.interrupt);
		await expectGone(demo, 130);
	});

	test('Ctrl-C while it looks leaves with 130', async () => {
		const demo = openDemo('old-key');
		await demo.terminal.appears('claude-fix');
		demo.terminal.send(keys.interrupt);
		await expectGone(demo, 130);
	});

	test('Esc leads back, and from the first screen out', async () => {
		const demo = openDemo('old-key');
		await walkTo('back', demo);
		demo.terminal.send(keys.escape);
		await expectGone(demo, 1);
	});

	test('a terminal that changes its size is drawn anew, and nothing of what stood there before is cleared', async () => {
		const demo = openDemo('old-key', {columns: 120, rows: 40});
		const {terminal} = demo;
		await walkTo('answer', demo);
		for (const [columns, rows] of [
			[40, 12],
			[100, 8],
			[80, 24],
		] as const) {
			terminal.resize({columns, rows});
			await terminal.press('w', /[❯>] Back/);
			const shown = await terminal.press(keys.escape, /[❯>] Cure it/);
			expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
		}
		expect(
			terminal
				.text()
				.split('\n')
				.filter((line) => /^claude-fix/.test(line)),
		).toHaveLength(1);
		terminal.send('q');
		await expectGone(demo, 1);
		expect(terminal.raw()).not.toContain('\u001b[3J');
		expect(terminal.text()).toContain('Sam has a subscription');
	});

	test.each([
		['no UTF-8', {LANG: 'C'}],
		['the console of Linux', {LANG: 'C.UTF-8', TERM: 'linux'}],
	])('draws ASCII on %s', async (_, more) => {
		const demo = openDemo('old-key', {more});
		await walkTo('cured', demo);
		demo.terminal.send(keys.enter);
		await expectGone(demo, 0);
		expect(demo.terminal.raw()).not.toMatch(/[^\u0000-\u007f]/);
	});

	test.skipIf(isWindows)('a crash gives the terminal back and says one line', async () => {
		const machine = scratch();
		const throws = `setTimeout(()=>{throw new Error("made for the test")},${limit(2500)})`;
		const script = '"$0" "$@"; echo "code $?"; stty -a';
		const terminal = openTerminal([], {
			scratch: machine,
			rows: 40,
			instead: ['/bin/sh', '-c', script, process.execPath, program, 'demo'],
			more: {
				PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
				NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(throws)}`,
			},
		});
		const shown = await terminal.shows(/code \d+[\s\S]*echo/);
		expect(shown).toContain('claude-fix: made for the test. Please report this.');
		expect(shown).toContain('code 70');
		expect(shown).toMatch(/(?<!-)\bicanon\b/);
		expect(shown).toMatch(/(?<!-)\becho\b/);
		await expectGone({terminal, machine}, 0);
	});
});

describe.skipIf(!hasTerminal)('--linear and ACCESSIBLE=1', {timeout: limit(120_000)}, () => {
	test.each([
		['--linear', ['demo', 'old-key', '--linear'], {}],
		['ACCESSIBLE=1, also where the cursor can not be moved', ['demo', 'old-key'], {ACCESSIBLE: '1', TERM: 'dumb'}],
	] as const)('%s: numbered questions, nothing drawn twice', async (_, words, more) => {
		const machine = scratch();
		const terminal = openTerminal([...words], {scratch: machine, rows: 60, more: {LANG: 'C.UTF-8', ...more}});
		await terminal.shows(/1\. Cure it[\s\S]*Enter for 1:$/);
		await terminal.press('1\r', /Cured\b[\s\S]*1\. Leave/);
		terminal.send('1\r');
		expect(await terminal.ended()).toBe(0);
		expect(terminal.raw()).not.toMatch(/\u001b\[(\?1049|\d*A|2J)/);
		expect(terminal.raw().match(/Cure it/g)).toHaveLength(1);
	});
});
