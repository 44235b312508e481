// The environment of a terminal that is opened after files were changed: the one of now, with these variables as the files have them.
import type {Secret} from '../core/secret.js';

export type VariableChange = {
	readonly name: string /** undefined: the variable is no longer set. */;
	readonly value: Secret | undefined;
};

export function withVariables(
	environment: Readonly<Record<string, string | undefined>>,
	changes: readonly VariableChange[],
): Readonly<Record<string, string | undefined>> {
	const next = {...environment};
	for (const {name, value} of changes) {
		if (value) {
			next[name] = value.reveal();
		} else {
			delete next[name];
		}
	}
	return next;
}
