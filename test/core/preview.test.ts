// What a person sees before a change: all of it, and nothing secret.
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {Change} from '../../source/core/fix.js';
import {maskText} from '../../source/core/mask.js';
import {type PreviewContext, previewOf} from '../../source/core/preview.js';
import {Secret} from '../../source/core/secret.js';
import {stepOf} from '../../source/core/step.js';
import type {Preview} from '../../source/core/transaction.js';

const folders = {home: '/home/dev', cwd: '/home/dev/project'};
const body = 'Ab3dEf6hIj9k';
const key = `sk-ant-api03-${body.repeat(7)}`;
const signs = {add: '+', remove: '-', context: ' ', note: '#', command: '$'};

function preview(change: Change, texts: Record<string, string> = {}, more: Partial<PreviewContext> = {}): Preview {
	return previewOf(change, {folders, texts: new Map(Object.entries(texts)), ...more});
}

function drawn({lines}: Preview): string {
	return lines.map(({kind, text}) => signs[kind] + text).join('\n');
}

function editOf(
	path: string,
	text: string,
	find: string,
	words: Extract<Change, {kind: 'edit-text'}>['edits'][0]['text'],
): Change {
	const start = text.indexOf(find);
	return {kind: 'edit-text', path, digest: '', edits: [{start, end: start + find.length, text: words}]};
}

describe('a diff', () => {
	const path = '/home/dev/.zshrc';
	const text = ['one', 'two', 'three', `export ANTHROPIC_API_KEY="${key}"`, 'four', 'five', 'six', ''].join('\n');

	it('shows words of the program itself, beside values that are hidden', () => {
		const rights = 'permissions:\n  id-token: nobody-knows\n';
		const change = editOf(path, rights, '  id', ['  ', new Secret('my-token: write', 'own'), '\n  id']);
		expect(drawn(preview(change, {[path]: rights}))).toBe(
			'#line 1\n permissions:\n+  my-token: write\n   id-token: (12 characters)',
		);
	});

	it('has two lines of context and no secret', () => {
		const change = editOf(path, text, `export ANTHROPIC_API_KEY="${key}"\n`, '');
		expect(preview(change, {[path]: text})).toMatchObject({title: 'Edit ~/.zshrc in one place'});
		expect(drawn(preview(change, {[path]: text}))).toBe(
			['#line 2', ' two', ' three', '-export ANTHROPIC_API_KEY="sk-ant-api03-Ab3...Ij9k"', ' four', ' five'].join('\n'),
		);
	});

	it('shows a secret that is written by its hint', () => {
		const change = editOf(path, text, key, new Secret(`sk-ant-api03-${'Zz9'.repeat(19)}xQ7w`));
		expect(drawn(preview(change, {[path]: text}))).toContain('+export ANTHROPIC_API_KEY="sk-ant-api03-Zz9...xQ7w"');
	});

	it('says so when the difference is inside of what is hidden', () => {
		const change = editOf(path, text, body.slice(4), '');
		expect(drawn(preview(change, {[path]: text}))).toContain('#The difference is in what is hidden here');
	});

	it('says so when only the line ends differ', () => {
		const change = editOf(path, 'a\r\nb\r\n', '\r', '');
		expect(drawn(preview(change, {[path]: 'a\r\nb\r\n'}))).toBe(
			'#line 1\n-a\n+a\n b\n#The difference is in what is hidden here: inside a secret, in blanks or in line ends.',
		);
	});

	it('of a new file is all of it', () => {
		const change: Change = {
			kind: 'edit-json',
			path,
			digest: null,
			edits: [{path: ['env', 'X'], value: new Secret(key)}],
		};
		const shown = preview(change);
		expect(shown.title).toBe('Make ~/.zshrc: set env.X to sk-ant-api03-Ab3...Ij9k');
		expect(shown.keeps).toBeUndefined();
		expect(drawn(shown)).toBe('#line 1\n+{\n+  "env": {\n+    "X": "sk-ant-api03-Ab3...Ij9k"\n+  }\n+}');
	});

	it('names the file that a link leads to', () => {
		const change = editOf(path, text, 'two\n', '');
		const shown = preview(change, {[path]: text}, {targets: new Map([[path, '/home/dev/dotfiles/zshrc']])});
		expect(shown.lines[0]?.text).toBe('It is a link: ~/dotfiles/zshrc is edited, the link stays.');
	});

	it("lets nothing drive the terminal and isn't endless", () => {
		const hostile = `a\u001b[2J\u202e${'x'.repeat(1000)}\n${'line\n'.repeat(200)}`;
		const change = editOf(path, hostile, hostile, 'b\n');
		const shown = preview(change, {[path]: hostile});
		expect(drawn(shown)).not.toMatch(/[\u001b\u202e]/);
		expect(shown.lines.length).toBeLessThan(70);
		expect(Math.max(...shown.lines.map((line) => line.text.length))).toBeLessThan(300);
	});

	it('is left out when the text is not known, and says when it is impossible', () => {
		const change = editOf(path, text, 'two\n', '');
		expect(drawn(preview(change))).toBe("#The file can't be shown here.");
		const json: Change = {kind: 'edit-json', path, digest: '', edits: [{path: ['a'], value: undefined}]};
		expect(drawn(preview(json, {[path]: '{'}))).toContain("#This can't be done: it isn't valid JSON");
	});
});

test.each<[string, Change, string]>([
	[
		'set-mode',
		{kind: 'set-mode', path: '/home/dev/.claude/.credentials.json', mode: 0o600},
		'$chmod 0600 ~/.claude/.credentials.json',
	],
	[
		'run',
		{kind: 'run', program: 'claude', args: ['auth', 'login', "it's"], why: 'Sign in'},
		`$claude auth login 'it'\\''s'`,
	],
	['tell', {kind: 'tell', text: 'Paste this', command: 'unset ANTHROPIC_API_KEY'}, '$unset ANTHROPIC_API_KEY'],
	['tell without a command', {kind: 'tell', text: 'Ask the admin'}, ''],
	['open', {kind: 'open', url: 'https://example.com/keys', why: 'Make a key'}, '#https://example.com/keys'],
	[
		'move-file',
		{kind: 'move-file', path: '/home/dev/project/.env'},
		'#It stays beside its old place, under a new name: ./.env.claude-fix-…',
	],
])('%s shows the exact command or place', (_, change, expected) => {
	expect(drawn(preview(change))).toBe(expected);
});

test.each<Change>([
	{kind: 'open', url: 'https://example.com', why: 'the page tells when it is over'},
	{kind: 'run', program: 'claude', args: ['update'], why: 'the page tells when it is over'},
])('says why in a sentence: $kind', (change) => {
	expect(preview(change).title).toBe('The page tells when it is over');
});

test.each<[Change, string]>([
	[{kind: 'move-file', path: '/home/dev/.claude/.credentials.json'}, 'Move ~/.claude/.credentials.json aside'],
	[
		{kind: 'copy-file', from: '/home/dev/.claude/backups/a', to: '/home/dev/.claude.json'},
		'Restore ~/.claude.json from ~/.claude/backups/a',
	],
	[{kind: 'set-mode', path: '/etc/x', mode: 0o600}, 'Set the permissions of /etc/x to 0600'],
	[
		{kind: 'delete-keychain-item', service: 'Claude Code', account: 'dev'},
		'Delete the keychain item "Claude Code" of dev',
	],
	[
		{
			kind: 'edit-json',
			path: '/home/dev/.claude.json',
			digest: 'x',
			edits: [
				{path: ['env', 'A\u001b[2J'], value: undefined},
				{path: ['hasCompletedOnboarding'], value: true},
			],
		},
		'Edit ~/.claude.json: take out env.A, set hasCompletedOnboarding to true',
	],
	[{kind: 'run', program: 'claude', args: ['update'], why: 'x'}, 'Run claude update'],
])('one line for the report: %#', (change, expected) => {
	expect(stepOf(change, folders)).toBe(expected);
});

describe('hiding secrets in the text of a file', () => {
	test.each<[string, string, string]>([
		['a short value', 'export ANTHROPIC_AUTH_TOKEN=hunter2hunter', 'export ANTHROPIC_AUTH_TOKEN=(13 characters)'],
		['fish', 'set -gx ANTHROPIC_API_KEY hunter2hunter', 'set -gx ANTHROPIC_API_KEY (13 characters)'],
		['csh', 'setenv ANTHROPIC_API_KEY "hunter2hunter"', 'setenv ANTHROPIC_API_KEY "(13 characters)"'],
		['PowerShell', "$env:ANTHROPIC_API_KEY = 'hunter2hunter'", "$env:ANTHROPIC_API_KEY = '(13 characters)'"],
		['JSON', '{"primaryApiKey": "hunter2hunter"}', '{"primaryApiKey": "(13 characters)"}'],
		['YAML', 'api_key: hunter2hunter', 'api_key: (13 characters)'],
		[
			'over two lines',
			`export ANTHROPIC_API_KEY="${key}\n${body}"\nfi`,
			'export ANTHROPIC_API_KEY="sk-ant-api03-Ab3...Ij9k\n…"\nfi',
		],
		[
			'wrapped',
			`export ANTHROPIC_API_KEY=${key}\n${body}\nfi`,
			'export ANTHROPIC_API_KEY=sk-ant-api03-Ab3...Ij9k\n…\nfi',
		],
		[
			'tails of keys',
			`{"customApiKeyResponses": {"approved": [], "rejected": ["abcdefghijklmnopqrst"]}}`,
			'{"customApiKeyResponses": {"approved": [], "rejected": ["abc...qrst"]}}',
		],
		['a command', 'export ANTHROPIC_API_KEY="$(pass show claude)"', 'export ANTHROPIC_API_KEY="$(pass show claude)"'],
		['a helper', '{"apiKeyHelper": "/usr/local/bin/get-key"}', '{"apiKeyHelper": "/usr/local/bin/get-key"}'],
		['a placeholder', 'ANTHROPIC_API_KEY=your-api-key', 'ANTHROPIC_API_KEY=your-api-key'],
		['no value', 'ANTHROPIC_API_KEY=\nPORT=3000', 'ANTHROPIC_API_KEY=\nPORT=3000'],
		['the value of an option', 'sshpass -p hunter22 ssh a@host', 'sshpass -p (8 characters) ssh a@host'],
		['a user with a password', "curl -u 'admin:correcthorse' a.example", "curl -u '(18 characters)' a.example"],
		['an option that is written with its value', 'mysql -pcorrecthorse db', 'mysql -p(12 characters) db'],
		['a long option', 'tool --pass=correcthorse x', 'tool --pass=(12 characters) x'],
		['netrc', 'machine a login b password correcthorse', 'machine a login b password (12 characters)'],
		['a variable of two letters', 'export PW=hunter22', 'export PW=(8 characters)'],
		[
			'options whose values are no secrets',
			'set -o vi; ls --color=auto; tool --file ~/.config/tool.toml -u "$NAME"',
			'set -o vi; ls --color=auto; tool --file ~/.config/tool.toml -u "$NAME"',
		],
		[
			'ordinary lines',
			'export PATH="$HOME/.nvm/v20/bin:$PATH"\nsource ~/.cargo/env',
			'export PATH="$HOME/.nvm/v20/bin:$PATH"\nsource ~/.cargo/env',
		],
	])('%s', (_, text, expected) => {
		expect(maskText(text)).toBe(expected);
	});

	it('keeps the number of lines, whatever the text', () => {
		const piece = fc.oneof(
			fc.string(),
			fc.constantFrom(
				'\n',
				'\r\n',
				'"',
				"'",
				'KEY=',
				'X_TOKEN: ',
				key,
				'set X_KEY ',
				'{',
				'}',
				'$',
				'\\',
				' ',
				'your key ',
			),
		);
		fc.assert(
			fc.property(fc.array(piece), fc.array(fc.string({minLength: 8})), (pieces, secrets) => {
				const text = pieces.join('');
				const masked = maskText(
					text,
					secrets.map((one) => new Secret(one)),
				);
				expect(masked.split('\n').length).toBe(text.split('\n').length);
			}),
		);
	});

	it('never shows a known secret, however it is written', () => {
		const around = fc.constantFrom('', 'X=', 'ANTHROPIC_API_KEY="', '"key": "', '# ', '\t', '\n', "'", '://');
		fc.assert(
			fc.property(around, around, fc.stringMatching(/^[\w-]{24,60}$/), (before, after, text) => {
				fc.pre(!new Secret(text).isPlaceholder);
				const masked = maskText(before + text + after, [new Secret(text)]);
				expect(masked).not.toContain(text.slice(3, 15));
			}),
		);
	});
});
