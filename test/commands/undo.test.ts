// `undo` and `fix` after a run that was cut off: each change that is taken back is named, and nothing else is.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {fixCommand} from '../../source/commands/fix.js';
import {undoCommand} from '../../source/commands/undo.js';
import {makeChanger} from '../../source/host/apply.js';
import {scratchHost} from '../helpers/host.js';
import {optionsOf, worldOver} from '../helpers/world.js';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** A is applied to ~/a; B was cut off after it had changed ~/b. */
async function cutOff(change: (entry: Record<string, unknown>) => string | object = (entry) => entry) {
	const scratch = scratchHost({files: {'~/a': 'old', '~/b': 'new'}});
	const changes = scratch.path('~/.local/state/claude-fix/changes');
	await makeChanger(scratch.host).apply(
		['key-empty'],
		[{kind: 'edit-text', path: scratch.path('~/a'), digest: digest('old'), edits: [{start: 0, end: 3, text: 'new'}]}],
	);
	const id = '20991231-000000-1';
	mkdirSync(join(changes, id), {mode: 0o700});
	writeFileSync(join(changes, id, '1'), 'old');
	const written = change({
		format: 1,
		id,
		at: Date.parse('2099-12-31'),
		causes: ['base-url-invalid'],
		steps: ['Edit ~/b in one place'],
		state: 'begun',
		records: [
			{
				kind: 'file',
				path: scratch.path('~/b'),
				before: {digest: digest('old'), mode: 0o644, uid: process.getuid?.(), gid: process.getgid?.(), backup: '1'},
				after: digest('new'),
				temporary: scratch.path('~/.b.claude-fix-x.new'),
				folders: [],
			},
		],
	});
	writeFileSync(join(changes, `${id}.json`), typeof written === 'string' ? written : JSON.stringify(written));
	const say = async (words: readonly string[], command = undoCommand) => {
		const world = worldOver(scratch);
		const code = await command(optionsOf(...words), world);
		return {code, said: world.printed.join('\n')};
	};
	const read = () => ['~/a', '~/b'].map((name) => readFileSync(scratch.path(name), 'utf8'));
	return {...scratch, changes, id, say, read};
}

describe('after a run that was cut off', () => {
	it('undo takes that one back, by name, and the one before when it is asked again', async () => {
		const {say, read, id} = await cutOff();
		const first = await say(['undo']);
		expect(first).toMatchObject({code: 0, said: expect.stringContaining(`interrupted while it changed things (${id}`)});
		expect(first.said).toContain('Restore ~/b');
		expect(first.said).toMatch(/Nothing else was taken back\..*\(key-empty\)/);
		expect(read()).toEqual(['new', 'old']);
		expect(await say(['undo'])).toMatchObject({code: 0, said: expect.stringContaining('Restore ~/a')});
		expect(read()).toEqual(['old', 'old']);
		expect(await say(['undo'])).toMatchObject({code: 1, said: expect.stringContaining('nothing to take back')});
	});

	it('undo of another one recovers first, and says both', async () => {
		const {say, read, host} = await cutOff();
		const first = (await makeChanger(host).list()).find(({state}) => state === 'applied')?.id ?? '';
		const {code, said} = await say(['undo', first]);
		expect([code, read()]).toEqual([0, ['old', 'old']]);
		expect([said.includes('Restore ~/a'), said.includes('Restore ~/b')]).toEqual([true, true]);
	});

	it('an undo that was cut off is brought to its end', async () => {
		const {say, read} = await cutOff((entry) => ({...entry, isUndo: true}));
		expect(await say(['undo'])).toMatchObject({code: 0, said: expect.stringContaining('earlier undo was interrupted')});
		expect(read()).toEqual(['new', 'old']);
		expect(await say(['undo', '--list'])).toMatchObject({said: expect.stringMatching(/20991231-000000-1 .* undone /)});
	});

	it('what somebody changed since is left alone, said, and not taken for done', async () => {
		const {say, read, path} = await cutOff();
		writeFileSync(path('~/b'), 'mine');
		const {code, said} = await say(['undo']);
		expect([code, read()]).toEqual([4, ['new', 'mine']]);
		expect(said).toContain("It can't be taken back: ~/b was changed since");
		// From now on undo says it, and not every start.
		expect((await say(['fix', 'key-empty', '--offline', '--yes'], fixCommand)).said).not.toContain('interrupted');
		expect(await say(['undo'])).toMatchObject({code: 4, said: expect.stringContaining('Nothing was changed.')});
	});

	it('fix recovers before it looks; --dry-run only says it', async () => {
		const {say, read} = await cutOff();
		const dry = await say(['fix', 'key-empty', '--offline', '--dry-run'], fixCommand);
		expect([dry.said.includes('interrupted'), read()]).toEqual([true, ['new', 'new']]);
		const {said} = await say(['fix', 'key-empty', '--offline', '--yes'], fixCommand);
		expect([said.indexOf('interrupted') < said.indexOf('key-empty: not found'), read()]).toEqual([
			true,
			['new', 'old'],
		]);
	});
});

describe('a journal that can not be used', () => {
	it.each<[string, (entry: Record<string, unknown>) => string | object, string]>([
		['is empty', () => '', 'it is empty'],
		['is cut off', (entry) => JSON.stringify(entry).slice(0, 90), 'it is cut off or damaged'],
		['is null', () => 'null', "it isn't a journal"],
		['is of a later version', (entry) => ({...entry, format: 2}), 'it is of a later version of claude-fix'],
		['has null for a step', (entry) => ({...entry, records: [null]}), 'it has a step that is not known here'],
		['has an unknown step', (entry) => ({...entry, records: [{kind: 'toString'}]}), 'a step that is not known here'],
		['has no time', ({at: _, ...entry}) => entry, 'something is missing in it'],
	])('%s: it is set aside, named with its copies, and the rest goes on', async (_, change, why) => {
		const {say, read, changes, id} = await cutOff(change);
		const first = await say(['undo']);
		expect(first.code).toBe(1);
		for (const words of [id, why, `${id}.aside.json`, `changes/${id};`]) {
			expect(first.said).toContain(words);
		}
		expect(existsSync(join(changes, id, '1'))).toBe(true);
		expect(readdirSync(changes)).not.toContain(`${id}.json`);
		expect([await say(['undo']), read()]).toMatchObject([{code: 0}, ['old', 'new']]);
	});
});
