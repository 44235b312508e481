// The check "edge": Anthropic's edge refuses this network before it looks at a credential.
import {describe, expect, it} from 'vitest';
import type {Machine} from './look.js';
import {adviceOn, blocked, saidByFolder} from './machines.js';
import {testCheck} from './one.js';
import {api, good} from './programs.js';

testCheck('edge', {
	'nothing to send, and not let in': [blocked, ['region-blocked error api.anthropic.com']],
	'a key is asked about itself': [{...blocked, env: {ANTHROPIC_API_KEY: good}}, []],
	'nothing to send': [{}, []],
});

describe('a proxy where the network is refused', () => {
	const refused: Machine = {
		env: {ANTHROPIC_API_KEY: good},
		servers: {[api]: [403, 'Request not allowed', 'forbidden']},
	};

	it.each(saidByFolder)('is not the one that %s names', async (path, content) => {
		const said = await adviceOn({...refused, files: {[path]: content('PROXY', 'http://evil.example:3128')}});
		expect(said).toContain('where the API is offered');
		expect(said).not.toContain('evil');
	});

	it('is the one that lies ready in a start-up file', async () => {
		const files = {'~/.bashrc': '# export HTTPS_PROXY=http://proxy.corp.example:3128\n'};
		expect(await adviceOn({...refused, files})).toContain('proxy.corp.example:3128');
	});
});
