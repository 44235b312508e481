// The base URL has a path that is added twice.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'base-url-extra-path',
	section: 'base-url',
	title: 'The base URL has a path that is added twice',
	meaning:
		"Claude Code and Anthropic's own libraries add `/v1/messages` themselves. With `/v1` in the base URL they ask for `/v1/v1/messages`, get a 404, and Claude Code reports it as a problem of the model.",
	tell: 'Any model fails with "There\'s an issue with the selected model"; a log shows `/v1/v1/`.',
	remedy: ['Remove `/v1` (or `/v1/messages`) from the end of the base URL.', 'Restart the program.'],
	links: [pages.gateway, pages.apiErrors],
	rank: 220,
	explains: [...everySymptom, 'model-not-found', 'not-the-api'],
	words: {
		own: [],
		says: [],
		hints: [
			'issue with the selected model',
			'run model to pick a different model',
			'resource you are requesting could not be found',
		],
	},
});
