// The workflows: what they run is there, they may do no more than they need, and nothing from outside is put into a script.
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {read, root} from './helpers/documents.js';

type Step = {readonly run?: string; readonly uses?: string; readonly with?: Readonly<Record<string, unknown>>};
type Job = {
	readonly steps?: readonly Step[];
	readonly uses?: string;
	readonly needs?: string | readonly string[];
	readonly permissions?: Readonly<Record<string, string>>;
	readonly 'timeout-minutes'?: number;
};
type Workflow = {
	readonly on: Readonly<Record<string, unknown>>;
	readonly permissions: Readonly<Record<string, string>>;
	readonly jobs: Readonly<Record<string, Job>>;
};

const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map(
	(name) => [name, parse(read(`${folder}/${name}`)) as Workflow] as const,
);
const {scripts} = JSON.parse(read('package.json')) as {readonly scripts: Readonly<Record<string, string>>};

describe.each(workflows)('%s', (_, {on, permissions, jobs}) => {
	const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

	test('runs scripts that there are', () => {
		const names = steps.flatMap(({run = ''}) =>
			[...run.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(test)\b)/g)].map(([, name, short]) => name ?? short ?? ''),
		);
		expect(names.filter((name) => !(name in scripts))).toEqual([]);
		const called = Object.values(jobs).flatMap(({uses}) => uses ?? []);
		expect(called.filter((path) => path.startsWith('./') && !existsSync(join(root, path)))).toEqual([]);
	});

	test('may read, and each job ends', () => {
		expect(permissions).toEqual({contents: 'read'});
		const endless = Object.values(jobs).filter((job) => job.steps && job['timeout-minutes'] === undefined);
		expect(endless).toEqual([]);
		for (const {uses, with: given} of steps.filter(({uses}) => uses?.startsWith('actions/checkout@'))) {
			expect([uses, given]).toMatchObject([expect.anything(), {'persist-credentials': false}]);
		}
	});

	test('puts no expression into a script', () => {
		expect(steps.flatMap(({run}) => run ?? []).filter((run) => run.includes('${{'))).toEqual([]);
	});

	test('has secrets, and writes, only where no pull request comes', () => {
		const text = JSON.stringify(jobs);
		const isTrusted = !('pull_request' in on) && !('pull_request_target' in on);
		expect(isTrusted || !/secrets\.|"write"/.test(text)).toBe(true);
	});
});

test.each(workflows)('%s: what may write is pinned to the commit that was read', (_, {jobs}) => {
	const writing = Object.values(jobs).filter(({permissions = {}}) => Object.values(permissions).includes('write'));
	const used = writing.flatMap(({steps = []}) => steps.flatMap(({uses}) => uses ?? []));
	expect(used.filter((one) => !/@[0-9a-f]{40}$/.test(one))).toEqual([]);
});

test('nothing is published before everything was tested, and what stays for ever comes last', () => {
	const {jobs} = parse(read(`${folder}/release.yml`)) as Workflow;
	const publishing = Object.values(jobs).filter(({steps = []}) => steps.some(({run}) => run?.includes('npm publish')));
	expect(publishing.map(({needs}) => needs)).toEqual([['test', 'started', 'feature']]);
	expect(publishing.map(({steps = []}) => steps.findIndex(({run}) => run?.includes('npm publish')))).toEqual(
		publishing.map(({steps = []}) => steps.length - 1),
	);
	expect(jobs.feature?.needs).toEqual(['test', 'started']);
	expect(jobs.started?.needs).toBe('executables');
	expect(jobs.test?.uses).toBe('./.github/workflows/ci.yml');
	const ci = parse(read(`${folder}/ci.yml`)) as Workflow;
	expect(ci.on).toHaveProperty('workflow_call');
});
