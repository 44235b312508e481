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
	facts: ['facts', 'probes', 'core'],
	checks: ['checks', 'facts', 'probes', 'causes', 'core'],
	host: ['host', 'core'],
	ui: ['ui', 'core'],
	demo: ['demo', 'core', 'host'],
};

/** What probes may ask of each other; whoever concludes from more is in facts/. */
const toFindTheSource = [
	'baseSettings',
	'claudeInstalls',
	'configFolders',
	'dotenvFiles',
	'environment',
	'globalConfig',
	'globalMove',
	'keychain',
	'projectFiles',
	'settings',
	'sourceFiles',
	'where',
];

function importsOf(path: string): readonly string[] {
	return [...(texts.get(path) ?? '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '');
}

const exportedNames = /^export (?:async )?(?:function\*?|const|let|class|type|interface|enum) (\w+)/gm;

/** Without comments. */
function codeOf(path: string): string {
	return (texts.get(path) ?? '').replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
}

const roomOf = (path: string): string => path.split('/')[0] ?? '';

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

	it('a probe reads one source, and asks others only where that is and how it is read', () => {
		const asked = files
			.filter((path) => roomOf(path) === 'probes')
			.flatMap((path) => [...codeOf(path).matchAll(/\b(?:need|try|attempt)\((\w+)\)/g)].map(([, probe]) => probe));
		expect([...new Set(asked)].sort()).toEqual(toFindTheSource);
	});

	it('the heart knows neither Node nor a screen', () => {
		const wrong = files.filter(
			(path) =>
				['core', 'causes', 'probes', 'facts', 'checks'].includes(roomOf(path)) &&
				importsOf(path).some((name) => /^(node:|react|ink|execa|conf$|undici)/.test(name)),
		);
		expect(wrong).toEqual([]);
	});

	it.each([
		['execa', /^execa$/, /^host\/(run|start)\.ts$/],
		['conf', /^conf$/, /^host\/memory\.ts$/],
		['undici', /^undici$/, /^host\//],
		['ink and react', /^(ink|react)(-|\/|$)/, /^ui\//],
	])('%s is used in one room', (_, name, room) => {
		expect(files.filter((path) => !room.test(path) && importsOf(path).some((one) => name.test(one)))).toEqual([]);
	});

	it('one file starts programs, and one decides which', () => {
		const uses = (pattern: RegExp): readonly string[] =>
			files.filter((path) =>
				[...(texts.get(path) ?? '').matchAll(/^import (?!type )[^;]*from '([^']+)'|import\('([^']+)'\)/gm)].some(
					([, name, other]) => pattern.test(name ?? other ?? ''),
				),
			);
		expect(uses(/^execa$/)).toEqual(['host/run.ts']);
		expect(uses(/^(node:)?(child_process|cluster)$|^(which|clipboardy|open|cross-spawn|shelljs|node-pty)$/)).toEqual(
			[],
		);
		expect(uses(/^(node:)?worker_threads$/)).toEqual(['host/watchdog.ts']);
		expect(uses(/\/(run|groups)\.js$/).filter((path) => path.startsWith('host/'))).toEqual([
			'host/here.ts',
			'host/run.ts',
		]);
		expect(uses(/\/whose\.js$/)).toEqual(['host/which.ts']);
		expect(uses(/\/which\.js$/)).toEqual(['host/child-environment.ts', 'host/here.ts', 'host/run.ts']);
		const searching = files.filter((path) => /\benvironment\.PATH\b|\bPATHEXT\b/.test(texts.get(path) ?? ''));
		expect(searching.filter((path) => !path.startsWith('demo/'))).toEqual([
			'host/child-environment.ts',
			'host/which.ts',
		]);
	});

	it('what others wrote is read in one place: whoever else opens a file opens one of its own, of the system, or one that it is to replace', () => {
		const readers = [...texts].filter(([, text]) =>
			/import \{[^}]*\b(?:readFile(?:Sync)?|open(?:Sync)?|createReadStream)\b[^}]*\} from 'node:fs/.test(text),
		);
		expect(readers.map(([path]) => path).filter((path) => !path.startsWith('demo/'))).toEqual([
			'host/changes/bytes.ts',
			// Of the system: which start of the machine this is, and which process.
			'host/changes/claimant.ts',
			// New ones.
			'host/changes/files.ts',
			'host/changes/lock.ts',
			'host/changes/registry.ts',
			'host/changes/sync.ts',
			'host/compiled.ts',
			'host/files.ts',
			'host/journal.ts',
			'host/memory.ts',
			'host/running.ts',
			'host/spool.ts',
		]);
	});

	it('what is started by its path is a program of the system, or one that was looked for', () => {
		const started = [...texts].flatMap(([path, text]) =>
			[...text.matchAll(/\bhost\.run\(\s*([^,]+),/g)].map(([, program]) => `${path} ${program}`),
		);
		const named = started.filter((one) => !/ '[\w.-]+'$| '\/(bin|usr\/bin)\/\w+'$/.test(one));
		expect(named.sort()).toEqual([
			'facts/claude-proof.ts program.path',
			'host/changes/proof.ts program',
			'host/clipboard.ts program',
			'host/hand-over.ts program',
			// The Node that runs this program, for its own npm.
			'host/newest.ts process.execPath',
			'host/open-page.ts program',
			// Hands on what it is given.
			'host/patient.ts program',
			'probes/claude.ts path',
			'probes/direnv.ts program',
			'probes/direnv.ts program',
			// As the administrator's settings name it.
			'probes/settings/policy-helper.ts named.path',
		]);
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

	it('one file writes to standard output and standard error', () => {
		const writes =
			/\bconsole\.(?:log|error|warn|info|debug|dir|table|trace)\(|\bstd(?:out|err)\s*\.\s*(?:write|end|pipe)\b|\bwriteSync\(|\boutput: process\.|from 'node:(?:console|tty|readline)/;
		// The watchdog's thread has one line of its own, with nothing in it that was read, for when the main one can say nothing.
		expect(files.filter((path) => path !== 'host/out.ts' && writes.test(codeOf(path)))).toEqual([
			'host/watchdog-thread.ts',
		]);
		// What it takes is of a type that only the check of what leaves makes; and of JSON the value, since its signs are other ones.
		const makes = /\bas Leaving\b/;
		expect(files.filter((path) => makes.test(codeOf(path)))).toEqual(['core/leaving.ts', 'core/own-words.ts']);
		expect(files.filter((path) => importsOf(path).some((name) => name.endsWith('/own-words.js')))).toEqual([
			'cli.ts',
			'demo/claude.ts',
		]);
		expect(
			files.filter(
				(path) => roomOf(path) === 'commands' && /\b(?:print|warn)\([^;]*JSON\.stringify/.test(codeOf(path)),
			),
		).toEqual([]);
	});

	it('one place decides where a credential may go', () => {
		const uses = (pattern: RegExp): readonly string[] => files.filter((path) => pattern.test(texts.get(path) ?? ''));
		// Who makes the leave to send, and who asks for it.
		expect(uses(/new Passage\(/)).toEqual(['core/trust.ts']);
		expect(uses(/\bPassage\.decide\(/)).toEqual(['commands/rotation.ts', 'facts/ask.ts']);
		expect(uses(/\bwhyNotThroughClaude\(/).filter((path) => path !== 'core/trust.ts')).toEqual([
			'facts/claude-proof.ts',
		]);
		// Who sends.
		expect(uses(/\b(?:host|#host)\.request\(/)).toEqual([
			'demo/machine.ts',
			'facts/proxy-reach.ts',
			'facts/status-page.ts',
			'host/asking.ts',
			'host/gentle.ts',
			'host/patient.ts',
			'probes/server/asker.ts',
		]);
		expect(uses(/rejectUnauthorized: false/)).toEqual([]);
	});

	it('what others wrote is parsed where there are budgets', () => {
		const pattern = /\b(parseTree|parseDocument|visit)\(/;
		const budgeted = /^probes\/(json\/|setting-file\.ts$|setting-yaml\.ts$)/;
		expect(
			files.filter(
				(path) => /^(probes|facts|checks)\//.test(path) && !budgeted.test(path) && pattern.test(texts.get(path) ?? ''),
			),
		).toEqual([]);
		expect(texts.get('probes/setting-file.ts')).toContain('outlineOf(text, most)');
	});

	it('an exported name stands for one thing', () => {
		const homes = new Map<string, Set<string>>();
		for (const [path, text] of texts) {
			for (const [, name = ''] of text.matchAll(exportedNames)) {
				homes.set(name, (homes.get(name) ?? new Set()).add(path));
			}
		}
		expect([...homes].filter(([, paths]) => paths.size > 1)).toEqual([]);
	});

	it('what is promised is kept: each member of a type or class is read somewhere, and each exported name used', () => {
		const build = new URL('../scripts/build/', import.meta.url);
		const builders = readdirSync(build).map((name) => readFileSync(new URL(name, build), 'utf8'));
		const own = files.map(codeOf).join('\n');
		const counted = (pattern: RegExp, text: string): ReadonlyMap<string, number> => {
			const counts = new Map<string, number>();
			for (const [, name = ''] of text.matchAll(pattern)) {
				counts.set(name, (counts.get(name) ?? 0) + 1);
			}
			return counts;
		};
		const seen = counted(/\b(\w+)\b/g, [own, ...builders].join('\n'));
		const set = counted(/\b(\w+)\??:/g, own);
		const members = [
			...counted(/\breadonly (\w+)\??:/g, own).keys(),
			...counted(/^\t(?:get |static |async )*#?(\w+)\([^)\n]*\)[^;\n]*[{;]$/gm, own).keys(),
		];
		const exported = counted(exportedNames, own).keys();
		const unread = [
			...members.filter((name) => seen.get(name) === Math.max(1, set.get(name) ?? 0)),
			...[...exported].filter((name) => seen.get(name) === 1),
		];
		// JavaScript and React call these.
		expect(unread.sort()).toEqual(['getDerivedStateFromError', 'toJSON']);
	});

	it('every file begins with what it is for', () => {
		expect(files.filter((path) => !/^(#!.*\n)?\/\/ \S/.test(texts.get(path) ?? ''))).toEqual([]);
	});

	it('a limit of a test is stretched on a slow machine', () => {
		const tests = fileURLToPath(new URL('.', import.meta.url));
		const wrong = readdirSync(tests, {recursive: true, encoding: 'utf8'}).filter(
			(path) =>
				/\.test\.tsx?$/.test(path) &&
				/\{timeout: [\d_]+\}, (?:async )?\(/.test(readFileSync(join(tests, path), 'utf8')),
		);
		expect(wrong).toEqual([]);
	});

	it('no error is silenced', () => {
		expect(files.filter((path) => /@ts-(ignore|expect-error|nocheck)/.test(texts.get(path) ?? ''))).toEqual([]);
	});
});
