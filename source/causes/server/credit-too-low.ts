// The credit of the API organisation is used up.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'credit-too-low',
	section: 'server',
	title: 'The credit of the API organisation is used up',
	meaning:
		'API keys are paid from prepaid credit. The key is fine, its balance is not. A Pro or Max subscription does not pay for API keys.',
	tell: 'With a subscription you should never see this: then an API key outranks the login.',
	remedy: [
		'Add credit in the Console under billing, and wait for some minutes.',
		'Or use the subscription: unset `ANTHROPIC_API_KEY` and sign in.',
	],
	first: {
		any: 'Add credit in the Console under billing. With a Pro or Max plan: unset `ANTHROPIC_API_KEY` instead.',
		action:
			'Add credit in the Console under billing, or pass `claude_code_oauth_token` in place of `anthropic_api_key`.',
		app: 'Add credit in the Console under billing: a subscription does not pay for apps.',
		script: 'Add credit in the Console under billing: a subscription does not pay for the API.',
		gateway: 'Top up the account at this gateway: the credit is there, not at Anthropic.',
	},
	asked: {likelier: ['status-fails-too.no']},
	links: [pages.console, pages.errors],
	rank: 700,
	words: {
		own: ['credit balance is too low', 'billing error', 'go to plans billing', 'payment method could not be charged'],
		says: [
			'<money> ~ <used up>',
			'<used up> ~ <money>',
			'requires more credits',
			'payment required',
			'purchase credits',
			'subscription has been paused',
			'a payment failed',
			'余额不足',
			'充值',
		],
		hints: ['billing'],
	},
});
