// What is kept is listed to the last file, and gone when it is removed; the person's own files are not.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {forgetCommand} from '../../source/commands/forget.js';
import {makeChanger} from '../../source/host/apply.js';
import {openMemory} from '../../source/host/memory.js';
import {scratchHost} from '../helpers/host.js';
import {snapshotOf} from '../helpers/snapshot.js';
import {optionsOf, worldOver} from '../helpers/world.js';

async function used() {
	const scratch = scratchHost({files: {'~/a': 'old', '~/dead': 'sign-in'}});
	const digest = createHash('sha256').update('old').digest('hex');
	(await openMemory(scratch.host)).set('session', {answers: {}});
	await makeChanger(scratch.host).apply(
		['key-empty'],
		[
			{kind: 'edit-text', path: scratch.path('~/a'), digest, edits: [{start: 0, end: 3, text: 'new'}]},
			{kind: 'move-file', path: scratch.path('~/dead')},
		],
	);
	const changes = scratch.path('~/.local/state/claude-fix/changes');
	writeFileSync(join(changes, '20200101-000000-1.aside.json'), '');
	mkdirSync(join(changes, '20200101-000000-1'));
	const say = async (answers: readonly string[], ...words: readonly string[]) => {
		const world = worldOver(scratch, answers);
		return {code: await forgetCommand(optionsOf('forget', ...words), world), said: world.printed.join('\n')};
	};
	return {...scratch, say, all: () => readdirSync(scratch.home, {recursive: true, encoding: 'utf8'})};
}

it('lists it all, and removes nothing without the word', async () => {
	const {say, all} = await used();
	const before = all();
	const {code, said} = await say(['y']);
	expect([code, all()]).toEqual([1, before]);
	for (const words of ['memory.json', 'key-empty', 'one copy', '~/dead.claude-fix-', '20200101-000000-1.aside.json']) {
		expect(said).toContain(words);
	}
	const {code: listed, said: json} = await say([], '--list', '--json');
	expect([listed, (JSON.parse(json) as unknown[]).length, all()]).toEqual([0, 5, before]);
});

it.each([
	['the word', ['forget'], []],
	['--yes', [], ['--yes']],
])('removes it all with %s, and nothing else', async (_, answers, words) => {
	const {say, all, path, home} = await used();
	const own = snapshotOf(home);
	expect(await say(answers, ...words)).toMatchObject({
		code: 0,
		said: expect.stringContaining('nothing is kept any more'),
	});
	expect(all().filter((one) => one.includes('claude-fix'))).toEqual([]);
	expect([snapshotOf(home), readFileSync(path('~/a'), 'utf8')]).toMatchObject([own, 'new']);
	expect(await say([])).toEqual({code: 0, said: 'Nothing is kept on this machine.'});
});

it('takes a change back that was cut off before it forgets how', async () => {
	const {say, path, host} = await used();
	const [entry] = await makeChanger(host).list();
	const file = path(`~/.local/state/claude-fix/changes/${entry?.id}.json`);
	writeFileSync(file, readFileSync(file, 'utf8').replace('"applied"', '"begun"'));
	expect(await say(['forget'])).toMatchObject({code: 0, said: expect.stringContaining('Restore ~/a')});
	expect([readFileSync(path('~/a'), 'utf8'), existsSync(path('~/dead'))]).toEqual(['old', true]);
});
