// The check "cloud": a flag leads to a cloud.
import {testCheck} from './one.js';

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
