// The variable is set but empty.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'key-empty',
	section: 'key',
	title: 'The variable is set but empty',
	meaning:
		'An empty `ANTHROPIC_API_KEY` counts as unset for Claude Code, but some client libraries send an empty header, and dotenv loaders do not fill a variable that is already set.',
	tell: 'The message says that the header is required or the key is missing although the variable is named somewhere; in CI a secret that is not passed to forks is empty.',
	remedy: ['Give it a value, or unset it.', 'In CI: check that the secret exists and is passed to this job.'],
	first: {
		any: 'Give the variable a value, or unset it.',
		action: 'Check that the secret exists and that this workflow may read it (a fork may not).',
		app: "Enter the key in the app's settings.",
		script: 'Set `ANTHROPIC_API_KEY` for this process, and check that it is not set to an empty text somewhere.',
	},
	links: [pages.variables, pages.console],
	rank: 160,
	explains: [...everySymptom],
	words: {
		own: ['x-api-key header is required', 'either anthropic api key or claude code oauth token is required'],
		says: [
			'<anthropic key> ~ <blank value>',
			'missing or empty',
			'missing authentication header',
			'api key is required',
			'api key required',
			'<anthropic key> & variable is not set defaulting to a blank string',
		],
		hints: ['<anthropic key> ^ <missing>', 'missing api key'],
	},
});
