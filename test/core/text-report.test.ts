// The texts of a report: the answer in ten lines, and all of it; in any width, with and without colours.
import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, it} from 'vitest';
import {answerText} from '../../source/core/answer-text.js';
import type {Report, ReportFinding} from '../../source/core/report.js';
import {textReport} from '../../source/core/text-report.js';

const report: Report = {
	format: 1,
	tool: '0.1.0',
	at: '2026-11-24T12:00:00.000Z',
	milliseconds: 412,
	environment: 'claude-code',
	machine: {platform: 'linux', shell: 'zsh', claude: '2.1.330', inside: ['ssh']},
	verdict: 'broken',
	rootCause: 'key-overrides-login',
	requests: {},
	ladder: [
		{
			source: 'ANTHROPIC_API_KEY',
			where: {path: '~/.zshrc', line: 12},
			state: 'wins',
			interactive: 'ignored',
			proof: 'rejected',
			fingerprint: '3f2a91bc',
			hint: 'sk-ant-api03-R2D...igAA',
		},
		{
			source: 'login',
			where: {path: '~/.claude/.credentials.json'},
			state: 'shadowed',
			interactive: 'wins',
			proof: 'unexpired',
			fingerprint: null,
			hint: null,
			why: 'ANTHROPIC_API_KEY is used instead',
		},
		{source: 'apiKeyHelper', where: null, state: 'absent', proof: null, fingerprint: null, hint: null},
	],
	findings: [
		{
			cause: 'key-overrides-login',
			severity: 'error',
			title: 'An API key outranks your login',
			detail: 'It is refused.',
			where: [{path: '~/.zshrc', line: 12}],
			evidence: [{label: 'server', value: '401 invalid x-api-key'}],
			because: [],
			leadsTo: ['key-rejected'],
			fixes: [{id: 'remove', title: 'Take it out of ~/.zshrc:12', risk: 'safe', steps: ['Edit ~/.zshrc']}],
		},
		{
			cause: 'key-rejected',
			severity: 'note',
			title: 'The key is refused',
			detail: '',
			where: [],
			evidence: [],
			because: ['key-overrides-login'],
			leadsTo: [],
			fixes: [],
		},
	],
	checks: [{id: 'x', title: 'X', outcome: 'crashed', milliseconds: 1, because: 'oh no'}],
};

describe('textOf', () => {
	it('says the root cause with its place and cure, the ladder, odd checks and the verdict', () => {
		expect(`\n${textReport(report, {width: 80, isColoured: false})}\n`.replaceAll('`', "'")).toBe(`
claude-fix 0.1.0 · Claude Code 2.1.330 · linux, zsh, ssh

✘ An API key outranks your login  (key-overrides-login, the root cause)
    at ~/.zshrc:12
    It is refused.
    server: 401 invalid x-api-key
    → Take it out of ~/.zshrc:12   'claude-fix fix key-overrides-login'

ℹ The key is refused

What Claude Code sends, highest first
  ★ wins      ANTHROPIC_API_KEY  ~/.zshrc:12
      sk-ant-api03-R2D...igAA · rejected · in a session: ignored
  ↓ shadowed  login              ~/.claude/.credentials.json
      unexpired · in a session: wins · ANTHROPIC_API_KEY is used instead
  The first column is for claude -p; where an interactive session differs, it is
  said.
  not there: apiKeyHelper

▲ X: oh no
Broken: An API key outranks your login
1 check in 0.4 s.
`);
	});

	it.each([48, 80, 120])('fits into %i columns', (width) => {
		const lines = textReport(report, {width, isColoured: true}).split('\n');
		expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
	});

	it('says the same with colours', () => {
		expect(stripAnsi(textReport(report, {width: 80, isColoured: true}))).toBe(
			textReport(report, {width: 80, isColoured: false}).replaceAll('`', ''),
		);
	});
});

it('shows the step itself where only a person can take it, where requests go, and commands with the consents they need', () => {
	const manual = {
		id: 'cloud-sign-in',
		title: 'Sign in to Amazon Bedrock',
		risk: 'manual',
		steps: ['Run aws sso login --profile ml'],
	};
	const [first, ...others] = report.findings;
	const sent = {provider: 'anthropic', origin: 'https://gw.example', xApiKey: null, bearer: null};
	const found = (fixes: NonNullable<typeof first>['fixes']): Report => ({
		...report,
		requests: {print: sent},
		findings: first ? [{...first, fixes}, ...others] : [],
	});
	const told = textReport(found([manual as never]), {width: 100, isColoured: false});
	expect(told).toContain('Run aws sso login --profile ml');
	expect(told).toContain('to https://gw.example');
	const safe = textReport(found(first?.fixes ?? []), {width: 100, isColoured: false, consents: 'gateway,claude'});
	expect(safe).toContain('claude-fix fix key-overrides-login --allow gateway,claude');
	expect(safe).not.toContain('Edit ~/.zshrc\n');
});

const previews = [
	{
		title: 'Edit ~/.zshrc in one place',
		lines: [
			{kind: 'context', line: 11, text: 'setopt no_beep'},
			{kind: 'remove', line: 12, text: 'export ANTHROPIC_API_KEY="sk-ant-api03-R2D...igAA"'},
		],
		keeps: 'a copy',
	},
] as const;
const style = {width: 80, isColoured: false};
const [root] = report.findings;
const healthy: Report = {...report, verdict: 'healthy', rootCause: null, findings: [], checks: []};

describe('answerText', () => {
	it('is what the first screen says, and counts the rest', () => {
		expect(`\n${answerText(report, style, {previews}).replaceAll('`', "'")}\n`).toBe(`
✘ An API key outranks your login
  ~/.zshrc:12

  It is refused.
  The server says: 401 invalid x-api-key
  Cure: Take it out of ~/.zshrc:12   'claude-fix fix'
  -   12  export ANTHROPIC_API_KEY="sk-ant-api03-R2D...igAA"

+ 1 note, 1 not finished; claude-fix check -v
`);
	});

	it('takes ten lines for one finding, however much there is to say', () => {
		const words = 'word '.repeat(200).trim();
		const long = {
			...report,
			findings: [{...(root as ReportFinding), detail: words, evidence: [{label: 'server', value: words}]}],
		};
		const many = previews.map((one) => ({...one, lines: Array.from({length: 40}, () => one.lines[1])}));
		expect(answerText(long, style, {previews: many}).split('\n')).toHaveLength(10);
	});

	it('wraps nothing where there is no terminal', () => {
		const long = {...report, findings: [{...(root as ReportFinding), detail: 'word '.repeat(200).trim()}]};
		expect(answerText(long, {...style, width: Number.POSITIVE_INFINITY})).toContain('word '.repeat(200).trim());
	});

	it('never breaks a command', () => {
		for (const width of [20, 30, 40, 60]) {
			expect(answerText(report, {...style, width}, {previews})).toContain('`claude-fix fix`');
			expect(answerText(report, {...style, width}, {previews})).toContain(previews[0].lines[1].text);
		}
	});

	it.each([
		['healthy', {}, '✔ Nothing is wrong: the server accepts what is sent'],
		['not proved', {verdict: 'unverified'}, "? No problem found, but it isn't proved to work"],
		[
			'unfinished',
			{verdict: 'unverified', checks: report.checks},
			'? 1 of 1 check did not finish; the others found nothing that stops it',
		],
		['a warning', {findings: [{...root, severity: 'warning'}]}, '✔ The server accepts what is sent'],
		[
			'a warning, not proved',
			{verdict: 'unverified', findings: [{...root, severity: 'warning'}]},
			"? It isn't proved to work",
		],
	] as const)('claims nothing that was not seen: %s', (_, change, headline) => {
		expect(answerText({...healthy, ...change} as Report, style).split('\n')[0]).toBe(headline);
	});

	it('links places where the terminal has links, and shows the same', () => {
		const text = answerText(report, {...style, linkOf: ({path}) => `file:///home/maria/${path.slice(2)}`});
		expect(text).toContain('\u001b]8;;file:///home/maria/.zshrc\u001b\\~/.zshrc:12\u001b]8;;\u001b\\');
		expect(stripAnsi(text)).toBe(answerText(report, style));
	});
});
