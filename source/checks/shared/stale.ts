// This terminal, or the editor around it, is older than the line of a shell file that sets a variable.
import type {Finding} from '../../core/check.js';
import type {Assignment, Inside, Where} from '../../core/readings.js';

const editors: readonly Inside[] = ['vscode', 'jetbrains', 'cursor', 'zed'];

/** `hasOther`: the process has another value; else it has none. */
export function staleFinding(name: string, fresh: Assignment, hasOther: boolean, where: Where | undefined): Finding {
	const isInEditor = !hasOther && where?.inside.some((one) => editors.includes(one)) === true;
	return {
		cause: isInEditor ? 'ide-environment' : 'shell-stale',
		severity: 'error',
		detail: isInEditor
			? `The shell file exports ${name}, but the editor was started without it, and so are its terminals and what it runs.`
			: `The shell file exports ${name}, but this terminal has ${hasOther ? 'another value' : `no ${name}`}: it is older than the line, or was started by something that is.`,
		where: [fresh.site],
		fixes: [
			{
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
								inShell: [{kind: 'read', path: fresh.site.path}],
							},
				],
			},
		],
	};
}
