// Simple mode keeps every sign-in out.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'simple-mode',
	section: 'precedence',
	title: 'Simple mode keeps every sign-in out',
	meaning:
		'With CLAUDE_CODE_SIMPLE (as with --bare) Claude Code reads API keys, tokens and custom headers of the environment and nothing else: no sign-in, no CLAUDE_CODE_OAUTH_TOKEN, no apiKeyHelper, no Console key.',
	tell: '"Not logged in" although a sign-in is there, in every folder; CLAUDE_CODE_SIMPLE is set, or --bare stands on the command line.',
	remedy: [
		'Take CLAUDE_CODE_SIMPLE out where it is set.',
		'If simple mode is meant, give it a key: ANTHROPIC_API_KEY.',
	],
	links: [pages.authentication],
	rank: 102,
	explains: [...everySymptom],
});
