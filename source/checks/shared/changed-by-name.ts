// An alias or a function has the name of the program and changes its variables: what is typed isn't what was asked.
import type {Finding} from '../../core/check.js';
import type {Assignment} from '../../core/readings.js';
import {manual, paste, tell} from './fixes.js';

export function changedFinding(lines: readonly Assignment[]): readonly Finding[] {
	const names = [...new Set(lines.map(({name}) => name))].join(' and ');
	return lines.length === 0
		? []
		: [
				{
					cause: 'shell-stale',
					severity: 'warning',
					title: `What you type as claude changes ${names} first`,
					detail: `Your shell has an alias or a function called claude, which changes ${names} for the program. claude-fix looked at the program without it, so what you type may get another answer.`,
					where: lines.map(({site}) => site),
					fixes: [
						manual(
							'start-itself',
							'Start Claude Code without the alias or function, and compare',
							paste('This starts the program itself:', 'command claude'),
							tell(
								'If that works and claude does not, correct these lines or take them out, then open a new terminal.',
							),
						),
					],
				},
			];
}
