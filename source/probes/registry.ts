// The Windows registry, asked by the system's own reg.exe.
import type {Host} from '../core/host.js';
import {type RegistryValue, registryValues} from '../core/registry-text.js';

/** Milliseconds. */
const timeout = 4000;

/** undefined: no answer. Only the exit code tells: the words are in the language of the system, and 1 is a key that isn't there. */
export async function queryRegistry(host: Host, key: string): Promise<readonly RegistryValue[] | undefined> {
	const result = await host.run('reg', ['query', key], {timeout});
	if (result.kind !== 'exited' || result.code > 1) {
		return undefined;
	}
	return result.code === 0 ? registryValues(result.stdout) : [];
}
