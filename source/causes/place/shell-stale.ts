// This terminal is older than the change.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'shell-stale',
	section: 'place',
	title: 'This terminal is older than the change',
	meaning:
		'Shell files and the Windows registry are read when a program starts. A terminal that was open before the change still has the old value.',
	tell: 'A new terminal has another value than this one.',
	remedy: ['Open a new terminal (on Windows also a new Windows Terminal, not only a tab).', 'Or paste the line here.'],
	links: [pages.variables],
	rank: 630,
	explains: [...everySymptom, 'key-overrides-login'],
	assumes: {cause: 'key-rejected', status: 401},
});
