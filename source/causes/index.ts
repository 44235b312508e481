// The catalogue: every cause of causes.md, in its order. Ids are a public contract.
import type {Cause} from '../core/cause.js';
import {baseUrl} from './base-url.js';
import {key} from './key.js';
import {keychain} from './keychain.js';
import {place} from './place.js';
import {precedence} from './precedence.js';
import {program} from './program.js';
import {server} from './server.js';
import {signIn} from './sign-in.js';
import {way} from './way.js';

export const causes: readonly Cause[] = [
	...signIn,
	...keychain,
	...precedence,
	...key,
	...place,
	...baseUrl,
	...server,
	...way,
	...program,
];

export const causeIds: readonly string[] = causes.map(({id}) => id);

const byId = new Map(causes.map((cause) => [cause.id, cause]));

/** The cause of this id; undefined for an id that isn't in the catalogue. */
export function causeOf(id: string): Cause | undefined {
	return byId.get(id);
}
