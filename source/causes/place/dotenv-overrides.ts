// A .env file gives another value than the shell.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'dotenv-overrides',
	section: 'place',
	title: 'A .env file gives another value than the shell',
	meaning:
		"Programs that load `.env` files may put its value in place of the shell's, or the shell's in place of the file's: whichever wins, one of the two is not what you think.",
	tell: 'It fails only in one folder, or only in the program that loads the file. Current Claude Code does not read `.env` files itself; versions before 2.0.64 did.',
	remedy: ['Give both the same value, or remove one of them.', 'Restart the program in that folder.'],
	links: [pages.variables],
	rank: 270,
	explains: [...everySymptom, 'gateway-url-left'],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: ['injected anthropic api key from env'],
		says: [],
		hints: [],
	},
});
