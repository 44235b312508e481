// How a case is made of the machines that it is like.
import {expect, test} from 'vitest';
import {type Part, wholeCase} from '../helpers/like.js';

const bases: Readonly<Record<string, Part>> = {
	bash: {platform: 'linux', env: {SHELL: '/bin/bash', TERM: 'xterm'}},
	zsh: {env: {SHELL: '/bin/zsh'}},
	claude: {programs: {claude: {version: '2.1.330'}}},
	'signed-in': {like: 'claude', files: {'~/.claude.json': {theme: 'dark', numStartups: 3}, '~/a': 'a'}},
};
const whole = (own: Part): Part => wholeCase(own, (name) => bases[name] ?? expect.fail(name));

test('without a base a case is what it was', () => {
	const own = {id: 'X', env: {USER: null}, expect: {rootCause: null}};
	expect(whole(own)).toEqual(own);
});

test('objects are merged, lists and texts replaced, and a base may be like another', () => {
	expect(
		whole({
			like: ['bash', 'signed-in'],
			platform: 'wsl',
			env: {KEY: 'k'},
			programs: {claude: {print: {exit: 1}}},
			git: ['.'],
		}),
	).toEqual({
		platform: 'wsl',
		env: {SHELL: '/bin/bash', TERM: 'xterm', KEY: 'k'},
		programs: {claude: {version: '2.1.330', print: {exit: 1}}},
		files: {'~/.claude.json': {theme: 'dark', numStartups: 3}, '~/a': 'a'},
		git: ['.'],
	});
});

test('a file is one whole', () => {
	const {files} = whole({like: 'signed-in', files: {'~/.claude.json': {theme: 'light'}}});
	expect(files).toEqual({'~/.claude.json': {theme: 'light'}, '~/a': 'a'});
});

test('null takes away what the base has, and stays where it has nothing', () => {
	expect(
		whole({like: ['bash', 'signed-in'], env: {TERM: null, USER: null}, files: {'~/a': null}, programs: null}),
	).toEqual({
		platform: 'linux',
		env: {SHELL: '/bin/bash', USER: null},
		files: {'~/.claude.json': {theme: 'dark', numStartups: 3}},
	});
});

test('the last of several counts', () => {
	expect(whole({like: ['bash', 'zsh']}).env).toEqual({SHELL: '/bin/zsh', TERM: 'xterm'});
});
