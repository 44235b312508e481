// One way to make a Variable: the text becomes a Secret at once, and stays plain only where it may be shown.
import type {Variable} from '../core/facts.js';
import type {Site} from '../core/place.js';
import {Secret} from '../core/secret.js';
import {plainValue} from '../core/variables.js';

export function variableOf(name: string, text: string, site: Site): Variable {
	return {name, value: new Secret(text), plain: plainValue(name, text), site};
}
