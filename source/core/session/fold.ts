// What stays in the terminal when the session is over: what was found, where, and how to go on.
import {answersOf, placeText} from './answers.js';
import {titleOf} from './look.js';
import type {State} from './state.js';

export type FoldLine = {readonly mark: 'good' | 'bad' | 'open' | 'none'; readonly text: string};

export function foldOf(state: State): readonly FoldLine[] {
	const {diagnosis, done, pastes, left} = state;
	const [first] = answersOf(state);
	const lines: readonly FoldLine[] = [
		...done.map(
			({title, place, kind}): FoldLine => ({
				mark: kind === 'cured' ? 'good' : 'open',
				text: `${kind === 'cured' ? 'Cured' : 'Changed, not proved'}: ${title}${place === '' ? '' : ` (${place})`}`,
			}),
		),
		...pastes.flatMap(({command}): readonly FoldLine[] => [
			{mark: 'none', text: `To paste in this terminal and in other open ones: \`${command}\``},
		]),
	];
	if (first) {
		const place = placeText(first);
		const text = `${titleOf(state, first.finding)}${place === '' ? '' : ` (${place})`}. Go\u00a0on:\u00a0\`claude-fix\``;
		return [...lines, {mark: first.finding.severity === 'error' ? 'bad' : 'open', text}];
	}
	if (lines.length > 0 || !diagnosis || left === 130) {
		return lines;
	}
	return diagnosis.verdict === 'healthy'
		? [{mark: 'good', text: 'Nothing is wrong: what is sent is accepted.'}]
		: [
				{
					mark: 'open',
					text: 'No problem found, but not proved to work. Prove it: `claude-fix check --allow claude`',
				},
			];
}
