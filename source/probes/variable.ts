// One way to make a Variable: the text becomes a Secret at once, and stays plain only where it may be shown.

import type {Site} from '../core/place.js';
import type {Variable} from '../core/readings.js';
import {Secret} from '../core/secret.js';
import {plainValue} from '../core/variables.js';

/** `as`: the known variable whose place it takes. */
export function variableOf(name: string, text: string, site: Site, as = name): Variable {
	const plain = plainValue(as, text);
	return {name, value: new Secret(text, plain === undefined ? 'credential' : 'setting'), plain, site};
}
