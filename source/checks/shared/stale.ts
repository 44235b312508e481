// This terminal, or the editor around it, is older than the line of a shell file that sets a variable.
import type {Finding} from '../../core/check.js';
import type {Assignment, Inside, SessionVariable, Where} from '../../core/readings.js';
import type {Origins} from '../../facts/origins.js';
import {alsoHere, manual, tell} from './fixes.js';

const editors: readonly Inside[] = ['vscode', 'jetbrains', 'cursor', 'zed'];

/** `hasOther`: the process has another value; else it has none. `origins` tell what started it. */
export function staleFinding(
	name: string,
	fresh: Assignment | SessionVariable,
	hasOther: boolean,
	where: Where | undefined,
	{all}: Origins,
): Finding {
	const {site} = fresh;
	const [has, it] =
		site.kind === 'file' ? [`The shell file exports ${name}`, 'the line'] : [`The registry has ${name}`, 'that'];
	// A service or a launch agent has its own variables; it reads no file of a shell.
	const unit = all
		.map(({setBy}) => setBy?.place.site)
		.find((one) => one?.kind === 'file' && /\.(?:service|plist)$/.test(one.path));
	const isInEditor = !hasOther && where?.inside.some((one) => editors.includes(one)) === true;
	return {
		cause: isInEditor ? 'ide-environment' : 'shell-stale',
		severity: 'error',
		detail: isInEditor
			? `${has}, but the editor was started without it, and so are its terminals and what it runs.`
			: `${has}, but this terminal has ${hasOther ? 'another value' : `no ${name}`}: it is older than ${it}, or was started by something that is.`,
		where: [site],
		fixes: [
			unit?.kind === 'file'
				? manual(
						'set-in-unit',
						`Set ${name} in ${unit.path.replace(/^.*[\\/]/, '')}, which starts this`,
						tell(
							`What ${unit.path} starts reads no file of a shell: write ${name} beside the variables that stand there, then start it anew.`,
						),
					)
				: isInEditor
					? manual(
							'restart',
							'Quit the editor and start it from a terminal',
							tell(
								"Quit the editor completely (all windows), then start it from a terminal that has the variable, or set it in the editor's own settings.",
							),
						)
					: site.kind === 'file'
						? manual('restart', 'Open a new terminal', alsoHere({kind: 'read', path: site.path}))
						: manual('restart', 'Close the terminal program with all its windows, and open it anew'),
		],
	};
}
