// A router of this machine that hands on, told by what it answers.
import {describe, expect, it} from 'vitest';
import {throughRouter} from '../../../source/checks/shared/local-router.js';
import {Secret} from '../../../source/core/secret.js';

describe('a router that hands on', () => {
	const request = (url: string) => ({
		provider: 'anthropic' as const,
		origin: url,
		baseUrl: {
			name: 'ANTHROPIC_BASE_URL',
			value: new Secret(url, 'setting'),
			plain: url,
			site: {kind: 'environment'} as const,
		},
		xApiKey: null,
		bearer: null,
		isSigned: false,
	});
	const says = (message: string) => ({
		kind: 'said' as const,
		cause: 'key-rejected' as const,
		status: 401,
		type: 'authentication_error',
		message,
		requestId: undefined,
		retryAfter: undefined,
	});
	const running = {claude: 0, trackers: [], routers: [{name: 'headroom', port: '8787'}], isKnown: true};

	it("is told by Anthropic's own words on loopback, and named", () => {
		const found = throughRouter(request('http://127.0.0.1:8787'), says('Invalid bearer token'), running);
		expect(found?.fixes[0]?.title).toContain('--anthropic-api-url');
	});

	it.each([
		['http://127.0.0.1:8787', 'Unauthorized'],
		['https://gw.example', 'Invalid bearer token'],
	])('is not seen in %s, %s', (url, message) => {
		expect(throughRouter(request(url), says(message), running)).toBeUndefined();
	});
});
