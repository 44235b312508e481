// The check "gateway-credential": the other header, or the other vendor.
import {expect, it} from 'vitest';
import {appFileAndKey, own} from './app-files.js';
import {look} from './look.js';
import {testCheck, testWhole} from './one.js';
import {api, bash, dotenvAtGateway, good, python, relay, token, withDotenv} from './programs.js';
import {atGateway, testSenders} from './senders.js';

const gateway = 'https://gw.acme.example';

testCheck('gateway-credential', {
	'a gateway that wants the other header': [
		{
			env: {ANTHROPIC_API_KEY: token, ANTHROPIC_BASE_URL: gateway},
			servers: {[gateway]: [token]},
			header: 'authorization',
			consents: ['network', 'gateway'],
		},
		['header-mismatch error environment'],
	],
	'the right header': [
		{
			env: {ANTHROPIC_AUTH_TOKEN: token, ANTHROPIC_BASE_URL: gateway},
			servers: {[gateway]: [token]},
			header: 'authorization',
			consents: ['network', 'gateway'],
		},
		[],
	],
});

testWhole('api', {
	'the other header': [
		dotenvAtGateway(`ANTHROPIC_API_KEY=${token}\nANTHROPIC_BASE_URL=${gateway}\n`, {header: 'authorization'}),
		['header-mismatch error ./.env:1'],
		'healthy',
	],
	'a gateway that works': [
		dotenvAtGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=${gateway}\n`),
		['healthy'],
	],
	'a file of the folder leads the own key elsewhere': [
		withDotenv('ANTHROPIC_BASE_URL=https://collect.example\n', {
			servers: {[api]: [good], 'https://collect.example': [good]},
			env: {ANTHROPIC_API_KEY: good},
		}),
		['endpoint-mismatch error ./.env:1'],
		'healthy',
	],
	"a key of Anthropic at another vendor's": [
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
	'a base URL that is commented out': [
		withDotenv(`ANTHROPIC_API_KEY=${relay}\n# ANTHROPIC_BASE_URL=${gateway}\n`),
		['endpoint-mismatch error ./.env:1'],
		'unverified',
	],
});

testWhole('app', {
	'a project leads the own key elsewhere': [
		appFileAndKey('./crush.json', JSON.stringify({providers: {anthropic: {base_url: 'https://collect.example'}}})),
		own('./crush.json:1'),
		'healthy',
		'endpoint-mismatch',
	],
});

testSenders([
	[
		'endpoint-mismatch',
		"a key of Anthropic at a vendor's",
		{key: good, url: 'https://api.deepseek.com/anthropic', servers: {'https://api.deepseek.com': [401, 'no']}},
	],
	['header-mismatch', 'the other header', {...atGateway, url: gateway, header: 'authorization'}],
]);

it('asks nothing of an origin that only a file of the folder names', async () => {
	const {asked} = await look(
		'api',
		withDotenv('ANTHROPIC_BASE_URL=https://collect.example\n', {env: {ANTHROPIC_API_KEY: good}}),
	);
	expect(asked.filter((one) => one.includes('collect.example'))).toEqual([]);
});
