// Shell files, the registry, history and this process compared: set but not here, another value, or assigned in a way that reaches no program.
import {defineCheck, type Finding, optional} from '../core/check.js';
import type {ShellFiles, ShellHistory} from '../core/readings.js';
import {cloudFlags} from '../core/request/clouds.js';
import {isOn} from '../core/variables.js';
import {changedByName} from '../facts/changed-by-name.js';
import {cloudVariables} from '../facts/cloud.js';
import {hasNothing, isBad, type Sender, sentBy} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {desktopEnvironment} from '../probes/desktop-environment.js';
import {shellFiles} from '../probes/shell-files.js';
import {shellHistory} from '../probes/shell-history.js';
import {asAnswered} from './shared/as-answered.js';
import {changedFinding} from './shared/changed-by-name.js';
import {notExported, typedInVain} from './shared/export-line.js';
import {staleFinding} from './shared/stale.js';

const ofClaude = [
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'CLAUDE_CODE_OAUTH_TOKEN',
	...cloudFlags.map(({flag}) => flag),
];

export default defineCheck({
	id: 'shell-and-process',
	title: 'This terminal and the shell files',
	area: 'files',
	order: 330,
	for: ['claude-code', 'api', 'app'],
	needs: {
		senders,
		shell: shellFiles,
		changed: changedByName,
		session: optional(desktopEnvironment),
		history: optional(shellHistory),
	},
	judge({senders: facts, shell, changed, history}) {
		const [sender] = facts.all;
		// Claude Code blanks the variables for what it starts: what is missing here may be there in a terminal.
		if (!sender || (!facts.claude && facts.where?.inside.includes('claude-code'))) {
			return [];
		}
		const typed = facts.claude ? changedFinding(changed) : [];
		const isNothing = facts.claude ? sender.refusal !== undefined : hasNothing(sender);
		const found = namesOf(sender, facts).flatMap((name) => [
			...(isNothing ? nothingSent(name, facts, shell, history) : []),
			...facts.all.flatMap((one) => oldSent(name, one, facts, shell)),
		]);
		return [...found, ...typed];
	},
	untested: ({session}) => (session?.problem === undefined ? undefined : {failed: session.problem}),
});

/** The names that can hold its credential. */
function namesOf({kind, program, inForce}: Sender, {sources}: Senders): readonly string[] {
	const own = (sources?.references ?? []).filter(({slot}) => slot !== 'ANTHROPIC_BASE_URL').flatMap(({names}) => names);
	const on = cloudFlags.find(({flag}) => isOn(inForce(flag)));
	return kind === 'claude-code'
		? [...ofClaude, ...(on ? cloudVariables[on.cloud] : [])]
		: [...new Set(['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', ...(program?.reads ?? []), ...own])];
}

function nothingSent(
	name: string,
	{origins, where}: Senders,
	shell: ShellFiles,
	history: ShellHistory | undefined,
): readonly Finding[] {
	const origin = origins.get(name);
	if (origin?.variable) {
		return [];
	}
	if (origin?.fresh) {
		// A blank under another name doesn't stand in its way.
		return [{...staleFinding(name, origin.fresh, false, where, origins, shell.command), leadsTo: ['key-empty']}];
	}
	const lost = shell.assignments.findLast(
		(one) => one.name === name && one.isRead && one.reach !== 'function' && ['assigns', 'broken'].includes(one.effect),
	);
	if (lost) {
		return [notExported(name, lost)];
	}
	// What was typed counts only in the shell that is open.
	const typed = history?.entries.findLast(
		(one) => one.name === name && one.shell === (where?.shell === 'powershell' ? 'pwsh' : where?.shell),
	);
	return typed?.effect === 'broken' ? [typedInVain(name, typed)] : [];
}

/** The value in this process is refused, and the shell files or the registry have another one by now. */
function oldSent(name: string, sender: Sender, {origins, where}: Senders, {command}: ShellFiles): readonly Finding[] {
	const {answer, app, inForce, severity} = sender;
	const {xApiKey, bearer} = sentBy(sender) ?? {};
	const origin = origins.get(name);
	const sent = [xApiKey, bearer].find((one) => one && (inForce(one.source)?.name ?? one.source) === name);
	return origin?.isStale && origin.fresh && sent?.site.kind === 'environment' && isBad(answer) && !app?.key?.setting
		? [
				{
					...staleFinding(name, origin.fresh, true, where, origins, command),
					severity,
					leadsTo: asAnswered(answer).leadsTo,
				},
			]
		: [];
}
