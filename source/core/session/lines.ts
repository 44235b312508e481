// The lines of the checklist as a diagnosis fills them in.
import type {ChecklistLine} from './state.js';

export function plan(lines: readonly ChecklistLine[], checks: readonly Pick<ChecklistLine, 'id' | 'title' | 'area'>[]) {
	return checks.reduce<readonly ChecklistLine[]>(
		(all, check) => setLine(all, {...check, state: 'waiting', milliseconds: undefined, because: null, findings: []}),
		lines,
	);
}

export function setLine(
	lines: readonly ChecklistLine[],
	change: Partial<ChecklistLine> & Pick<ChecklistLine, 'id'>,
): readonly ChecklistLine[] {
	const blank: ChecklistLine = {
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
