// The check "gateway-credential": the other header, or the other vendor.
import {testCheck} from './one.js';
import {token} from './programs.js';

const gateway = 'https://gw.acme.example';

testCheck('gateway-credential', {
	'a gateway that wants the other header': [
		{
			env: {ANTHROPIC_API_KEY: token, ANTHROPIC_BASE_URL: gateway},
			servers: {[gateway]: [token]},
			header: 'authorization',
			consents: ['network', 'gateway'],
		},
		['header-mismatch error environment'],
	],
	'the right header': [
		{
			env: {ANTHROPIC_AUTH_TOKEN: token, ANTHROPIC_BASE_URL: gateway},
			servers: {[gateway]: [token]},
			header: 'authorization',
			consents: ['network', 'gateway'],
		},
		[],
	],
});
