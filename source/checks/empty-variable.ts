// A credential's variable is set but empty, and so nothing is sent.
import {defineCheck, type Finding, optional} from '../core/check.js';
import type {InForce} from '../core/request.js';
import type {Sender} from '../facts/sender.js';
import {senders} from '../facts/senders.js';
import {isSamePlace} from '../facts/setters.js';
import {devContainer} from '../probes/starters.js';
import {workflows} from '../probes/workflows.js';
import {manual, tell} from './shared/fixes.js';
import {withoutEmptyLine} from './shared/overrides.js';
import {handingOf} from './shared/workflow-steps.js';

export default defineCheck({
	id: 'empty-variable',
	title: 'Empty variables',
	area: 'credential',
	order: 310,
	for: ['claude-code', 'api', 'app'],
	needs: {senders, workflows: optional(workflows)},
	judge({senders: {all, where}, workflows: steps}) {
		const [sender] = all;
		// Claude Code blanks the variables for what it starts: what is missing here may be there in a terminal.
		if (!sender || where?.inside.includes('claude-code')) {
			return [];
		}
		const isCi = where?.inside.includes('ci') === true;
		const empty = emptyIn(sender).map((variable) => ({variable, handing: handingOf(variable.name, steps)}));
		// An action blanks what it isn't handed: what a workflow does hand over is what lacks a value.
		const isHanded = empty.some(({handing}) => handing !== undefined);
		return empty
			.filter(({handing}) => !isHanded || handing !== undefined)
			.map(
				({variable, handing}): Finding => ({
					cause: 'key-empty',
					severity: 'error',
					detail: `${variable.name} is there, but empty${isCi ? ': a secret that is not handed to this job (pull requests from forks get none), or has another name' : ''}. ${sender.name} has nothing to send${sender.dialect.trims ? '' : ', and a .env file does not fill in what is set'}.`,
					where: [handing?.site ?? variable.site],
					fixes: [
						...(isCi ? [] : withoutEmptyLine(variable.name, [sender.setterOf(variable)])),
						manual(
							'set',
							`Give ${variable.name} a value, or unset it`,
							isOfHost(sender, variable)
								? tell(
										`The dev container takes ${variable.name} from the computer that it runs on, where it isn't set. Set it there, restart the editor from a terminal that has it, and rebuild the container.`,
									)
								: isCi
									? tell("Look at the job's secrets: the name, the environment, and whether forks may use them.")
									: variable.site.kind === 'file'
										? tell('Give it a value there, or remove what sets it.')
										: tell('Set it where it is meant to be set, or take it out of this shell:', {
												kind: 'unset',
												name: variable.name,
											}),
						),
					],
				}),
			);
	},
});

function isOfHost(sender: Sender, variable: InForce): boolean {
	return sender.settersOf(variable).some((one) => one.kind === 'environment' && one.tool === devContainer);
}

/** Those that keep anything from being sent: all for Claude Code, for other senders the first that they stop at. */
function emptyIn({kind, refusal, inForce}: Sender): readonly InForce[] {
	const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'];
	const empty = names.map(inForce).filter((one) => one?.value.isBlank) as readonly InForce[];
	if (kind !== 'claude-code') {
		const isReason = ({site}: InForce): boolean =>
			site.kind === 'file' && refusal?.site ? isSamePlace(site, refusal.site) : true;
		return refusal?.cause === 'key-empty' ? empty.filter(isReason).slice(0, 1) : [];
	}
	// A blank value of the settings that hides another one is reported by settings-and-shell.
	return refusal?.cause === 'login-missing'
		? empty.filter(({site, overrides}) => site.kind !== 'file' || overrides.every(({value}) => value.isBlank))
		: [];
}
