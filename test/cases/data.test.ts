// The cases as data: whole, unique, and in words that are known.
import {expect, it, test} from 'vitest';
import {isCauseId} from '../../source/causes/index.js';
import {parseArguments} from '../../source/commands/arguments.js';
import {type Case, caseTexts, type ExpectedCure} from '../helpers/cases.js';
import {planMachine} from '../helpers/machine-plan.js';

const fields =
	'id source story platform env cwd files folders links modes git programs processes keychain launchd network arguments expect';
const expectations = 'verdict rootCause where findings never requests cure';
const ofPrograms: Readonly<Record<string, string>> = {claude: 'version status print doctor hangs'};
const places = {
	home: '/r/home/dev',
	cwd: '/r/home/dev/project',
	root: '/r',
	bin: '/r/bin',
	path: '/r/bin',
	authority: '',
};

const files = caseTexts();

it('has every case once', () => {
	const ids = files.map(({data}) => data.id);
	expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
	expect(ids.length).toBeGreaterThanOrEqual(215 + 25);
});

test.each(files.map((file) => [file.name, file] as const))('%s', (name, {text, data}) => {
	expect(name.endsWith(`/${data.id}.json`)).toBe(true);
	expect(unknownIn(data, fields)).toEqual([]);
	expect(unknownIn(data.expect, expectations)).toEqual([]);
	expect(unknownIn(data.expect.cure ?? {}, 'fix then arguments env')).toEqual([]);
	expect(unknownIn(data.keychain ?? {}, 'locked password items')).toEqual([]);
	for (const item of data.keychain?.items ?? []) {
		expect(unknownIn(item, 'service account secret label denied created modified')).toEqual([]);
	}
	for (const [program, about] of Object.entries(data.programs ?? {})) {
		const known = ofPrograms[program.replace(/^.*\//, '')] ?? 'version stdout stderr exit';
		expect(unknownIn(about, known)).toEqual([]);
	}
	expect(data.story.length).toBeGreaterThan(20);
	expect(data.source).not.toBe('');
	expect(['linux', 'darwin', 'wsl']).toContain(data.platform);

	const wanted = causesOf(data.expect);
	const never = data.expect.never ?? [];
	const named = [...wanted, ...never, ...[data.expect.cure?.fix ?? []].flat(), ...causesOfCure(data.expect.cure)];
	expect(named.filter((cause) => !isCauseId(cause))).toEqual([]);
	expect(never.filter((cause) => data.expect.rootCause?.includes(cause))).toEqual([]);

	// Throws for placeholders, times, answers and modes that aren't known.
	const plan = planMachine(data, places);
	expect(JSON.stringify([plan.files, plan.environment, plan.expect])).not.toMatch(/\{\{[a-z-]+[:}]/);
	expect(parseArguments(['check', '--json', ...plan.arguments]).kind).toBe('run');
	expect(text, 'no secret but made-up ones').not.toMatch(/sk-ant-[a-z]+\d\d-[\w-]{20}/);
});

function unknownIn(object: object, known: string): readonly string[] {
	return Object.keys(object).filter((field) => !known.split(' ').includes(field));
}

function causesOf({rootCause, findings = []}: Case['expect']): readonly string[] {
	return [...[rootCause ?? []].flat(), ...findings];
}

function causesOfCure(cure: ExpectedCure | undefined): readonly string[] {
	const {then} = cure ?? {};
	if (typeof then === 'object') {
		return [...causesOf(then), ...(then.never ?? [])];
	}
	return then === undefined || ['healthy', 'broken', 'unverified'].includes(then) ? [] : [then];
}
