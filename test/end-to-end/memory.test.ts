// However the files are filled that others wrote, the built program gets along with 150 MB.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is shell syntax.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {run, scratch} from '../helpers/built.js';
import {runs, seed} from '../helpers/runs.js';

const megabytes = 150;

/** What fills a file, over and over: marks of the shells and of JSON, words that are looked for, line ends. */
const piece = fc.constantFrom(
	...'` ${ $( (( " \' \\ ; & | \n # { } [ ] , : = $A eval export A=1 ANTHROPIC_API_KEY= set -a if then fi do case in /* // 0'.split(
		' ',
	),
	' ',
	'\n',
	'\\\n',
	'export ANTHROPIC_API_KEY=x\n',
);
const filling = fc.array(piece, {minLength: 1, maxLength: 4}).map((pieces) => pieces.join(''));

const shellFiles = ['.bashrc', '.zshrc', '.config/fish/config.fish', 'project/.envrc', 'project/.env'];
const jsonFiles = ['.claude/settings.json', 'project/.claude/settings.json', '.claude.json', 'project/.mcp.json'];

const rows = [
	['shell files', shellFiles, '', 1_000_000],
	['JSON files', jsonFiles, '{"env": {"a": "', 1_900_000],
] as const;

describe.skipIf(process.platform === 'win32')('of what is read little is in memory at once', () => {
	test.each(rows)('%s', async (_, names, beginning, size) => {
		for (const text of fc.sample(filling, {numRuns: runs(3), seed})) {
			const machine = scratch();
			for (const name of names) {
				const path = join(machine.home, name.replace(/^project/, machine.cwd.slice(machine.home.length + 1)));
				mkdirSync(dirname(path), {recursive: true});
				writeFileSync(path, beginning + text.repeat(size / text.length));
			}
			const said = join(machine.folder, 'memory');
			const hook = join(machine.folder, 'hook.cjs');
			writeFileSync(
				hook,
				`process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(said)}, String(process.resourceUsage().maxRSS)));`,
			);
			const {code} = await run(['check', '--json', '--offline'], {
				...machine,
				more: {NODE_OPTIONS: `--require ${hook}`},
			});
			expect([0, 1, 3], `${JSON.stringify(text)} ends it with ${code}`).toContain(code);
			expect(Number(readFileSync(said, 'utf8')) / 1024, JSON.stringify(text)).toBeLessThan(megabytes);
		}
	});
});
