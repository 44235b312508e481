// What is left for a person when a key was replaced: git, open terminals, Claude Code's question, and the old key itself.
import type {Purpose} from '../../core/evidence.js';
import type {Change, ShellStep} from '../../core/fix.js';
import {type Folders, placeOf} from '../../core/place.js';
import type {RotationPlace, RotationPlan} from '../../core/rotation.js';
import type {Secret} from '../../core/secret.js';
import type {Setter} from '../../facts/setters.js';

export function afterwards(
	{old, name, places, page}: RotationPlan,
	key: Secret,
	setters: readonly Setter[],
	{purpose, shell, folders}: {readonly purpose: Purpose; readonly shell: string | null; readonly folders: Folders},
): readonly Change[] {
	const tell = (text: string, inShell?: readonly ShellStep[]): Change => ({
		kind: 'tell',
		text,
		...(inShell && {inShell}),
	});
	const written = (state: RotationPlace['state']): string =>
		[...new Set(places.filter((one) => one.state === state).map(({site}) => placeOf(site, folders).path))].join(
			' and ',
		);
	const [tracked, locked] = [written('tracked'), written('locked')];
	const setter = setters.find(({kind}) => kind === 'assignment');
	return [
		...(tracked === ''
			? []
			: [
					tell(`Git tracks ${tracked}. Before the next commit: git rm --cached ${tracked}, and list it in .gitignore.`),
				]),
		...(locked === ''
			? []
			: [tell(`${locked} still has the old key: someone who may write it has to replace it there.`)]),
		...(setters.length === 0
			? [tell('This reads the new key from the keyboard; paste the line, then the key:', [{kind: 'ask', name}])]
			: []),
		...(setter ? [readAgain(setter, shell, folders)] : []),
		...(purpose === 'claude-code' && name === 'ANTHROPIC_API_KEY'
			? [tell(`Claude Code asks once whether to use the new key (${key.hint}): answer Yes.`)]
			: []),
		tell(
			page === undefined
				? `Then delete the old key where it came from: ${old.hint}.`
				: `Then delete the old key in the Console, rather than disable it: it is listed there as ${old.hint}.`,
		),
		...(page === undefined ? [] : [{kind: 'open', url: page, why: `delete the old key, ${old.hint}`} as const]),
	];
}

/** Terminals that are open keep what they had. Only the file of the shell that is in use can be read anew in it. */
function readAgain(setter: Setter, shell: string | null, folders: Folders): Change {
	const text = 'Open terminals still have the old key. Open a new one, or paste this in each:';
	const path = setter.kind === 'assignment' ? placeOf(setter.assignment.site, folders).path : '';
	const known = /^(?:bash|zsh|sh|fish)$/.exec(shell ?? '')?.[0];
	const fits = known !== undefined && (path.includes(known) || (known !== 'fish' && /(?:^|\/)\.profile$/.test(path)));
	return fits && /^~\/[\w./-]+$/.test(path)
		? {kind: 'tell', text, inShell: [{kind: 'read', path}]}
		: {kind: 'tell', text: 'Open terminals still have the old key: open a new one.'};
}
