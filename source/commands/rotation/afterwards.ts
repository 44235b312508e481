// What is left for a person when a key was replaced: git, open terminals, Claude Code's question, and the old key itself.
import type {Setter} from '../../checks/shared/setters.js';
import type {Evidence} from '../../core/evidence.js';
import type {Change} from '../../core/fix.js';
import type {Host} from '../../core/host.js';
import {type Folders, placeOf} from '../../core/place.js';
import type {RotationPlace, RotationPlan} from '../../core/rotation.js';
import type {Secret} from '../../core/secret.js';

export function afterwards(
	{old, name, places, page}: RotationPlan,
	key: Secret,
	setters: readonly Setter[],
	{host, purpose}: Evidence,
	folders: Folders,
): readonly Change[] {
	const tell = (text: string, command?: string): Change => ({
		kind: 'tell',
		text,
		...(command === undefined ? {} : {command}),
	});
	const written = (state: RotationPlace['state']): string =>
		[...new Set(places.filter((one) => one.state === state).map(({site}) => placeOf(site, folders).path))].join(
			' and ',
		);
	const [tracked, locked] = [written('tracked'), written('locked')];
	const shell = setters.find(({kind}) => kind === 'assignment');
	return [
		...(tracked === ''
			? []
			: [
					tell(`Git tracks ${tracked}. Before the next commit: git rm --cached ${tracked}, and list it in .gitignore.`),
				]),
		...(locked === '' ? [] : [tell(`${locked} still has the old key: whoever may write it has to replace it there.`)]),
		...(setters.length === 0
			? [
					tell(
						'This reads the new key without showing it; paste the line, then the key:',
						readLine(name, host.user.shell),
					),
				]
			: []),
		...(shell ? [sourceAgain(shell, host, folders)] : []),
		...(purpose === 'claude-code' && name === 'ANTHROPIC_API_KEY'
			? [tell(`Claude Code asks once whether to use the new key (${key.hint}): answer Yes.`)]
			: []),
		tell(
			page === undefined
				? `Then delete the old key where it is from: ${old.hint}.`
				: `Then delete the old key in the Console, rather than disable it: it is listed there as ${old.hint}.`,
		),
		...(page === undefined ? [] : [{kind: 'open', url: page, why: `delete the old key, ${old.hint}`} as const]),
	];
}

/** Terminals that are open keep what they had. Only the file of the shell that is in use can be read anew in it. */
function sourceAgain(setter: Setter, host: Host, folders: Folders): Change {
	const text = 'Terminals that are open still have the old key. Open a new one, or paste this in each:';
	const assignment = setter.kind === 'assignment' ? setter.assignment : undefined;
	const path = assignment ? placeOf(assignment.site, folders).path : '';
	const shell = /(?:^|\/)(bash|zsh|sh|fish)$/.exec(host.user.shell ?? '')?.[1];
	const fits = shell !== undefined && (path.includes(shell) || (shell !== 'fish' && /(?:^|\/)\.profile$/.test(path)));
	return fits && /^~\/[\w./-]+$/.test(path)
		? {kind: 'tell', text, command: `${shell === 'fish' ? 'source' : '.'} ${path}`}
		: {kind: 'tell', text: 'Terminals that are open still have the old key: open a new one.'};
}

function readLine(name: string, shell: string | null): string {
	return /fish$/.test(shell ?? '')
		? `read -s -g -x ${name}`
		: /pwsh|powershell/i.test(shell ?? '')
			? `$env:${name} = Read-Host -MaskInput`
			: `read -rs ${name} && export ${name}`;
}
