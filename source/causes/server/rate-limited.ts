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
});
