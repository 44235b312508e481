// The model is not known, or not open to this credential.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'model-not-found',
	section: 'server',
	title: 'The model is not known, or not open to this credential',
	meaning:
		"A 404 for the model: its name is mistyped, it has retired, it is a gateway's own name, or this credential has no access. Claude Code says the same for every 404, also for a wrong base URL.",
	tell: 'If no model works at all, look at the base URL: a doubled `/v1` looks just like this. Before 2.1.206 an expired login could show as this too.',
	remedy: [
		'Choose a model that is listed: `/model`.',
		'Remove `ANTHROPIC_MODEL` and `ANTHROPIC_DEFAULT_…_MODEL` that came from a gateway.',
		'Check that `ANTHROPIC_BASE_URL` does not end in `/v1`.',
	],
	links: [pages.apiErrors, pages.variables],
	rank: 790,
	assumes: {cause: 'model-not-found', status: 404},
});
