// What is kept is believed only where nobody but this person can have put it: a planted journal restores nothing, and is said by name.
import {createHash} from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {deflateSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {forgetCommand} from '../../source/commands/forget.js';
import {undoCommand} from '../../source/commands/undo.js';
import {makeChanger} from '../../source/host/apply.js';
import {openMemory} from '../../source/host/memory.js';
import {isUnfinished} from '../../source/host/unfinished.js';
import {type Scratch, scratchHost} from '../helpers/host.js';
import {optionsOf, worldOver} from '../helpers/world.js';

/** A home with a change of ~/.profile, and its journal, begun or applied, where `to` says. */
async function planted(to: string, state: 'begun' | 'applied') {
	const scratch = scratchHost({files: {'~/.profile': 'theirs'}, folders: ['/elsewhere']});
	const digest = createHash('sha256').update('theirs').digest('hex');
	const edits = [{start: 0, end: 6, text: 'mine'}];
	await makeChanger(scratch.host).apply([], [{kind: 'edit-text', path: scratch.path('~/.profile'), digest, edits}]);
	const usual = scratch.path('~/.local/state/claude-fix');
	const [entry] = await makeChanger(scratch.host).list();
	const file = join(usual, 'changes', `${entry?.id}.json`);
	writeFileSync(file, readFileSync(file, 'utf8').replace('"applied"', JSON.stringify(state)));
	const folder = scratch.path(to);
	if (folder !== usual) {
		mkdirSync(dirname(folder), {recursive: true, mode: 0o700});
		renameSync(usual, folder);
	}
	return {
		scratch,
		folder,
		/** Under a variable that names the folder above. */
		named: (base = dirname(folder)): Scratch => {
			const environment = {...scratch.host.environment, XDG_STATE_HOME: base};
			return {...scratch, host: scratch.hostWith({environment})};
		},
		profile: () => readFileSync(scratch.path('~/.profile'), 'utf8'),
	};
}

type Planted = Awaited<ReturnType<typeof planted>>;

async function restores({host}: Scratch): Promise<string | undefined> {
	const changer = makeChanger(host);
	const {passedOver, problem} = await changer.recover();
	await changer.undo();
	return passedOver ?? problem;
}

const cases: readonly (readonly [string, string, (one: Planted) => Scratch])[] = [
	['in the working folder', './.state/claude-fix', ({named}) => named()],
	[
		'in the working folder, behind a link',
		'./.state/claude-fix',
		({named, scratch, folder}) => {
			symlinkSync(dirname(folder), scratch.path('/elsewhere/link'));
			return named(scratch.path('/elsewhere/link'));
		},
	],
	[
		'as others can see it',
		'/elsewhere/state/claude-fix',
		({named, folder}) => {
			chmodSync(join(folder, 'changes'), 0o755);
			return named();
		},
	],
	[
		'in another repository',
		'/elsewhere/repository/state/claude-fix',
		({named, scratch}) => {
			mkdirSync(scratch.path('/elsewhere/repository/.git'));
			return named();
		},
	],
	...['./.envrc', './mise.toml', './.env'].map((path): (typeof cases)[number] => [
		`as ${path} may have set it`,
		'/elsewhere/state/claude-fix',
		({named, scratch}) => {
			writeFileSync(scratch.path(path), 'export XDG_STATE_HOME=/elsewhere/state\n');
			return named();
		},
	]),
	...(['DIRENV_DIFF', '__MISE_DIFF'] as const).map((marker): (typeof cases)[number] => [
		`as ${marker} says`,
		'/elsewhere/state/claude-fix',
		({named, scratch}) => {
			const diff = deflateSync(JSON.stringify({p: {}, n: {XDG_STATE_HOME: '/elsewhere/state'}})).toString('base64url');
			return {...scratch, host: scratch.hostWith({environment: {...named().host.environment, [marker]: diff}})};
		},
	]),
	...[0o707, 0o777].map((mode): (typeof cases)[number] => [
		`below a folder of mode ${mode.toString(8)}`,
		'/elsewhere/state/claude-fix',
		({named, folder}) => {
			chmodSync(dirname(folder), mode);
			return named();
		},
	]),
];

describe.skipIf(process.platform !== 'linux')('a journal that a variable names', () => {
	describe.each(['begun', 'applied'] as const)('and that is %s', (state) => {
		it.each(cases)('%s restores nothing and is said', async (_, to, prepare) => {
			const one = await planted(to, state);
			expect(await restores(prepare(one))).toMatch(/^XDG_STATE_HOME leads to .*nothing there is used/);
			expect([one.profile(), existsSync(one.folder)]).toEqual(['mine', true]);
		});

		it.skipIf(process.getuid?.() !== 0)('of another account restores nothing', async () => {
			const one = await planted('/elsewhere/state/claude-fix', state);
			chownSync(join(one.folder, 'changes'), 12345, 12345);
			expect(await restores(one.named())).toContain('XDG_STATE_HOME');
			expect(one.profile()).toBe('mine');
		});

		it('that other tools were busy beside is believed', async () => {
			const one = await planted('/elsewhere/state/claude-fix', state);
			const {host} = one.named();
			writeFileSync(one.scratch.path('./.envrc'), 'export OTHER=1\n');
			const DIRENV_DIFF = deflateSync(JSON.stringify({p: {}, n: {OTHER: '1'}})).toString('base64url');
			const scratch = {...one.scratch, host: one.scratch.hostWith({environment: {...host.environment, DIRENV_DIFF}})};
			expect(await restores(scratch)).toBeUndefined();
			expect(one.profile()).toBe('theirs');
		});

		it("of the person's own restores what it says", async () => {
			const one = await planted('/elsewhere/state/claude-fix', state);
			expect(await restores(one.named())).toBeUndefined();
			expect(one.profile()).toBe('theirs');
		});

		it('has no say in undo, forget and the session', async () => {
			const one = await planted('./.state/claude-fix', state);
			const {host} = one.named();
			expect(await isUnfinished(host)).toBe(true);
			for (const [run, ...words] of [
				[undoCommand, 'undo'],
				[forgetCommand, 'forget', '--list'],
				[forgetCommand, 'forget', '--yes'],
			] as const) {
				const world = worldOver({...one.scratch, host}, []);
				await run(optionsOf(...words), world);
				expect(world.printed.join('\n').split('XDG_STATE_HOME leads to')).toHaveLength(2);
				expect([one.profile(), existsSync(one.folder)]).toEqual(['mine', true]);
			}
		});
	});
});

describe.skipIf(process.platform !== 'linux')('the usual folder', () => {
	it.each(['begun', 'applied'] as const)('restores nothing (%s) where others can write', async (state) => {
		const one = await planted('~/.local/state/claude-fix', state);
		chmodSync(one.scratch.path('~/.local'), 0o777);
		expect(await restores(one.scratch)).toContain('others can write there');
		expect(one.profile()).toBe('mine');
	});

	it('may be reached by a link of the person, and be seen by others', async () => {
		const one = await planted('~/.local/state/claude-fix', 'applied');
		renameSync(one.scratch.path('~/.local'), one.scratch.path('/elsewhere/local'));
		symlinkSync(one.scratch.path('/elsewhere/local'), one.scratch.path('~/.local'));
		chmodSync(join(one.folder, 'changes'), 0o755);
		expect(await restores(one.scratch)).toBeUndefined();
		expect(one.profile()).toBe('theirs');
	});
});

it.skipIf(process.platform !== 'linux')('answers are not taken from a folder, nor put there', async () => {
	const scratch = scratchHost({files: {'./.config/claude-fix/memory.json': '{"a": 1}'}});
	const host = scratch.hostWith({
		environment: {...scratch.host.environment, XDG_CONFIG_HOME: scratch.path('./.config')},
	});
	const said: string[] = [];
	const memory = await openMemory(host, (line) => said.push(line));
	expect([memory.get('a'), said]).toEqual([undefined, [expect.stringContaining('XDG_CONFIG_HOME leads to')]]);
	memory.set('b', 2);
	expect(readFileSync(scratch.path('./.config/claude-fix/memory.json'), 'utf8')).toBe('{"a": 1}');
	expect(existsSync(scratch.path('~/.config/claude-fix/memory.json'))).toBe(true);
});
