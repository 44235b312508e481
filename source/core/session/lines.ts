// The lines of the checklist as a diagnosis fills them in.
import type {Line} from './state.js';

export function plan(lines: readonly Line[], checks: readonly Pick<Line, 'id' | 'title' | 'area'>[]) {
	return checks.reduce<readonly Line[]>(
		(all, check) => setLine(all, {...check, state: 'waiting', milliseconds: undefined, because: null, findings: []}),
		lines,
	);
}

export function setLine(lines: readonly Line[], change: Partial<Line> & Pick<Line, 'id'>): readonly Line[] {
	const blank: Line = {
		id: change.id,
		title: change.id,
		area: 'credential',
		state: 'waiting',
		milliseconds: undefined,
		because: null,
		findings: [],
	};
	return lines.some(({id}) => id === change.id)
		? lines.map((line) => (line.id === change.id ? {...line, ...change} : line))
		: [...lines, {...blank, ...change}];
}
