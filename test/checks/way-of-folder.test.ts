// The check "way-of-folder": a folder that decides about the way.
import {testCheck} from './one.js';
import {api, good, token} from './programs.js';

testCheck('way-of-folder', {
	'a server that only the folder names': [
		{
			files: {'./.claude/settings.json': {env: {ANTHROPIC_BASE_URL: 'https://gw.acme.example'}}},
			env: {ANTHROPIC_AUTH_TOKEN: token},
		},
		['settings-override-shell note ./.claude/settings.json:3'],
	],
	'verification is off': [
		{env: {ANTHROPIC_API_KEY: good, NODE_TLS_REJECT_UNAUTHORIZED: '0'}, servers: {[api]: [good]}},
		['tls-intercepted note environment'],
	],
	'nobody decides': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
});
