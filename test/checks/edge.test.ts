// The check "edge": Anthropic's edge refuses this network before it looks at a credential.
import {blocked} from './machines.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('edge', {
	'nothing to send, and not let in': [blocked, ['region-blocked error api.anthropic.com']],
	'a key is asked about itself': [{...blocked, env: {ANTHROPIC_API_KEY: good}}, []],
	'nothing to send': [{}, []],
});
