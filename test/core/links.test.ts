// Links: only in terminals that have them, only to files and pages, and nothing else gets through with them.
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {coloured} from '../../source/core/leaving.js';
import {fileUrl, hasLinks} from '../../source/core/links.js';
import {linked} from '../../source/core/writing.js';
import {anyText} from '../helpers/any-text.js';

const folders = {home: '/home/maria', cwd: '/home/maria/a b'};

test.each([
	[{TERM_PROGRAM: 'iTerm.app'}, true],
	[{TERM: 'xterm-kitty'}, true],
	[{VTE_VERSION: '7600', TERM: 'xterm-256color'}, true],
	[{VTE_VERSION: '7600', TMUX: '/tmp/tmux'}, false],
	[{TERM_PROGRAM: 'Apple_Terminal', TERM: 'xterm-256color'}, false],
	[{TERM: 'linux'}, false],
	[{TERM: 'dumb', WT_SESSION: 'x'}, false],
	[{}, false],
])('%j: %j', (environment, has) => {
	expect(hasLinks(environment)).toBe(has);
});

describe('fileUrl', () => {
	it.each([
		['~/.zshrc', 'file:///home/maria/.zshrc'],
		['./.env', 'file:///home/maria/a%20b/.env'],
		['/etc/x', 'file:///etc/x'],
		['environment', undefined],
		['keychain: Claude Code-credentials', undefined],
	])('%s: %s', (path, url) => {
		expect(fileUrl({path}, folders)).toBe(url);
	});

	it('of any file is one that a terminal takes, and that nothing breaks out of', () => {
		fc.assert(
			fc.property(anyText(), (name) => {
				const url = fileUrl({path: `/${name}`}, folders) ?? '';
				expect(url).toMatch(/^file:\/\/[!-~]*$/);
				expect(coloured(linked('x', url))).toBe(linked('x', url));
			}),
		);
	});
});

it('a link to anything else, or one that never ends, is written out', () => {
	for (const url of ['javascript:alert(1)', 'http://evil.example', 'file:///a\u0007b', 'ssh://x']) {
		expect(coloured(linked('x', url))).not.toContain(`\u001b]8;;${url}`);
	}
});
