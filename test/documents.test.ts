// The documents say what is so: lists are up to date, links lead somewhere, commands are real, and nothing of a machine is in them.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path/posix';
import {transformSync} from 'esbuild';
import {describe, expect, test} from 'vitest';
import {parseAllDocuments} from 'yaml';
import {causes} from '../source/causes/index.js';
import {pages} from '../source/causes/links.js';
import {parseArguments} from '../source/commands/arguments.js';
import {exitCodes} from '../source/commands/world.js';
import {knownVersion} from '../source/core/versions.js';
import {anchorsOf, blocksOf, documents, linksOf, read, root} from './helpers/documents.js';

const manifest = JSON.parse(read('package.json')) as {
	readonly version: string;
	readonly scripts: Record<string, string>;
};

describe('README.md', () => {
	test('begins with two commands and names every exit code', () => {
		const commands = [...read('README.md').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text?.trim());
		expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
		for (const code of [...Object.values(exitCodes)]) {
			expect(read('README.md')).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
		}
	});

	test('its second command is the one that .ci/run runs', () => {
		expect(read('.ci/run')).toContain("test_command='npm ci && npm test'");
	});

	test.each(['dark', 'light'])('shows a picture of a real run, %s', (look) => {
		expect(read('README.md')).toContain(`docs/demo-${look}.svg`);
		const picture = read(`docs/demo-${look}.svg`);
		expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
		for (const words of ['Cure it', 'found in', 'Cured', 'unset ANTHROPIC_API_KEY']) {
			expect(picture.replaceAll('\u00a0', ' ')).toContain(words);
		}
	});
});

test('SECURITY.md names only what is there', () => {
	const named = read('SECURITY.md').match(/`(?:test|source|core|host|probes)\/[\w./-]+`/g) ?? [];
	const paths = named.map((one) => one.slice(1, -1)).flatMap((path) => [[path, `source/${path}`]]);
	expect(paths.length).toBeGreaterThan(30);
	expect(paths.filter((ways) => !ways.some((path) => existsSync(join(root, path))))).toEqual([]);
});

test('CHANGELOG.md has this version and the known one of Claude Code', () => {
	expect(read('CHANGELOG.md')).toContain(`## ${manifest.version}\n`);
	expect(read('CHANGELOG.md')).toContain(knownVersion);
});

/** Pages of others are those that explanations point to, which are known to exist. */
const known: ReadonlySet<string> = new Set([
	'https://semver.org',
	...Object.values(pages),
	...causes.flatMap(({links}) => links),
]);

/** Each language of a block of code, and what reads it; it throws where it can't. */
const readers: Readonly<Record<string, (code: string) => unknown>> = {
	'': () => undefined,
	text: () => undefined,
	json: JSON.parse,
	jsonc: (code) => transformSync(`(${code})`, {loader: 'ts'}),
	js: (code) => transformSync(code, {loader: 'js'}),
	ts: (code) => transformSync(code, {loader: 'ts'}),
	yaml: (code) => parseAllDocuments(code).forEach((one) => void one.toJS()),
	sh: (code) => commandsIn(code).forEach((words) => void parseArguments(words)),
	powershell: (code) => commandsIn(code).forEach((words) => void parseArguments(words)),
};

/** What follows `claude-fix` where it is called, up to the end of the command; quotes are taken off. */
function commandsIn(code: string): readonly (readonly string[])[] {
	return [...code.matchAll(/(?:^|[|;&(]|npx|\s--)[ \t]*claude-fix((?:[ \t]+(?:"[^"]*"|'[^']*'|[^\s|;&>)]+))*)/gm)].map(
		([, words = '']) =>
			[...words.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
				([, double, single, bare]) => double ?? single ?? bare ?? '',
			),
	);
}

describe.each(documents)('%s', (path) => {
	const text = read(path);

	test('has links that lead somewhere', () => {
		const wrong = linksOf(text).filter((link) => {
			if (/^https?:/.test(link)) {
				return !known.has(link);
			}
			const [file = '', anchor] = link.split('#');
			const target = file === '' ? path : join(dirname(path), decodeURIComponent(file));
			return !existsSync(`${root}${target}`) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor));
		});
		expect(wrong).toEqual([]);
	});

	test('has code that its language accepts, and commands that there are', () => {
		for (const {language, code} of blocksOf(text)) {
			expect(Object.keys(readers)).toContain(language);
			expect(() => readers[language]?.(code), code).not.toThrow();
		}
		const inline = [...text.matchAll(/`(claude-fix(?: [^`\n<>[\]…]*)?)`/g)].map(([, command = '']) => command);
		for (const words of inline.flatMap(commandsIn)) {
			expect(() => parseArguments(words), words.join(' ')).not.toThrow();
		}
	});

	test('names scripts that there are', () => {
		const scripts = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? '');
		expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
	});
});

test('no file that git tracks names a place of somebody’s machine or a package registry', () => {
	const places = '(registry\\.[a-z]+js?\\.[a-z]+|(^|[^\\w.])/(work|root)/[a-z])';
	const found = (() => {
		try {
			return execFileSync(
				'git',
				['grep', '-nIE', places, '--', '.', ':!package-lock.json', ':!test/cases', ':!test/**/*.jsonl'],
				{
					cwd: root,
					encoding: 'utf8',
					stdio: ['ignore', 'pipe', 'ignore'],
				},
			);
		} catch {
			// Nothing was found, or there is no git here.
			return '';
		}
	})();
	expect(found.split('\n').filter((line) => line !== '' && !line.startsWith('test/'))).toEqual([]);
});
