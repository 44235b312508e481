// The check "status-page": an incident explains a refusal.
import {testCheck} from './one.js';
import {api, dead, good} from './programs.js';

const incident = {components: [{name: 'Claude API', status: 'major_outage'}], incidents: []};

testCheck('status-page', {
	'something was refused': [{env: {ANTHROPIC_API_KEY: dead}, page: incident}, ['outage error status.claude.com']],
	'all the same it works': [
		{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}, page: incident},
		['outage note status.claude.com'],
	],
	'no incident': [{env: {ANTHROPIC_API_KEY: dead}, page: {components: [], incidents: []}}, []],
});
