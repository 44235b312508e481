// Remedies that only a person can carry out, shared by checks.
import type {Fix} from '../../core/fix.js';
import type {Secret} from '../../core/secret.js';

/** The Console lists keys by the same hint, so the one in use can be found there. */
export function consoleKeys(key: Secret | undefined): Fix {
	return {
		id: 'new-key',
		title: 'Create a new key in the Console and put it where the old one is set',
		risk: 'manual',
		changes: [
			{
				kind: 'open',
				url: 'https://platform.claude.com/settings/keys',
				why: key ? `the key in use is listed there as ${key.hint}, if it still exists` : 'create a key',
			},
			{kind: 'tell', text: 'Delete the old key there instead of disabling it, and paste the new one in one line.'},
		],
		touches: [],
	};
}

export const waitFix: Fix = {
	id: 'wait',
	title: 'Change nothing; wait and try again',
	risk: 'manual',
	changes: [{kind: 'open', url: 'https://status.claude.com', why: 'the status page tells when it is over'}],
	touches: [],
};
