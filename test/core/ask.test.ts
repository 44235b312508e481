// The requests that prove a credential: it stands in headers only, and no message of ours is answered.
import {describe, expect, it} from 'vitest';
import {emptyMessage, modelsRequest} from '../../source/core/ask.js';
import {Secret} from '../../source/core/secret.js';

const body = 'A1b2C3d4E5f6'.repeat(8);
const key = `sk-ant-api03-${body}AA`;
const slots = (xApiKey?: string, bearer?: string) => ({
	xApiKey: xApiKey === undefined ? undefined : new Secret(xApiKey),
	bearer: bearer === undefined ? undefined : new Secret(bearer),
});

describe('the requests', () => {
	it('carry the credential in headers only', () => {
		const {url, headers, method} = modelsRequest('https://api.anthropic.com', slots(key, 'ollama'));
		expect({url, method}).toEqual({url: 'https://api.anthropic.com/v1/models?limit=1', method: 'GET'});
		expect(Object.keys(headers ?? {})).toEqual(['anthropic-version', 'accept', 'x-api-key', 'authorization']);
		expect(JSON.stringify(headers)).not.toContain(body.slice(4, 12));
	});

	it('ask for no message that would be answered', () => {
		expect(JSON.parse(emptyMessage('https://x', slots(key)).body ?? '')).toMatchObject({
			max_tokens: 1,
			messages: [],
		});
	});
});
