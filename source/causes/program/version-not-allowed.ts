// Your organisation does not allow this version of Claude Code.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'version-not-allowed',
	section: 'program',
	title: 'Your organisation does not allow this version of Claude Code',
	meaning:
		'Managed settings set requiredMinimumVersion or requiredMaximumVersion, and the installed version lies outside: Claude Code does not start.',
	tell: 'The message names the version required by your organisation.',
	remedy: ['Install a version within the range.', 'Ask the administrator if the range is not what they meant.'],
	links: [pages.managedSettings],
	rank: 13,
	explains: [...everySymptom],
	words: {
		own: [
			'older than the minimum version required by your organization',
			'newer than the maximum version allowed by your organization',
		],
		says: [],
		hints: [],
	},
});
