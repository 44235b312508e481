// The check "gateway-url": nobody answers at the base URL.

import {onboarded} from './machines.js';
import {testCheck, testWhole} from './one.js';
import {api, dotenvAtGateway, good, token, withDotenv} from './programs.js';
import {atGateway, testSenders} from './senders.js';

testCheck('gateway-url', {
	'a router that is gone': [
		{env: {ANTHROPIC_BASE_URL: 'http://127.0.0.1:9', ANTHROPIC_AUTH_TOKEN: token}, files: onboarded},
		['gateway-url-left error environment'],
	],
	'the usual address': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
});

testWhole('api', {
	'a local server that is not running': [
		dotenvAtGateway(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=http://localhost:4000\n`, {
			servers: {'http://localhost:4000': 'refused'},
		}),
		['gateway-url-left error ./.env:2'],
		'login-missing error environment',
	],
	'the same, without consent': [
		withDotenv(`ANTHROPIC_AUTH_TOKEN=${token}\nANTHROPIC_BASE_URL=http://localhost:4000\n`, {
			servers: {'http://localhost:4000': 'refused'},
		}),
		['gateway-url-left error ./.env:2'],
	],
});

testSenders([
	[
		'gateway-url-left',
		'a local server that is not running',
		{...atGateway, url: 'http://127.0.0.1:4000', servers: {'http://127.0.0.1:4000': 'refused'}},
	],
	[
		'gateway-url-left',
		'a website',
		{key: good, url: 'https://claude.ai', servers: {'https://claude.ai': [404, 'Not Found']}},
	],
]);
