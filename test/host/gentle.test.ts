// A gentle try: the same request is sent once.
import {describe, expect, it} from 'vitest';
import {Secret} from '../../source/core/secret.js';
import {gentle} from '../../source/host/gentle.js';
import {scratchHost} from '../helpers/host.js';
import {serve} from '../helpers/loopback.js';
import {passageTo} from '../helpers/passage.js';

const key = new Secret(`sk-ant-api03-${'x'.repeat(60)}`);
const other = new Secret(`sk-ant-api03-${'y'.repeat(60)}`);

describe('a gentle host', () => {
	it('sends once what is the same, and shares the answer', async () => {
		const {origin, log} = await serve({status: 529});
		const host = gentle(scratchHost().host);
		const ask = (headers: Readonly<Record<string, Secret>>, path = '/v1/models') =>
			host.request({method: 'GET', url: `${origin}${path}`, headers, passage: passageTo(origin)});
		const answers = await Promise.all([ask({'x-api-key': key}), ask({'X-Api-Key': key})]);
		await ask({'x-api-key': key});
		expect(answers.map((answer) => answer.ok && answer.status)).toEqual([529, 529]);
		expect(log).toHaveLength(1);
		await ask({'x-api-key': other});
		await ask({'x-api-key': key}, '/v1/messages');
		expect(log).toHaveLength(3);
	});
});
