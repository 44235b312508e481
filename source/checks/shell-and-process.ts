// The shell files and this process compared: set but not here, another value, or assigned in a way that reaches no program.
import {defineCheck, type Finding} from '../core/check.js';
import type {Assignment, Inside} from '../core/facts.js';
import type {Fix} from '../core/fix.js';
import {shellFiles} from '../probes/shell-files.js';
import {type ClaudeFacts, claudeFacts} from './shared/claude-facts.js';
import {isBad} from './shared/modes.js';

const names = [
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'CLAUDE_CODE_OAUTH_TOKEN',
	'CLAUDE_CODE_USE_BEDROCK',
	'CLAUDE_CODE_USE_VERTEX',
	'CLAUDE_CODE_USE_FOUNDRY',
];

const editors: readonly Inside[] = ['vscode', 'jetbrains', 'cursor', 'zed'];

export default defineCheck({
	id: 'shell-and-process',
	title: 'This terminal has what the shell files set',
	for: ['claude-code'],
	timeout: 30_000,
	needs: {facts: claudeFacts, shell: shellFiles},
	judge({facts, shell}) {
		const {predictions, main, said, origins, where} = facts;
		const isNothing = predictions[main].request === null;
		const isInEditor = where?.inside.some((one) => editors.includes(one)) === true;
		return names.flatMap((name): readonly Finding[] => {
			const origin = origins.get(name);
			if (isNothing && origin?.variable === undefined && origin?.fresh) {
				return [stale(isInEditor ? 'ide-environment' : 'shell-stale', name, origin.fresh, where?.shell ?? null, facts)];
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
						...stale('shell-stale', name, origin.fresh, where?.shell ?? null, facts),
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

function stale(
	cause: 'shell-stale' | 'ide-environment',
	name: string,
	fresh: Assignment,
	shell: string | null,
	{predictions}: ClaudeFacts,
): Finding {
	const isInEditor = cause === 'ide-environment';
	const has = predictions.inForce(name) ? 'another value' : `no ${name}`;
	return {
		cause,
		severity: 'error',
		detail: isInEditor
			? `The shell file exports ${name}, but the editor was started without it, and so are its terminals and plugins.`
			: `The shell file exports ${name}, but this terminal has ${has}: it is older than the line, or was started by something that is.`,
		where: [fresh.site],
		fixes: [restart(isInEditor, fresh, shell)],
	};
}

function restart(isInEditor: boolean, {site}: Assignment, shell: string | null): Fix {
	return {
		id: 'restart',
		title: isInEditor ? 'Quit the editor and start it from a terminal' : 'Open a new terminal',
		risk: 'manual',
		changes: [
			isInEditor
				? {
						kind: 'tell',
						text: "Quit the editor completely (all windows), then start it from a terminal that has the variable, or set it in the editor's own settings.",
					}
				: {
						kind: 'tell',
						text: 'Open a new terminal, or paste this in this one:',
						command: shell === 'fish' ? `source '${site.path}'` : `. '${site.path}'`,
					},
		],
		touches: [],
	};
}

function notExported(name: string, assignment: Assignment): Finding {
	const isPowershell = assignment.syntax === 'powershell' || /\$env:/i.test(assignment.problem ?? '');
	const isBroken = assignment.effect === 'broken';
	const insert = assignment.syntax === 'fish' ? undefined : 'export ';
	return {
		cause: isPowershell ? 'powershell-syntax' : 'variable-not-exported',
		severity: 'error',
		detail: isBroken
			? `The line looks as if it sets ${name}, but it does not: ${assignment.problem ?? 'its syntax is not of this shell'}.`
			: `The line sets ${name} for the shell itself; programs that it starts don't get it.`,
		where: [assignment.site],
		fixes:
			!isBroken && insert !== undefined
				? [
						{
							id: 'export',
							title: 'Put export in front',
							risk: 'safe',
							changes: [
								{
									kind: 'edit-text',
									path: assignment.site.path,
									digest: assignment.digest,
									edits: [{start: assignment.nameSpan.start, end: assignment.nameSpan.start, text: insert}],
								},
							],
							touches: [],
						},
					]
				: [
						{
							id: 'correct',
							title: 'Write the line as this shell wants it',
							risk: 'manual',
							changes: [{kind: 'tell', text: 'The line should read:', command: rightLine(name, assignment)}],
							touches: [],
						},
					],
	};
}

function rightLine(name: string, {syntax}: Assignment): string {
	switch (syntax) {
		case 'fish':
			return `set -gx ${name} …`;
		case 'powershell':
			return `$env:${name} = "…"`;
		default:
			return `export ${name}=…`;
	}
}
