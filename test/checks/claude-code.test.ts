// The check "claude-code": the program is there, and of which version.
import {claude, signedIn} from './machines.js';
import {testCheck} from './one.js';

testCheck('claude-code', {
	'it is not there': [{}, ['claude-missing error environment']],
	'an old version': [{files: signedIn, programs: {claude: {version: '2.1.0'}}}, ['claude-outdated note /bin/claude']],
	'the newest that is known': [claude, []],
});
