// The check "clock": the server's time is another than that of this machine.
import {hour} from './machines.js';
import {testCheck} from './one.js';
import {api, good} from './programs.js';

testCheck('clock', {
	'an hour behind': [
		{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}, date: new Date(Date.now() + hour).toUTCString()},
		['clock-skew warning system clock'],
	],
	'no server said a time': [{env: {ANTHROPIC_API_KEY: good}, servers: {[api]: [good]}}, []],
});
