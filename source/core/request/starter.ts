// Who started Claude Code, as far as that changes what it sends (request-rules.md §5.0): only the environment of its process tells.
import {isOn} from '../variables.js';
import {holdsFor} from '../versions.js';
import type {Resolved} from './resolve.js';

export type Starter =
	/** The lists of approved keys count without a session too. */
	| 'editor'
	/** It brings the sign-in along: keys, tokens and helpers of this machine don't count beside one. */
	| 'own-sign-in';

const withOwnSignIn: ReadonlySet<string> = new Set(['claude-desktop', 'local-agent']);

export function starterOf({environment, version}: Pick<Resolved, 'environment' | 'version'>): Starter | undefined {
	const entrypoint = environment.get('CLAUDE_CODE_ENTRYPOINT')?.plain?.trim() ?? '';
	const isOfDesktop = withOwnSignIn.has(entrypoint) && holdsFor('newer-names', version);
	if (isOfDesktop || isOn(environment.get('CLAUDE_CODE_REMOTE'))) {
		return 'own-sign-in';
	}
	return entrypoint === 'claude-vscode' ? 'editor' : undefined;
}
