import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {commandPathOf, commandWordsOf} from '../../source/core/command-path.js';
import {Secret} from '../../source/core/secret.js';

describe('the program of a command', () => {
	test.each([
		['/opt/acme/bin/get-key --env prod', '/opt/acme/bin/get-key'],
		['  ~/bin/key.sh', '~/bin/key.sh'],
		['$HOME/bin/key', '~/bin/key'],
		[`\${HOME}/bin/key`, '~/bin/key'],
		['"/opt/my tools/key" a', '/opt/my tools/key'],
		["'/opt/my tools/key' a", '/opt/my tools/key'],
		['/opt/my\\ tools/key', '/opt/my tools/key'],
		['./scripts/key.sh|head -1', './scripts/key.sh'],
		['C:\\Tools\\claude-key.exe /q', 'C:\\Tools\\claude-key.exe'],
		['"$HOME/bin/key"', '~/bin/key'],
		['echo sk-secret', undefined],
		['KEY=x /bin/echo', undefined],
		['$TOOLS/key', undefined],
		["'$HOME/key'", undefined],
		['$(which key)', undefined],
		['/opt/*/key', undefined],
		['"/unclosed', undefined],
		['/', undefined],
		['', undefined],
	])('%s: %s', (command, path) => {
		expect(commandPathOf(command)).toBe(path);
	});

	test('never has more than the command', () => {
		fc.assert(fc.property(fc.string(), (text) => (commandPathOf(text)?.length ?? 0) <= text.length));
	});
});

test.each([
	['{"a": 1}', true],
	['{}', true],
	['[1, 2]', true],
	['{token}', false],
	['sk-ant', false],
	['', false],
])('%s looks like JSON: %s', (text, expected) => {
	expect(new Secret(text).looksLikeJson).toBe(expected);
});

test.each([
	['show anthropic --env prod', ['anthropic', 'prod']],
	['PATH=/opt/bin:$PATH key', ['/opt/bin:', '/opt/bin', 'key']],
	['$ROOT/key.sh -x', ['/srv/key.sh']],
	['. "$' + '{ROOT}/key.sh"', ['/srv/key.sh']],
	['sh -I$ROOT/lib ' + '$' + '{NONE:-/opt/k}', ['/srv/lib', ':-/opt/k', '/opt/k']],
	['sh $NONE/key.sh $NONE', ['$NONE/key.sh']],
	['NONE=$(pwd); sh $NONE/key.sh', ['$', 'pwd', 'sh', '/key.sh']],
	['sh /opt/*/key', ['/opt/']],
	['%ROOT%\\key.cmd', ['/srv\\key.cmd']],
])('the words of %s', (command, words) => {
	const values: Readonly<Record<string, string>> = {ROOT: '/srv', PATH: ''};
	expect([...commandWordsOf(command, (name) => values[name])]).toEqual(words);
});
