// A policy of your organisation blocks this credential.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'managed-policy',
	section: 'precedence',
	title: 'A policy of your organisation blocks this credential',
	meaning:
		'Managed settings on this machine require a first-party login or a certain organisation. API keys, gateway tokens and logins of other organisations are refused at start.',
	tell: 'The message names managed settings or "this machine requires".',
	remedy: [
		'Remove the API key or token and sign in with the account of your organisation.',
		'Ask the administrator if the policy is not what they meant.',
	],
	links: [pages.managedSettings],
	rank: 100,
	explains: [...everySymptom],
	words: {
		own: [
			'managed settings require a first party login',
			'unable to verify organization for the current authentication token',
			'this machine requires organization',
			'remote managed settings failed to load',
			'managed settings require organization',
			'administrator policy requires a cloud gateway sign in',
			'restricted claude code to sso',
			'policyhelper failed',
			'policy does not allow this login method',
		],
		says: [
			'<policy> ~ <forbids>',
			'<forbids> by ~ <policy>',
			'force login method',
			'your organization has restricted',
			'managed settings document could not be parsed',
		],
		hints: ['managed settings'],
	},
});
