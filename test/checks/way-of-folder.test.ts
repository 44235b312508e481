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
	'one that a file names which a start-up file reads': [
		{
			files: {
				'~/.env': 'ANTHROPIC_BASE_URL=https://gw.acme.example\n',
				'~/.bashrc': `set -a; . ~/.env; set +a\nexport ANTHROPIC_AUTH_TOKEN=${token}\n`,
			},
			env: {SHELL: '/bin/bash', ANTHROPIC_BASE_URL: 'https://gw.acme.example', ANTHROPIC_AUTH_TOKEN: token},
		},
		[],
	],
	'certificates of the folder, named by the person': [
		{
			files: {'./ca.pem': 'x', '~/.bashrc': `export ANTHROPIC_API_KEY=${good}\nexport NODE_EXTRA_CA_CERTS=ca.pem\n`},
			env: {SHELL: '/bin/bash', ANTHROPIC_API_KEY: good, NODE_EXTRA_CA_CERTS: 'ca.pem'},
			servers: {[api]: [good]},
		},
		['tls-intercepted note ~/.bashrc:2'],
	],
	'verification is off': [
		{env: {ANTHROPIC_API_KEY: good, NODE_TLS_REJECT_UNAUTHORIZED: '0'}, servers: {[api]: [good]}},
		['tls-intercepted note environment'],
	],
	'nobody decides': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
});
