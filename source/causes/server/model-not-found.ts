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
	first: {
		any: 'Use a model that `GET /v1/models` lists; in Claude Code: `/model`, or take the name out of `ANTHROPIC_MODEL`.',
		action: 'Name a model that exists in `claude_args` (`--model`), or leave it out.',
		app: 'Choose a model that the provider lists, in the app.',
		script: 'Write a model that `GET /v1/models` lists.',
		cloud: 'Enable the model for this project and region, or write the id that this cloud lists.',
		gateway: 'Use a model name that this gateway lists, or ask whoever runs it to open that model for you.',
	},
	asked: {likelier: ['status-fails-too.no']},
	links: [pages.apiErrors, pages.variables],
	rank: 790,
	assumes: {cause: 'model-not-found', status: 404},
	words: {
		own: [
			'issue with the selected model',
			'not found error message model',
			'message model claude',
			'deployment not found',
			'deployment for this resource does not exist',
			'run model to pick a different model',
			'404 model claude',
			'do not have access to the model',
			'not allowed to use publisher model',
			'无可用渠道',
			'no available channel',
		],
		says: [
			'model ~ <not there>',
			'resource you are requesting could not be found',
			'<unknown> model',
			'model not found',
			'模型不存在',
			'not found ~ model claude',
			'try pulling it first',
			'model claude ~ not found',
		],
		hints: [],
	},
});
