// The rooms: imports point one way, the process is touched in two places, secrets are revealed in one, and every file says what it is for.
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';

const source = fileURLToPath(new URL('../source/', import.meta.url));
const files = readdirSync(source, {recursive: true})
	.map(String)
	.filter((path) => /\.tsx?$/.test(path))
	.map((path) => path.replaceAll('\\', '/'))
	.sort();
const texts = new Map(files.map((path) => [path, readFileSync(join(source, path), 'utf8')]));

/** Room → the rooms that it may import from. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	core: ['core'],
	causes: ['causes', 'core'],
	probes: ['probes', 'core'],
	checks: ['checks', 'probes', 'causes', 'core'],
	host: ['host', 'core'],
	ui: ['ui', 'core'],
	demo: ['demo', 'core', 'host'],
};

function importsOf(path: string): readonly string[] {
	return [...(texts.get(path) ?? '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '');
}

const roomOf = (path: string): string => path.split('/')[0] ?? '';
const where = (paths: readonly string[]): readonly string[] => paths;

describe('the rooms of source/', () => {
	it.each(Object.keys(mayImport))('%s imports only what it may', (room) => {
		const wrong = files
			.filter((path) => roomOf(path) === room)
			.flatMap((path) =>
				importsOf(path)
					.filter((name) => name.startsWith('.'))
					.map((name) => roomOf(relative(source, resolve(source, dirname(path), name)).replaceAll('\\', '/')))
					.filter((other) => !mayImport[room]?.includes(other))
					.map((other) => `${path} → ${other}`),
			);
		expect(wrong).toEqual([]);
	});

	it('the heart knows neither Node nor a screen', () => {
		const wrong = files.filter(
			(path) =>
				['core', 'causes', 'probes', 'checks'].includes(roomOf(path)) &&
				importsOf(path).some((name) => /^(node:|react|ink|execa|conf$|undici)/.test(name)),
		);
		expect(where(wrong)).toEqual([]);
	});

	it.each([
		['execa', /^execa$/, /^host\//],
		['conf', /^conf$/, /^host\/memory\.ts$/],
		['undici', /^undici$/, /^host\//],
		['ink and react', /^(ink|react)(-|\/|$)/, /^ui\//],
	])('%s is used in one room', (_, name, room) => {
		expect(files.filter((path) => !room.test(path) && importsOf(path).some((one) => name.test(one)))).toEqual([]);
	});

	it('secrets are revealed in host/ only', () => {
		expect(
			files.filter(
				(path) => !path.startsWith('host/') && path !== 'core/secret.ts' && /\.reveal\(/.test(texts.get(path) ?? ''),
			),
		).toEqual([]);
	});

	it('the process is known to cli.ts, host/ and the demo only, and ended once', () => {
		const pattern = /\bprocess\.(env|cwd|platform|exit|argv|stdout|stdin|stderr|kill)\b/;
		const inCode = (text: string): boolean =>
			text.split('\n').some((line) => pattern.test(line) && !/^\s*(\/\/|\/?\*)/.test(line));
		expect(files.filter((path) => !/^(host\/|demo\/|cli\.ts$)/.test(path) && inCode(texts.get(path) ?? ''))).toEqual(
			[],
		);
		expect([...texts].flatMap(([path, text]) => [...text.matchAll(/\bprocess\.exit\(/g)].map(() => path))).toEqual([
			'cli.ts',
		]);
	});

	it('every file begins with what it is for', () => {
		expect(files.filter((path) => !/^(#!.*\n)?\/\/ \S/.test(texts.get(path) ?? ''))).toEqual([]);
	});

	it('no error is silenced', () => {
		expect(files.filter((path) => /@ts-(ignore|expect-error|nocheck)/.test(texts.get(path) ?? ''))).toEqual([]);
	});
});
