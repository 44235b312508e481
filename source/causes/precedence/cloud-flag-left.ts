// A cloud provider is switched on and nothing else of it is set up.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'cloud-flag-left',
	section: 'precedence',
	title: 'A cloud provider is switched on and nothing else of it is set up',
	meaning:
		'`CLAUDE_CODE_USE_BEDROCK`, `CLAUDE_CODE_USE_VERTEX` or `CLAUDE_CODE_USE_FOUNDRY` sends everything to that cloud and outranks keys and logins. Without credentials of that cloud nothing can work, and `/login` is of no use.',
	tell: 'The message speaks of AWS, Google Cloud, Azure or a security token, though you meant to use Anthropic.',
	remedy: [
		'Unset the flag where it is set: shell file or the `env` block of a settings file (`"0"` there switches it off).',
		'If the cloud is meant, sign in to it: `aws sso login`, `gcloud auth application-default login`, `az login`.',
	],
	first: {
		any: 'If you mean Anthropic itself, unset `CLAUDE_CODE_USE_BEDROCK`, `…_VERTEX` or `…_FOUNDRY` where it is set.',
		cloud:
			'Sign in to that cloud; if you mean Anthropic itself, unset `CLAUDE_CODE_USE_BEDROCK`, `…_VERTEX` or `…_FOUNDRY`.',
	},
	links: [pages.authentication, pages.variables],
	rank: 130,
	explains: [...everySymptom, 'cloud-credentials'],
	words: {
		own: [
			'must provide one of the baseurl or resource arguments',
			'anthropic foundry resource environment variable',
			'could not load aws credentials',
			'could not load google cloud credentials',
			'could not load azure credentials',
			'authorization header is missing & bedrock',
			'aiplatform endpoints predict denied',
		],
		says: [
			'could not load credentials from any providers',
			'could not load the default credentials',
			'security token included in the request is invalid',
			'unable to detect a project id',
			'api has not been used in project',
			'metadata google internal',
			'unrecognized client exception',
		],
		hints: ['claude code use bedrock', 'claude code use vertex', 'claude code use foundry'],
	},
});
