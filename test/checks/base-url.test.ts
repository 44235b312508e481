// The check "base-url": what a sender appends has to fit.
import {expect, it} from 'vitest';
import {appFile, appFileAndKey, asked, continued, libre, model, opencode, own, provider, zed} from './app-files.js';
import {look, type Machine} from './look.js';
import {testCheck, testWhole} from './one.js';
import {accepting, api, dotenvAtGateway, gateway, good, relay, token, withDotenv} from './programs.js';
import {atGateway, testSenders} from './senders.js';

testCheck('base-url', {
	'/v1 that Claude Code appends itself': [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: `${api}/v1`}, servers: {[api]: [good]}},
		['base-url-extra-path error environment'],
	],
	'no scheme': [
		{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: 'api.anthropic.com'}, servers: {[api]: [good]}},
		['base-url-invalid error environment'],
	],
	'the address itself': [{env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: api}, servers: {[api]: [good]}}, []],
});

/** Vercel's, whose base URL ends in /v1. */
const aiSdk = (options: string, version = '^2.0.0'): Machine => ({
	...accepting,
	env: {ANTHROPIC_API_KEY: good},
	files: {
		'./a.mjs': `import {createAnthropic} from '@ai-sdk/anthropic'\nconst anthropic = createAnthropic(${options})\n`,
		'./package.json': JSON.stringify({dependencies: {'@ai-sdk/anthropic': version}}),
	},
});

testWhole('api', {
	'/v1 at the end': [
		withDotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=${api}/v1\n`),
		['base-url-extra-path error ./.env:2'],
		'healthy',
	],
	'the whole address': [
		withDotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=${api}/v1/messages\n`),
		['base-url-extra-path error ./.env:2'],
		'healthy',
	],
	'no scheme': [
		withDotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=api.anthropic.com\n`),
		['base-url-invalid error ./.env:2'],
		'healthy',
	],
	'a slash at the end': [withDotenv(`ANTHROPIC_API_KEY=${good}\nANTHROPIC_BASE_URL=${api}/\n`), ['healthy']],
	'in the source': [
		{
			servers: {[api]: [good]},
			env: {ANTHROPIC_API_KEY: good},
			files: {'./a.py': `import anthropic\nc = anthropic.Anthropic(base_url="${api}/v1")\n`},
		},
		['base-url-extra-path error ./a.py:2'],
		'healthy',
	],
	'the AI SDK with /v1': [aiSdk(`{baseURL: '${api}/v1'}`), ['healthy']],
	'the AI SDK with nothing': [aiSdk(''), ['healthy']],
	'the AI SDK of old and the bare address': [
		aiSdk(`{baseURL: '${api}'}`),
		['base-url-missing-path error ./a.mjs:2'],
		'healthy',
	],
	'newer ones complete the bare address': [aiSdk(`{baseURL: '${api}'}`, '^3.0.0'), ['healthy']],
	'the AI SDK at a gateway without /v1': [
		{
			...aiSdk('', '^3.0.0'),
			servers: {[gateway]: [token]},
			consents: ['network', 'gateway'],
			env: {ANTHROPIC_API_KEY: token, ANTHROPIC_BASE_URL: gateway},
		},
		['base-url-missing-path error environment'],
	],
	'a vendor that wants a path': [
		withDotenv(`ANTHROPIC_API_KEY=${relay}\nANTHROPIC_BASE_URL=https://api.deepseek.com\n`, {
			servers: {'https://api.deepseek.com/anthropic': [relay], 'https://api.deepseek.com': [404, 'Not Found']},
			consents: ['network', 'gateway'],
		}),
		['base-url-missing-path error ./.env:2'],
		'healthy',
	],
	'clear text': [
		dotenvAtGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=http://gw.acme.example\n`, {
			servers: {'http://gw.acme.example': [token]},
		}),
		['base-url-insecure warning ./.env:2'],
	],
});

testWhole('app', {
	'OpenCode with /v1': [appFile(opencode, provider({baseURL: `${api}/v1`, apiKey: good})), ['healthy']],
	'OpenCode without /v1': [
		appFile(opencode, provider({baseURL: api, apiKey: good})),
		own(`${opencode}:1`),
		'healthy',
		'base-url-missing-path',
	],
	'OpenCode at a gateway, asked': [
		appFile(opencode, provider({baseURL: gateway, apiKey: token}), asked),
		own(`${opencode}:1`),
		undefined,
		'base-url-missing-path',
	],
	'OpenCode takes the base URL of the environment': [
		appFile(opencode, provider({apiKey: good}), {
			env: {ANTHROPIC_BASE_URL: `${gateway}`},
			servers: {[gateway]: [good]},
			consents: asked.consents,
		}),
		['base-url-missing-path error environment'],
	],
	"OpenCode and Anthropic's bare address of the environment": [
		appFile(opencode, provider({apiKey: good}), {env: {ANTHROPIC_BASE_URL: api}}),
		['healthy'],
	],
	'Zed with /v1': [
		appFileAndKey(zed, `{"language_models": {"anthropic": {"api_url": "${api}/v1"}}}`),
		own(`${zed}:1`),
		'healthy',
		'base-url-extra-path',
	],
	'Zed, with comments and commas': [
		appFileAndKey(zed, `// c\n{"language_models": {"anthropic": {"api_url": "${api}",},},}`),
		['healthy'],
	],
	'Continue with /v1/': [appFile(continued, model(`    apiKey: ${good}\n    apiBase: ${api}/v1/\n`)), ['healthy']],
	'Continue without /v1': [
		appFile(continued, model(`    apiKey: ${good}\n    apiBase: ${api}\n`)),
		own(`${continued}:5`),
		'healthy',
		'base-url-missing-path',
	],
	'Continue with the whole address': [
		appFile(continued, model(`    apiKey: ${good}\n    apiBase: ${api}/v1/messages\n`)),
		own(`${continued}:5`),
		'healthy',
		'base-url-extra-path',
	],
	'LiteLLM with /v1': [
		appFileAndKey(
			'./config.yaml',
			`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_base: ${api}/v1\n      api_key: os.environ/ANTHROPIC_API_KEY\n`,
		),
		own('./config.yaml:5'),
		'healthy',
		'base-url-extra-path',
	],
	'LiteLLM with the whole address': [
		appFileAndKey(
			'./config.yaml',
			`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_base: ${api}/v1/messages\n`,
		),
		['healthy'],
	],
	'LibreChat with a slash at the end': [
		libre(`ANTHROPIC_API_KEY=${token}\nANTHROPIC_REVERSE_PROXY=${gateway}/\n`, asked),
		own('./.env:2'),
		'healthy',
		'base-url-trailing-slash',
	],
	'claude-code-router wants the whole address': [
		appFile(
			'~/.claude-code-router/config.json',
			JSON.stringify({Providers: [{name: 'a', api_base_url: api, api_key: good}]}),
		),
		own('~/.claude-code-router/config.json:1'),
		'healthy',
		'base-url-missing-path',
	],
});

testSenders([
	['base-url-extra-path', '/v1 at the end', {...atGateway, url: `${gateway}/v1`}],
	['base-url-invalid', 'quotes around the address', {...atGateway, url: `"${gateway}"`}],
	['base-url-insecure', 'clear text', {...atGateway, url: 'http://gw.acme.example'}],
	[
		'base-url-missing-path',
		'a vendor without its path',
		{key: token, url: 'https://api.deepseek.com', servers: {'https://api.deepseek.com': [404, 'Not Found']}},
	],
]);

it.each(['api.anthropic.com', '"https://api.anthropic.com"'])(
	'shows the line that sets %s where no file of this machine does',
	async (url) => {
		const {diagnosis} = await look('api', {env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: url}, consents: []});
		const fix = diagnosis.findings.find(({cause}) => cause === 'base-url-invalid')?.fixes[0];
		expect(fix?.risk).toBe('manual');
		expect(JSON.stringify(fix?.changes)).toContain('export ANTHROPIC_BASE_URL=https://api.anthropic.com');
	},
);
