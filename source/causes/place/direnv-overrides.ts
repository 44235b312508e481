// An .envrc file exports another value here.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'direnv-overrides',
	section: 'place',
	title: 'An .envrc file exports another value here',
	meaning: 'direnv sets variables while you are in a folder, and they outrank what your shell file has set.',
	tell: 'direnv says "export +ANTHROPIC_API_KEY" when you enter the folder; elsewhere it works.',
	remedy: ['Correct or remove the line in `.envrc`.', 'Run `direnv allow` or `direnv reload`.'],
	links: [pages.variables],
	rank: 260,
	explains: [...everySymptom, 'gateway-url-left', 'shell-stale'],
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: ['direnv export anthropic'],
		says: ['direnv & <anthropic key>'],
		hints: ['direnv'],
	},
});
