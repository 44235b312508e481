// The check "renewal-race": several programs renew one sign-in.
import {claude, signedIn} from './machines.js';
import {testCheck} from './one.js';

const ps = {'/bin/ps': 'printf "claude\\nclaude\\n"'};

testCheck('renewal-race', {
	'an old version that is shared': [
		{
			files: signedIn,
			programs: {claude: {version: '2.1.30'}, ...ps},
		},
		['login-race warning ~/.claude/.credentials.json'],
	],
	'a version without the race': [{files: signedIn, programs: {...claude.programs, ...ps}}, []],
});
