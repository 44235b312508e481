// What mise, conda and virtual environments hand to the shell, and that it is told as the place that set a variable.
import {expect, test} from 'vitest';
import {placeOf, writePlace} from '../../source/core/place.js';
import {Secret} from '../../source/core/secret.js';
import {origins} from '../../source/facts/origins.js';
import {activations} from '../../source/probes/activations.js';
import {type Content, scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {expectHidden, read} from './read.js';

const key = makeSecret('api-key', 'tool').value;

type Row = readonly [name: string, files: Readonly<Record<string, Content>>, place: string | undefined];

const mise = (text: string, name = './mise.toml'): Readonly<Record<string, Content>> => ({[name]: text});
const line = `ANTHROPIC_API_KEY = "${key}"`;

test.each<Row>([
	['mise', mise(`[tools]\nnode = "22"\n\n[env]\n${line}\n`), './mise.toml:5'],
	['mise, single quotes', mise(`[env]\nANTHROPIC_API_KEY = '${key}' # mine\n`), './mise.toml:2'],
	['mise, a table', mise(`[env]\nANTHROPIC_API_KEY = { value = "${key}", redact = true }\n`), './mise.toml:2'],
	['mise, dotted', mise(`env.ANTHROPIC_API_KEY = "${key}"\n`), './mise.toml:1'],
	[
		'mise, the local file wins',
		{...mise(`[env]\n${line}\n`), ...mise(`[env]\n${line}\n`, './mise.local.toml')},
		'./mise.local.toml:2',
	],
	['mise, of the user', mise(`[env]\n${line}\n`, '~/.config/mise/config.toml'), '~/.config/mise/config.toml:2'],
	['mise, another table', mise(`[tasks.env]\n${line}\n`), undefined],
	['mise, a comment', mise(`[env]\n# ${line}\n`), undefined],
	['mise, a template', mise('[env]\nANTHROPIC_API_KEY = "{{env.OTHER}}"\n'), undefined],
	[
		'conda',
		{'~/conda/envs/ai/etc/conda/activate.d/env.sh': `export ANTHROPIC_API_KEY='${key}'\n`},
		'~/conda/envs/ai/etc/conda/activate.d/env.sh:1',
	],
	[
		'a virtual environment',
		{'./.venv/bin/activate': `A=1\nexport ANTHROPIC_API_KEY=${key}\n`},
		'./.venv/bin/activate:2',
	],
	['its hook', {'./.venv/bin/postactivate': `export ANTHROPIC_API_KEY=${key}\n`}, './.venv/bin/postactivate:1'],
])('%s', async (_, files, place) => {
	const scratch = scratchHost({files});
	const {home, cwd} = scratch;
	const environment = {
		...scratch.host.environment,
		ANTHROPIC_API_KEY: key,
		VIRTUAL_ENV: `${cwd}/.venv`,
		CONDA_PREFIX: `${home}/conda/envs/ai`,
	};
	const setBy = (await read(scratch.hostWith({environment}), origins)).get('ANTHROPIC_API_KEY')?.setBy;
	expect(setBy && writePlace(placeOf(setBy.place.site, {home, cwd}))).toBe(place);
	expectHidden(setBy ?? null, key);
});

test('tools that are not active are not looked into', async () => {
	const files = {'./.venv/bin/activate': `export ANTHROPIC_API_KEY=${key}\n`};
	expect((await read(scratchHost({files}).host, activations)).assignments).toEqual([]);
});

test('escapes of TOML', async () => {
	const files = mise('[env]\nANTHROPIC_MODEL = "a\\"b"\n');
	const found = await read(scratchHost({files}).host, activations);
	expect(found.inForce('ANTHROPIC_MODEL')?.value.equals(new Secret('a"b'))).toBe(true);
});
