// The demo in a real terminal: from the finding to the proved cure and back, left in every way there is, with nothing left behind.
import {dirname} from 'node:path';
import {describe, expect, test} from 'vitest';
import {program, scratch} from '../helpers/built.js';
import {hasTerminal, keys, openTerminal} from '../helpers/terminal.js';
import {expectGone, openDemo, type Station, stations, walkTo} from './walk.js';

const isWindows = process.platform === 'win32';

describe.skipIf(!hasTerminal)('the demo', {timeout: 90_000}, () => {
	test.each([
		[40, 15],
		[80, 24],
		[120, 40],
	])('cures, proves and takes back at %i×%i', async (columns, rows) => {
		const demo = openDemo('old-key', {columns, rows});
		const {terminal} = demo;
		expect(await walkTo('finding', demo)).toContain('ANTHROPIC_API_KEY');
		expect(await terminal.press(keys.enter, stations.preview[1])).toMatch(/Not now/);
		await terminal.press(...stations.result);
		await terminal.press(keys.end, /[❯>] Undo this change/);
		await terminal.press(keys.enter, /[❯>] Not now/);
		await terminal.press(keys.down + keys.enter, /Look again/);
		await terminal.press(keys.enter, stations.checklist[1]);
		expect(await terminal.press('n', /claude-fix › Root/)).toContain('ANTHROPIC_API_KEY');
		terminal.send('q');
		await expectGone(demo, 1);
	});

	test('hands the terminal to Claude Code to sign in', async () => {
		const demo = openDemo('blank-login');
		const {terminal} = demo;
		await walkTo('preview', demo);
		await terminal.press(keys.end + keys.enter, 'Type apply');
		// One read with a line break in it would be a paste, which never confirms.
		await terminal.press('apply', 'Enter: apply');
		await terminal.press(keys.enter, 'Press Enter to sign in');
		expect(await terminal.press(keys.enter, stations.result[1])).toContain('Login successful.');
		terminal.send('q');
		await expectGone(demo, 3);
	});

	test('Ctrl-C while Claude Code has the terminal ends Claude Code, not the session', async () => {
		const demo = openDemo('blank-login');
		const {terminal} = demo;
		await walkTo('preview', demo);
		await terminal.press(keys.end + keys.enter, 'Type apply');
		// One read with a line break in it would be a paste, which never confirms.
		await terminal.press('apply', 'Enter: apply');
		await terminal.press(keys.enter, 'Press Enter to sign in');
		await terminal.press(keys.interrupt, 'claude-fix › Result');
		terminal.send(keys.interrupt);
		await expectGone(demo, 130);
	});

	test('keys that arrive together do what they do one by one', async () => {
		const [together, alone] = [openDemo('old-key'), openDemo('old-key')];
		await Promise.all([walkTo('home', together), walkTo('home', alone)]);
		await together.terminal.press(keys.down.repeat(4) + keys.enter, 'claude-fix › ');
		for (const key of [keys.down, keys.down, keys.down, keys.down]) {
			await alone.terminal.press(key, 'What fails?');
		}
		await alone.terminal.press(keys.enter, 'claude-fix › ');
		expect(together.terminal.text()).toBe(alone.terminal.text());
		expect(together.terminal.text()).toContain('What an error means');
		for (const demo of [together, alone]) {
			demo.terminal.send(keys.interrupt);
			await expectGone(demo, 130);
		}
	});

	test.each<Station>(['home', 'consent', 'checklist', 'finding', 'preview', 'result'])(
		'Ctrl-C on the screen %s leaves with 130',
		async (station) => {
			const demo = openDemo('old-key');
			await walkTo(station, demo);
			demo.terminal.send(keys.interrupt);
			await expectGone(demo, 130);
		},
	);

	test('Ctrl-C while it looks leaves with 130', async () => {
		const demo = openDemo('old-key');
		await walkTo('consent', demo);
		demo.terminal.send(keys.enter + keys.interrupt);
		await expectGone(demo, 130);
	});

	test('Esc leads back, and from the first screen out', async () => {
		const demo = openDemo('old-key');
		const {terminal} = demo;
		await walkTo('finding', demo);
		await terminal.press(keys.escape, stations.checklist[1]);
		await terminal.press(keys.escape, stations.home[1]);
		terminal.send(keys.escape);
		await expectGone(demo, 1);
	});

	test('a terminal that changes its size is drawn anew', async () => {
		const demo = openDemo('old-key', {columns: 120, rows: 40});
		const {terminal} = demo;
		await walkTo('checklist', demo);
		await terminal.shows(/\d+ checks/);
		terminal.resize({columns: 40, rows: 15});
		await terminal.press(keys.end, /incident/);
		terminal.resize({columns: 80, rows: 24});
		const shown = await terminal.press(keys.home, stations.checklist[1]);
		expect(shown.split('\n').filter((line) => line.includes('claude-fix ›'))).toHaveLength(1);
		terminal.send('q');
		await expectGone(demo, 1);
	});

	test.skipIf(isWindows)('a crash gives the terminal back and says one line', async () => {
		const machine = scratch();
		const throws = 'setTimeout(()=>{throw new Error("made for the test")},2500)';
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
		await terminal.shows('What fails?');
		const shown = await terminal.shows(/code \d+[\s\S]*echo/);
		expect(shown).toContain('claude-fix: made for the test. Please report this.');
		expect(shown).toContain('code 70');
		expect(shown).toMatch(/(?<!-)\bicanon\b/);
		expect(shown).toMatch(/(?<!-)\becho\b/);
		await expectGone({terminal, machine}, 0);
	});
});
