// Reads one probe of a scratch machine, as the program would.
import {expect} from 'vitest';
import type {Consent} from '../../source/core/consent.js';
import {Evidence, type Probe} from '../../source/core/evidence.js';
import type {Host} from '../../source/core/host.js';

export async function read<T>(host: Host, probe: Probe<T>, consents: readonly Consent[] = []): Promise<T> {
	const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set(consents)}).get(probe);
	if (!reading.ok) {
		throw new Error(reading.detail);
	}
	return reading.value;
}

/** No secret survives being written down. */
export function expectHidden(value: unknown, ...secrets: readonly string[]): void {
	for (const secret of secrets) {
		expect(JSON.stringify(value)).not.toContain(secret.slice(16, 40));
	}
}
