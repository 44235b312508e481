// Too many requests, or the plan's limit is used up.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'rate-limited',
	section: 'server',
	title: "Too many requests, or the plan's limit is used up",
	meaning: 'A 429: requests or tokens per minute, or the five-hour or weekly limit of a plan. The credential is fine.',
	tell: 'The answer says when to come back (`retry-after`, or "resets"). An overloaded API is a 529.',
	remedy: ['Wait until the time that is named.', 'Send less at once, or raise the tier.'],
	links: [pages.rateLimits, pages.apiErrors],
	rank: 820,
	words: {
		own: [
			'rate limit error',
			'youve hit your <plan limit>',
			'youve reached your <plan limit>',
			'hit your <plan limit> resets',
			'claude usage limit reached',
			'5 hour limit reached',
			'<plan limit> reached resets',
			'exceed your accounts rate limit',
			'request rejected 429',
			'has exceeded your per minute rate limit',
			'has exceeded your rate limit',
			'approaching ~ usage limit',
			'out of extra usage resets',
			'exceed the rate limit for your organization',
		],
		says: [
			'rate limit reached',
			'rate limited',
			'too many requests',
			'throttling exception',
			'quota exceeded',
			'resource exhausted',
			'temporarily limiting requests',
			'usage limit reached',
			'limit reached resets',
			'session limit reached',
			'weekly limit reached',
			'your limit will reset',
			'limit will reset',
		],
		hints: ['too many', 'limit resets'],
	},
});
