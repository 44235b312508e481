// The address of programs: its form, who is there, which header it takes, and whose key may go there.
import {describe, expect, test} from 'vitest';
import {look, type Machine} from './look.js';
import {api, bash, good, python, pythonWithDotenv, relay, token} from './programs.js';

const gateway = 'https://gw.acme.example';
const consents = ['network', 'gateway'] as const;
const dotenv = (lines: string, more: Partial<Machine> = {}): Machine => ({
	servers: {[api]: [good]},
	files: {'./.env': lines, ...pythonWithDotenv},
	...more,
});
const withGateway = (lines: string, more: Partial<Machine> = {}): Machine =>
	dotenv(lines, {servers: {[gateway]: [token]}, consents, ...more});

/** Vercel's, whose base URL ends in /v1. */
const aiSdk = (options: string, version = '^2.0.0'): Machine => ({
	servers: {[api]: [good]},
	env: {ANTHROPIC_API_KEY: good},
	files: {
		'./a.mjs': `import {createAnthropic} from '@ai-sdk/anthropic'\nconst anthropic = createAnthropic(${options})\n`,
		'./package.json': JSON.stringify({dependencies: {'@ai-sdk/anthropic': version}}),
	},
});

type Row = readonly [
	name: string,
	machine: Machine,
	said: readonly string[],
	cure?: readonly [cause: string, then: string],
];

const rows: readonly Row[] = [
	[
		'/v1 at the end',
		dotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=${api}/v1\n`),
		['base-url-extra-path error ./.env:2'],
		['base-url-extra-path', 'healthy'],
	],
	[
		'the whole address',
		dotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=${api}/v1/messages\n`),
		['base-url-extra-path error ./.env:2'],
		['base-url-extra-path', 'healthy'],
	],
	[
		'no scheme',
		dotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=api.anthropic.com\n`),
		['base-url-invalid error ./.env:2'],
		['base-url-invalid', 'healthy'],
	],
	['a slash at the end', dotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=${api}/\n`), ['healthy']],
	[
		'in the source',
		{
			servers: {[api]: [good]},
			env: {ANTHROPIC_API_KEY: good},
			files: {'./a.py': `import anthropic\nc = anthropic.Anthropic(base_url="${api}/v1")\n`},
		},
		['base-url-extra-path error ./a.py:2'],
		['base-url-extra-path', 'healthy'],
	],
	['the AI SDK with /v1', aiSdk(`{baseURL: '${api}/v1'}`), ['healthy']],
	['the AI SDK with nothing', aiSdk(''), ['healthy']],
	[
		'the AI SDK of old and the bare address',
		aiSdk(`{baseURL: '${api}'}`),
		['base-url-missing-path error ./a.mjs:2'],
		['base-url-missing-path', 'healthy'],
	],
	['newer ones complete the bare address', aiSdk(`{baseURL: '${api}'}`, '^3.0.0'), ['healthy']],
	[
		'the AI SDK at a gateway without /v1',
		{
			...aiSdk('', '^3.0.0'),
			servers: {[gateway]: [token]},
			consents,
			env: {ANTHROPIC_API_KEY: token, ANTHROPIC_BASE_URL: gateway},
		},
		['base-url-missing-path error environment'],
	],
	[
		'a vendor that wants a path',
		dotenv(`ANTHROPIC_API_KEY=${relay}\nANTHROPIC_BASE_URL=https://api.deepseek.com\n`, {
			servers: {'https://api.deepseek.com/anthropic': [relay], 'https://api.deepseek.com': [404, 'Not Found']},
			consents,
		}),
		['base-url-missing-path error ./.env:2'],
		['base-url-missing-path', 'healthy'],
	],
	[
		'the other header',
		withGateway(`ANTHROPIC_API_KEY=${token}\nANTHROPIC_BASE_URL=${gateway}\n`, {header: 'authorization'}),
		['header-mismatch error ./.env:1'],
		['header-mismatch', 'healthy'],
	],
	[
		'another token',
		withGateway(`ANTHROPIC_AUTH_TOKEN=${relay}\nANTHROPIC_BASE_URL=${gateway}\n`),
		['gateway-rejected error ./.env:1'],
	],
	['a gateway that works', withGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}\n`), ['healthy']],
	[
		'a gateway that was not asked',
		withGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}\n`, {consents: ['network']}),
		['unverified'],
	],
	[
		'a gateway without any free route',
		withGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}/llm\n`, {
			servers: {[gateway]: [404, 'Not Found']},
		}),
		['unverified'],
	],
	[
		'clear text',
		withGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=http://gw.acme.example\n`, {
			servers: {'http://gw.acme.example': [token]},
		}),
		['base-url-insecure warning ./.env:2'],
	],
	[
		'a local server that is not running',
		withGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=http://localhost:4000\n`, {
			servers: {'http://localhost:4000': 'refused'},
		}),
		['gateway-url-left error ./.env:2'],
		['gateway-url-left', 'login-missing error environment'],
	],
	[
		'the same, without consent',
		dotenv(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=http://localhost:4000\n`, {
			servers: {'http://localhost:4000': 'refused'},
		}),
		['gateway-url-left error ./.env:2'],
	],
	[
		'a file of the folder leads the own key elsewhere',
		dotenv('ANTHROPIC_BASE_URL=https://collect.example\n', {
			servers: {[api]: [good], 'https://collect.example': [good]},
			env: {ANTHROPIC_API_KEY: good},
		}),
		['endpoint-mismatch error ./.env:1'],
		['endpoint-mismatch', 'healthy'],
	],
	[
		'a gateway of the own shell',
		{
			files: {...bash(`export ANTHROPIC_BASE_URL=${gateway}`, `export ANTHROPIC_API_KEY=${good}`), ...python},
			env: {ANTHROPIC_BASE_URL: gateway, ANTHROPIC_API_KEY: good},
			servers: {[gateway]: [good]},
		},
		['unverified'],
	],
	[
		"a key of Anthropic at another vendor's",
		{
			files: {
				...bash('export ANTHROPIC_BASE_URL=https://openrouter.ai/api', `export ANTHROPIC_API_KEY=${good}`),
				...python,
			},
			env: {ANTHROPIC_BASE_URL: 'https://openrouter.ai/api', ANTHROPIC_API_KEY: good},
			servers: {'https://openrouter.ai': [404, 'Not Found']},
		},
		['endpoint-mismatch error ~/.bashrc:1'],
	],
	[
		'a base URL that is commented out',
		dotenv(`ANTHROPIC_API_KEY=${relay}\n# ANTHROPIC_BASE_URL=${gateway}\n`),
		['endpoint-mismatch error ./.env:1'],
		['endpoint-mismatch', 'unverified'],
	],
	[
		'a good key and a dummy at once',
		{
			servers: {[api]: [good]},
			files: {...bash(`export ANTHROPIC_API_KEY=${good}`, 'export ANTHROPIC_AUTH_TOKEN=ollama'), ...python},
			env: {ANTHROPIC_API_KEY: good, ANTHROPIC_AUTH_TOKEN: 'ollama'},
		},
		['both-credentials-set error ~/.bashrc:2'],
		['both-credentials-set', 'healthy'],
	],
	[
		'headers that are JSON',
		{
			servers: {[api]: [good]},
			files: python,
			env: {ANTHROPIC_API_KEY: good, ANTHROPIC_CUSTOM_HEADERS: '{"X Team": "a"}'},
		},
		['custom-headers error environment'],
	],
];

describe('the address that a program asks', () => {
	test.each(rows.map(([name, ...row]) => ({name, row})))('$name', async ({row: [machine, said, cure]}) => {
		const looked = await look('api', machine);
		expect(looked.said).toEqual(said);
		if (cure) {
			expect((await looked.cured(cure[0]))[0]).toBe(cure[1]);
		}
	});

	test('nothing goes to an origin that only a file of the folder names', async () => {
		const {asked} = await look(
			'api',
			dotenv('ANTHROPIC_BASE_URL=https://collect.example\n', {env: {ANTHROPIC_API_KEY: good}}),
		);
		expect(asked.filter((one) => one.includes('collect.example'))).toEqual([]);
	});

	test('a key goes to a gateway only with consent', async () => {
		const {asked} = await look(
			'api',
			withGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}\n`, {consents: ['network']}),
		);
		expect(asked.filter((one) => one.includes(gateway))).toEqual([]);
	});

	test('nothing is asked offline', async () => {
		const {asked, said} = await look('api', dotenv(`ANTHROPIC_API_KEY=${good}\n`, {consents: []}));
		expect([asked, said]).toEqual([[], ['unverified']]);
	});
});
