// The Anthropic profile that is meant cannot be used.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'profile-unusable',
	section: 'sign-in',
	title: 'The Anthropic profile that is meant cannot be used',
	meaning:
		'A profile of Anthropic\u2019s own tools (ant auth login, ANTHROPIC_PROFILE, or federation variables) is named or active, and is missing, readable by others, expired, or lacks its identity token. Claude Code then refuses, or goes on without it.',
	tell: 'The message names a credentials file, a profile or an identity token.',
	remedy: [
		'Let only yourself read the credentials file: chmod 600.',
		'Sign the profile in again: ant auth login.',
		'Or take its name out where it is set.',
	],
	links: [pages.authentication],
	rank: 105,
	explains: [...everySymptom],
	words: {
		own: [
			'requires an identity token set authentication identity token',
			'oidc federation config requires',
			'is group world readable',
			'failed to read identity token file',
		],
		says: [],
		hints: [],
	},
});
