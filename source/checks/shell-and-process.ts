// The shell files and this process compared: set but not here, another value, or assigned in a way that reaches no program.
import {defineCheck, type Finding} from '../core/check.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isBad} from '../facts/modes.js';
import {shellFiles} from '../probes/shell-files.js';
import {notExported} from './shared/export-line.js';
import {staleFinding} from './shared/stale.js';

const names = [
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'CLAUDE_CODE_OAUTH_TOKEN',
	'CLAUDE_CODE_USE_BEDROCK',
	'CLAUDE_CODE_USE_VERTEX',
	'CLAUDE_CODE_USE_FOUNDRY',
];

export default defineCheck({
	id: 'shell-and-process',
	title: 'This terminal and the shell files',
	area: 'files',
	order: 330,
	for: ['claude-code'],
	needs: {facts: claudeFacts, shell: shellFiles},
	judge({facts, shell}) {
		const {predictions, main, said, origins, where} = facts;
		const isNothing = predictions[main].request === null;
		return names.flatMap((name): readonly Finding[] => {
			const origin = origins.get(name);
			if (isNothing && origin?.variable === undefined && origin?.fresh) {
				return [staleFinding(name, origin.fresh, false, where)];
			}
			const sent = said.find(({request}) => request.xApiKey?.source === name || request.bearer?.source === name);
			if (
				origin?.isStale &&
				origin.fresh &&
				sent &&
				isBad(sent.answer) &&
				predictions.inForce(name)?.site.kind === 'environment'
			) {
				return [
					{
						...staleFinding(name, origin.fresh, true, where),
						severity: sent.severity,
						leadsTo: sent.answer.kind === 'said' ? [sent.answer.cause, 'key-overrides-login'] : [],
					},
				];
			}
			if (isNothing && !origin?.fresh && origin?.variable === undefined) {
				const lost = shell.assignments.findLast(
					(assignment) =>
						assignment.name === name &&
						assignment.isRead &&
						assignment.reach !== 'function' &&
						['assigns', 'broken'].includes(assignment.effect),
				);
				return lost ? [notExported(name, lost)] : [];
			}
			return [];
		});
	},
});
