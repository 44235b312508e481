// The text and the kind of the key that programs send, by client: what stops one is trimmed by another.
import {describe, expect, test} from 'vitest';
import {look, type Machine} from './look.js';
import {
	admin,
	api,
	bash,
	cookie,
	curl,
	dead,
	good,
	javascript,
	login,
	python,
	pythonWithDotenv,
	relay,
	token,
} from './programs.js';

const accepting = {servers: {[api]: [good]}};
const env = (key: string): Machine => ({
	...accepting,
	files: {...bash(`export ANTHROPIC_API_KEY='${key}'`), ...python},
	env: {ANTHROPIC_API_KEY: key},
});
const dotenv = (line: string, program: Readonly<Record<string, string>> = pythonWithDotenv): Machine => ({
	...accepting,
	files: {'./.env': line, ...program},
});
const js = javascript();

type Row = readonly [name: string, machine: Machine, said: readonly string[], cure?: string];

const rows: readonly Row[] = [
	['a clean key', env(good), ['healthy']],
	[
		'a blank in quotes, Python',
		dotenv(`ANTHROPIC_API_KEY="${good} "\n`),
		['key-whitespace error ./.env:1'],
		'key-whitespace',
	],
	['a blank in quotes, JavaScript trims it', dotenv(`ANTHROPIC_API_KEY="${good} "\n`, js), ['healthy']],
	['blanks behind an unquoted value', dotenv(`ANTHROPIC_API_KEY=${good}  \n`), ['healthy']],
	['a line break of the shell, Python', env(`${good}\n`), ['key-whitespace error ~/.bashrc:1']],
	[
		'a CR that a shell keeps',
		{
			...accepting,
			files: {'./.env': `A=1\r\nANTHROPIC_API_KEY=${good}\r\n`, ...curl},
			env: {ANTHROPIC_API_KEY: `${good}\r`},
		},
		['key-whitespace error ./.env:2'],
		'key-whitespace',
	],
	[
		'a wrapped key',
		dotenv(`ANTHROPIC_API_KEY=${good.slice(0, 60)} ${good.slice(60)}\n`),
		['key-whitespace error ./.env:1'],
		'key-whitespace',
	],
	['a zero-width space', env(`${good}\u200b`), ['key-invisible error ~/.bashrc:1'], 'key-invisible'],
	['a byte order mark at the end, JavaScript trims it', dotenv(`ANTHROPIC_API_KEY="${good}\ufeff"\n`, js), ['healthy']],
	['a letter that looks like another', dotenv(`ANTHROPIC_API_KEY=${good}\u028b\n`), ['key-invisible error ./.env:1']],
	['the word Bearer', dotenv(`ANTHROPIC_API_KEY=Bearer ${good}\n`, js), ['key-quoted error ./.env:1'], 'key-quoted'],
	[
		'quotes that Docker keeps',
		{
			...accepting,
			files: {'./.env': `ANTHROPIC_API_KEY="${good}"\n`, './run.sh': 'docker run --env-file .env image\n', ...python},
			env: {ANTHROPIC_API_KEY: `"${good}"`},
		},
		['key-quoted error ./.env:1'],
		'key-quoted',
	],
	['an example', dotenv('ANTHROPIC_API_KEY=your-api-key-here\n'), ['key-placeholder error ./.env:1']],
	[
		'an example of a workflow',
		dotenv('ANTHROPIC_API_KEY=${' + '{ secrets.ANTHROPIC_API_KEY }}\n', js),
		['key-placeholder error ./.env:1'],
	],
	['an Admin key', dotenv(`ANTHROPIC_API_KEY=${admin}\n`), ['key-wrong-kind error ./.env:1']],
	['a browser cookie', dotenv(`ANTHROPIC_API_KEY=${cookie}\n`), ['key-wrong-kind error ./.env:1']],
	["a subscription's token as key", dotenv(`ANTHROPIC_API_KEY=${login}\n`), ['key-wrong-kind error ./.env:1']],
	["a subscription's token as token", dotenv(`ANTHROPIC_AUTH_TOKEN=${login}\n`), ['oauth-not-for-api error ./.env:1']],
	["a relay's key", dotenv(`ANTHROPIC_API_KEY=${relay}\n`), ['key-wrong-kind error ./.env:1']],
	['a token of nobody known', dotenv(`ANTHROPIC_API_KEY=${token}\n`), ['key-wrong-kind error ./.env:1']],
	['a dummy without its server', dotenv('ANTHROPIC_AUTH_TOKEN=ollama\n'), ['gateway-token-left error ./.env:1']],
	['only the first line', dotenv(`ANTHROPIC_API_KEY=${good.slice(0, 70)}\n`), ['key-truncated error ./.env:1']],
	['without the first letters', dotenv(`ANTHROPIC_API_KEY=${good.slice(3)}\n`), ['key-truncated error ./.env:1']],
	['refused, and whole', dotenv(`ANTHROPIC_API_KEY=${dead}\n`), ['key-rejected error ./.env:1']],
	[
		'of the new SDK, which sends it as bearer',
		{
			...accepting,
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`), ...javascript('^1.12.0')},
			env: {ANTHROPIC_API_KEY: good},
		},
		['healthy'],
	],
];

describe('the key that a program sends', () => {
	test.each(rows.map(([name, ...row]) => ({name, row})))('$name', async ({row: [machine, said, cure]}) => {
		const looked = await look('api', machine);
		expect(looked.said).toEqual(said);
		if (cure) {
			expect(await looked.cured(cure)).toEqual(['healthy']);
		}
	});

	test('says which character, where, and that the rest is good', async () => {
		const {diagnosis} = await look('api', env(`${good}\u200b`));
		expect(diagnosis.findings[0]?.evidence).toEqual([
			{label: `character ${good.length + 1} of ${good.length + 1}`, value: 'a zero-width space (U+200B)'},
			{label: 'server', value: 'accepts the key without these characters'},
		]);
	});

	test.each([
		['a sign-in token', login],
		['a cookie', cookie],
	])('never sends %s', async (_, value) => {
		const {asked} = await look('api', dotenv(`ANTHROPIC_API_KEY=${value}\n`));
		expect(asked.filter((one) => /x-api-key|bearer/.test(one))).toEqual([]);
	});
});
