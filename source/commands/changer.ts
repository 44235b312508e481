// The changer of the commands: every edit of a start-up file is proved before it is made.
import type {Host} from '../core/host.js';
import {makeChanger} from '../host/apply.js';
import {proveEdit} from '../probes/syntax/proof.js';

export function changerOf(host: Host): ReturnType<typeof makeChanger> {
	return makeChanger(host, {prove: proveEdit});
}
