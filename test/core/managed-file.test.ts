// Which start-up files a manager writes, and from where; what is said of them after an edit.
import {join} from 'node:path';
import {expect, it} from 'vitest';
import type {Fix} from '../../source/core/fix.js';
import {managerOf} from '../../source/core/managed-file.js';
import {withinReach} from '../../source/core/within-reach.js';
import {scratchHost} from '../helpers/host.js';

it.each([
	['a file of its own', {'~/.zshrc': ''}, {}, undefined],
	[
		'a link into dotfiles',
		{'~/dotfiles/zsh/zshrc': ''},
		{'~/.zshrc': '~/dotfiles/zsh/zshrc'},
		['a link', 'dotfiles/zsh/zshrc'],
	],
	[
		'chezmoi',
		{'~/.zshrc': '', '~/.local/share/chezmoi/dot_zshrc': ''},
		{},
		['chezmoi', '.local/share/chezmoi/dot_zshrc'],
	],
	[
		'a private template of chezmoi',
		{'~/.zshrc': '', '~/.local/share/chezmoi/private_dot_zshrc.tmpl': ''},
		{},
		['chezmoi', '.local/share/chezmoi/private_dot_zshrc.tmpl'],
	],
	['chezmoi without this file', {'~/.zshrc': '', '~/.local/share/chezmoi/dot_bashrc': ''}, {}, undefined],
	['a longer name at chezmoi', {'~/.zshrc': '', '~/.local/share/chezmoi/dot_zshrc_local': ''}, {}, undefined],
] as const)('%s', async (_, files, links, wanted) => {
	const {host, home} = scratchHost({files: {...files}, links: {...links}});
	const found = await managerOf(join(home, '.zshrc'), host);
	expect(found && [found.name, found.source?.replace(`${home}/`, '')]).toEqual(wanted);
});

it('says after an edit where the line would come back from', async () => {
	const {host, home} = scratchHost({files: {'~/.zshrc': 'x', '~/.local/share/chezmoi/dot_zshrc': 'x'}});
	const path = join(home, '.zshrc');
	const fix: Fix = {
		id: 'x',
		title: 'x',
		risk: 'safe',
		changes: [{kind: 'edit-text', path, digest: '', edits: []}],
	};
	const {changes, risk} = await withinReach(fix, {host});
	expect(risk).toBe('safe');
	expect(changes.map(({kind}) => kind)).toEqual(['edit-text', 'tell']);
	expect(JSON.stringify(changes[1])).toContain('dot_zshrc');
});

it('hands a job a secret in place of a sign-in', async () => {
	const {host} = scratchHost();
	const fix: Fix = {
		id: 'sign-in',
		title: 'Sign in again',
		risk: 'manual',
		changes: [{kind: 'run', program: 'claude', args: ['auth', 'login'], why: 'signs in'}],
	};
	const {title, changes} = await withinReach(fix, {host, inside: ['ci']});
	expect(title).toMatch(/secret/);
	expect(changes.map(({kind}) => kind)).toEqual(['tell']);
	expect(await withinReach(fix, {host})).toBe(fix);
});
