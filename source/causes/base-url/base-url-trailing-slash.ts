// The base URL ends in a slash.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'base-url-trailing-slash',
	section: 'base-url',
	title: 'The base URL ends in a slash',
	meaning:
		'Some apps put their path behind the slash and ask for `//messages`, or take the slash for "add no path". Claude Code does not mind it.',
	tell: 'The address in the message has two slashes in a row.',
	remedy: ["Remove the slash at the end, unless the app's own documentation wants it."],
	links: [pages.gateway],
	rank: 240,
	explains: [...everySymptom, 'model-not-found', 'not-the-api'],
});
