// An exception that is added does except, and whatever was excepted before still is.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {exceptionsWith} from '../../../source/checks/shared/proxy-exception.js';
import {chooseProxy} from '../../../source/core/trust/proxy.js';

const proxy = {HTTPS_PROXY: 'http://proxy.example:3128'};

describe('exceptions of a proxy', () => {
	const host = fc.oneof(fc.constantFrom('localhost', '127.0.0.1', '::1'), fc.ipV4(), fc.domain());
	const list = fc.array(fc.oneof(fc.domain(), fc.ipV4()), {maxLength: 4});

	it('except the host, and whatever was excepted before', () => {
		fc.assert(
			fc.property(host, list, fc.constantFrom(',', ' ', ', '), (name, before, between) => {
				const {value} = exceptionsWith(name, before.join(between));
				for (const one of [name, ...before]) {
					const target = new URL(`http://${one.includes(':') ? `[${one}]` : one}:3456`);
					expect(chooseProxy(target, proxy).kind).toBe('proxy');
					expect(chooseProxy(target, {...proxy, NO_PROXY: value}).kind).toBe('none');
				}
			}),
		);
	});
});
