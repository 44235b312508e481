// Changes that this user can't make become steps for somebody who can; the others stay as they are.
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Change, Fix} from '../../source/core/fix.js';
import type {Host} from '../../source/core/host.js';
import type {SettingsFile} from '../../source/core/readings.js';
import {withinReach} from '../../source/core/within-reach.js';
import {emptySettings} from '../../source/probes/settings/read.js';
import {scratchHost} from '../helpers/host.js';

const fixOf = (changes: readonly Change[]): Fix => ({id: 'fix', title: 'Fix', risk: 'safe', changes});
const edit = (path: string): Change => ({kind: 'edit-text', path, digest: 'x', edits: []});

/** The same machine, seen by an ordinary account that owns what this one owns. */
function asOrdinary(host: Host, owner: number): Host {
	return {...host, user: {...host.user, uid: owner}};
}

test('edits of own files stay, also behind a link; a locked folder and a foreign owner are told', async () => {
	const {host} = scratchHost();
	const {home} = host;
	mkdirSync(join(home, 'dotfiles'));
	writeFileSync(join(home, 'dotfiles', 'bashrc'), 'x');
	symlinkSync(join(home, 'dotfiles', 'bashrc'), join(home, '.bashrc'));
	const own = (await host.files.status(join(home, 'dotfiles', 'bashrc')))?.uid ?? 0;
	const good = fixOf([edit(join(home, '.bashrc')), {kind: 'tell', text: 'then'}]);
	expect(await withinReach(good, {host: asOrdinary(host, own)})).toBe(good);

	const foreign = await withinReach(good, {host: asOrdinary(host, own + 1)});
	expect(foreign.risk).toBe('manual');
	expect(foreign.changes.map(({kind}) => kind)).toEqual(['tell', 'tell']);

	const locked: Host = {
		...asOrdinary(host, own),
		files: {
			...host.files,
			resolve: (path) => host.files.resolve(path),
			status: async (path) => {
				const status = await host.files.status(path);
				return status && {...status, isWritable: !path.endsWith('dotfiles')};
			},
		},
	};
	chmodSync(join(home, 'dotfiles'), 0o755);
	const mixed = await withinReach(fixOf([edit(join(home, '.bashrc')), edit(join(home, '.profile'))]), {host: locked});
	expect(mixed.changes.map(({kind}) => kind)).toEqual(['tell', 'edit-text']);
	expect(mixed.risk).toBe('safe');
	expect(mixed.changes[0]).toMatchObject({
		inShell: [{kind: 'run', program: 'chmod', args: ['u+w', join(home, 'dotfiles')]}],
	});
});

test.each([
	['folder', 'no-right', 0, /is yours/, 'chmod u+w HOME'],
	['folder', 'read-only-disk', 0, /read-only/, undefined],
	['folder', 'locked', 0, /locked/, 'sudo chattr -i HOME'],
	['folder', 'no-right', 1, /another account/, 'sudoedit HOME/.bashrc'],
	['file', 'locked', 0, /locked/, 'sudo chattr -i HOME/.bashrc'],
	['file', 'no-right', 1, /another account/, 'sudoedit HOME/.bashrc'],
	// A file of one's own is replaced, whatever its permissions say.
	['file', 'no-right', 0, undefined, undefined],
] as const)(
	'a %s in the way (%s, owner +%d) is told by its reason',
	async (kind, notWritable, owner, words, command) => {
		const {host, home, path} = scratchHost({files: {'~/.bashrc': 'x'}});
		const own = 1000;
		const files: Host['files'] = {
			...host.files,
			status: async (asked) => {
				const status = await host.files.status(asked);
				const isInTheWay = status?.kind === kind;
				return status && isInTheWay
					? {...status, isWritable: false, notWritable, uid: own + owner}
					: status && {...status, uid: own};
			},
		};
		const reached = await withinReach(fixOf([edit(path('~/.bashrc'))]), {
			host: {...asOrdinary(host, own), files},
		});
		const [change] = reached.changes;
		if (words === undefined) {
			expect(change?.kind).toBe('edit-text');
			return;
		}
		expect(change).toMatchObject({kind: 'tell', text: expect.stringMatching(words)});
		const said = change?.kind === 'tell' && change.inShell?.[0];
		const line = said && said.kind === 'run' ? [said.program, ...said.args].join(' ') : undefined;
		expect(line?.replace(home, 'HOME')).toBe(command);
	},
);

test("a setter of the system is blanked in one's own settings; one in the own home is told, since other programs read it too", async () => {
	const {host} = scratchHost({files: {'~/.zshrc': 'x', '~/../etc/profile': 'x', '~/.claude/settings.json': {}}});
	const settings = {
		...emptySettings,
		scope: 'user',
		path: join(host.home, '.claude/settings.json'),
		state: 'used',
		digest: 'x',
	} as const;
	const own = (await host.files.status(host.home))?.uid ?? 0;
	const fix = (path: string): Fix => ({...fixOf([edit(path)]), removes: ['ANTHROPIC_API_KEY']});
	const ofSystem = await withinReach(fix(join(host.home, '../etc/profile')), {
		host: asOrdinary(host, own + 1),
		settings,
	});
	expect(ofSystem.changes).toMatchObject([{kind: 'edit-json', path: settings.path, edits: [{value: ''}]}]);
	// Managed settings outrank the person's own: a blank there would change nothing.
	const managed = join(host.home, '../etc/profile');
	const ofManaged: Fix = {
		...fixOf([{kind: 'edit-json', path: managed, digest: 'x', edits: []}]),
		removes: ['ANTHROPIC_API_KEY'],
	};
	expect(await withinReach(ofManaged, {host: asOrdinary(host, own + 1), settings})).toMatchObject({
		risk: 'manual',
		changes: [{kind: 'tell', inShell: [{program: 'sudoedit', args: [managed]}]}],
	});
	const ofHome = await withinReach(fix(join(host.home, '.zshrc')), {host: asOrdinary(host, own + 1), settings});
	expect(ofHome).toMatchObject({risk: 'manual', changes: [{kind: 'tell'}]});
});

test('what needs a person anyway, and what makes a new file, is left alone', async () => {
	const {host} = scratchHost();
	const {home} = host;
	const told = fixOf([{kind: 'tell', text: 'by hand'}]);
	expect(await withinReach(told, {host})).toBe(told);
	const made = fixOf([{kind: 'edit-json', path: join(home, 'new.json'), digest: null, edits: []}]);
	expect(await withinReach(made, {host})).toBe(made);
});

test('a variable of the whole machine is told, or made nothing by own settings; one of the user stays', async () => {
	const {host} = scratchHost({platform: 'win32'});
	const take = (source: 'registry-user' | 'registry-machine'): Change => ({
		kind: 'session-variable',
		source,
		name: 'ANTHROPIC_API_KEY',
		was: undefined,
		value: undefined,
	});
	const own = fixOf([take('registry-user')]);
	expect(await withinReach(own, {host})).toBe(own);

	const both = {...fixOf([take('registry-user'), take('registry-machine')]), removes: ['ANTHROPIC_API_KEY']};
	const told = await withinReach(both, {host});
	expect(told).toMatchObject({risk: 'safe', changes: [{kind: 'session-variable'}, {kind: 'tell'}]});
	expect(JSON.stringify(told.changes[1])).toContain('"program":"reg","args":["delete","HKLM');

	const settings = {path: join(host.home, 'settings.json'), digest: null} as SettingsFile;
	const blanked = await withinReach(both, {host, settings});
	expect(blanked.changes).toMatchObject([
		{kind: 'session-variable', source: 'registry-user'},
		{kind: 'edit-json', edits: [{path: ['env', 'ANTHROPIC_API_KEY'], value: ''}]},
	]);
});
