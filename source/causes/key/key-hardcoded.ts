// A key stands in clear text in a shell or source file.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-hardcoded',
	section: 'key',
	title: 'A key stands in clear text in a shell or source file',
	meaning:
		'Nothing is broken by it, but whoever reads the file has the key, and it is easily committed or synchronised.',
	tell: "This is about prevention: it doesn't explain a 401 on its own.",
	remedy: ['Move it to an ignored `.env` file or a keychain.', 'Replace the key if others could read the file.'],
	links: [pages.apiAuthentication],
	rank: 210,
	explains: [...everySymptom],
});
