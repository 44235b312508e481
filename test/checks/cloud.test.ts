// The check "cloud": a flag leads to a cloud.
import {testCheck} from './one.js';

const flag = {CLAUDE_CODE_USE_BEDROCK: '1'};

testCheck('cloud', {
	'a flag, and nothing of that cloud': [{env: {CLAUDE_CODE_USE_BEDROCK: '1'}}, ['cloud-flag-left error environment']],
	'a flag that is off': [{env: {CLAUDE_CODE_USE_BEDROCK: '0'}}, []],
	'a profile whose session is over': [
		{
			env: {CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'dev'},
			files: {'~/.aws/config': '[profile dev]\nsso_session = corp\n\n[sso-session corp]\nsso_region = us-east-1\n'},
		},
		['cloud-credentials error environment'],
	],
	'a function that nobody has called': [
		{env: {SHELL: '/bin/bash', ...flag}, files: {'~/.bashrc': 'awsoff() { export AWS_PROFILE=none; }\n'}},
		['cloud-flag-left error environment'],
	],
	"another shell's file": [
		{env: {SHELL: '/bin/bash', ...flag}, files: {'~/.zshrc': 'export AWS_PROFILE=dev\n'}},
		['cloud-flag-left error environment'],
	],
	'a line in a comment': [
		{env: {SHELL: '/bin/bash', ...flag}, files: {'~/.bashrc': '# export AWS_PROFILE=dev\n'}},
		['cloud-flag-left error environment'],
	],
	'what a later line takes away': [
		{env: {SHELL: '/bin/bash', ...flag}, files: {'~/.bashrc': 'export AWS_PROFILE=dev\nunset AWS_PROFILE\n'}},
		['cloud-flag-left error environment'],
	],
	'what a new terminal would have': [
		{env: {SHELL: '/bin/bash', ...flag}, files: {'~/.bashrc': 'export AWS_PROFILE=dev\n'}},
		['cloud-credentials error environment'],
	],
	'what a new terminal may have': [
		{
			env: {SHELL: '/bin/bash', ...flag},
			files: {'~/.bashrc': 'if [ "$(hostname)" = work ]; then export AWS_PROFILE=dev; fi\n'},
		},
		['cloud-credentials error environment'],
	],
	'a resource of Foundry that is no name': [
		{
			env: {
				CLAUDE_CODE_USE_FOUNDRY: '1',
				ANTHROPIC_FOUNDRY_API_KEY: 'made-up',
				ANTHROPIC_FOUNDRY_RESOURCE: 'https://acme.services.ai.azure.com',
			},
		},
		['cloud-credentials error environment'],
	],
});
