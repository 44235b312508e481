// Shell files, history and this process compared, for a program that finds no key or an old one: the line sets nothing, or this terminal is older than it.
import {defineCheck, type Finding, optional} from '../core/check.js';
import type {ShellFiles, ShellHistory} from '../core/readings.js';
import {isBad} from '../facts/modes.js';
import {hasNothing, type Sender, type Senders, senders} from '../facts/senders.js';
import {shellFiles} from '../probes/shell-files.js';
import {shellHistory} from '../probes/shell-history.js';
import {notExported, typedInVain} from './shared/export-line.js';
import {staleFinding} from './shared/stale.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'];

export default defineCheck({
	id: 'client-shell',
	title: 'Shell files and programs',
	area: 'files',
	order: 430,
	for: ['api', 'app'],
	needs: {senders, shell: shellFiles, history: optional(shellHistory)},
	judge({senders: facts, shell, history}) {
		const [sender] = facts.all;
		if (!sender || facts.where?.inside.includes('claude-code')) {
			return [];
		}
		const isNothing = hasNothing(sender);
		const own = facts.sources?.references.filter(({slot}) => slot !== 'ANTHROPIC_BASE_URL').flatMap((one) => one.names);
		return [...new Set([...names, ...(own ?? [])])].flatMap((name) =>
			isNothing ? nothingSent(name, facts, shell, history) : oldSent(name, sender, facts),
		);
	},
});

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
		return [staleFinding(name, origin.fresh, false, where)];
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

/** The key in this process is refused, and the shell files have another one by now. */
function oldSent(name: string, {request, answer, app, inForce}: Sender, {origins, where}: Senders): readonly Finding[] {
	const origin = origins.get(name);
	const sent = [request?.xApiKey, request?.bearer].find((one) => one && inForce(one.source)?.name === name);
	return origin?.isStale && origin.fresh && sent?.site.kind === 'environment' && isBad(answer) && !app?.key?.setting
		? [{...staleFinding(name, origin.fresh, true, where), leadsTo: answer.kind === 'said' ? [answer.cause] : []}]
		: [];
}
