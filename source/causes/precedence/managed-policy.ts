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
});
