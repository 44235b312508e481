// The check "token-in-environment": CLAUDE_CODE_OAUTH_TOKEN.
import {signedIn} from './machines.js';
import {testCheck} from './one.js';
import {login} from './programs.js';

const long = `${login}${'a'.repeat(120 - login.length)}`;
const says = JSON.stringify({is_error: true, api_error_status: 401, result: 'OAuth token revoked'});
const refusing = `if [ "$1" = --version ]; then echo "2.1.332 (Claude Code)"; else echo '${says}'; exit 1; fi`;

testCheck('token-in-environment', {
	'nobody is asked': [{env: {CLAUDE_CODE_OAUTH_TOKEN: login}}, []],
	'refused by Claude Code, over a sign-in': [
		{
			files: signedIn,
			env: {CLAUDE_CODE_OAUTH_TOKEN: long},
			consents: ['network', 'claude'],
			programs: {claude: refusing},
		},
		['token-overrides-login error environment'],
	],
	'refused, and cut': [
		{env: {CLAUDE_CODE_OAUTH_TOKEN: login.slice(0, 60)}, consents: ['network', 'claude'], programs: {claude: refusing}},
		['key-truncated error environment'],
	],
});
