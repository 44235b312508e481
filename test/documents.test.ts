// The documents say what is so: lists are up to date, links lead somewhere, commands are real, and nothing of a machine is in them.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {generated, withGenerated} from '../scripts/readme/generated.js';
import {exitCodes} from '../source/commands/world.js';
import {knownVersion} from '../source/core/versions.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const documents = [
	'README.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'CHANGELOG.md',
	'docs/screens.md',
	'test/cases/README.md',
	'test/client/README.md',
];
const manifest = JSON.parse(read('package.json')) as {
	readonly version: string;
	readonly scripts: Record<string, string>;
};

describe('README.md', () => {
	test('lists what the data hold; npm run readme writes it anew', () => {
		expect(withGenerated(read('README.md'), generated())).toBe(read('README.md'));
	});

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
		for (const words of ['Cure it', 'found in', 'Cured:', 'unset ANTHROPIC_API_KEY']) {
			expect(picture.replaceAll('\u00a0', ' ')).toContain(words);
		}
	});
});

test('CHANGELOG.md has this version and the known one of Claude Code', () => {
	expect(read('CHANGELOG.md')).toContain(`## ${manifest.version}\n`);
	expect(read('CHANGELOG.md')).toContain(knownVersion);
});

describe.each(documents)('%s', (path) => {
	const text = read(path);

	test('has links that lead somewhere', () => {
		const folder = path.includes('/') ? path.replace(/[^/]*$/, '') : '';
		const links = [...text.matchAll(/\]\(([^)#:]+)\)|(?:src|srcset)="([^":]+)"/g)].map(
			([, link, picture]) => link ?? picture ?? '',
		);
		expect(links.filter((link) => !existsSync(`${root}${folder}${link}`))).toEqual([]);
	});

	test('names scripts that there are', () => {
		const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
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
