// The variables of a terminal that is opened after a change of files.
import type {Assignment, ProcessEnvironment, Variable} from '../readings.js';
import type {RequestFacts} from '../request.js';

/** `now`: what has become of a line; undefined: it is gone. What no line sets stays as it is. */
export function withEnvironment(
	facts: RequestFacts,
	lines: readonly ReadAssignment[],
	now: (line: ReadAssignment) => ReadAssignment | undefined,
): RequestFacts {
	const touched = lines.filter((line) => now(line) !== line);
	const names = new Set(touched.flatMap((line) => [line.name, now(line)?.name ?? line.name]));
	let variables = facts.environment.variables;
	for (const name of names) {
		const before = facts.environment.get(name);
		// Something else than these lines gives it to this process.
		const isOther = before !== undefined && !touched.some((line) => line.name === name && isSetBy(before, line));
		const last = lines
			.map(now)
			.filter((line) => line !== undefined)
			.findLast(
				(line) =>
					line.name === name &&
					line.isRead !== false &&
					line.reach !== 'function' &&
					line.effect !== 'commented' &&
					line.effect !== 'broken' &&
					line.effect !== 'assigns',
			);
		if (!isOther) {
			variables = replaceVariable(
				variables,
				name,
				last?.effect === 'exports' ? {name, value: last.value, plain: last.plain, site: last.site} : undefined,
			);
		}
	}
	return {...facts, environment: environmentWith(variables)};
}

function isSetBy(variable: Variable, line: ReadAssignment): boolean {
	const {site} = variable;
	return (
		variable.value.trimmed().equals(line.value.trimmed()) ||
		(site.kind === 'file' && site.path === line.site.path && site.line === line.site.line)
	);
}

export function environmentWith(variables: readonly Variable[]): ProcessEnvironment {
	return {variables, get: (name) => variables.find((one) => one.name === name)};
}

/** undefined takes it out. */
export function replaceVariable(
	variables: readonly Variable[],
	name: string,
	variable: Variable | undefined,
): readonly Variable[] {
	const others = variables.filter((one) => one.name !== name);
	return variable ? [...others, withPlain(variable)] : others;
}

/** Whether it may be shown goes by the name that it has now. */
function withPlain(variable: Variable): Variable {
	return variable.plain === undefined ? {...variable, plain: variable.value.shownAs(variable.name)} : variable;
}

/** An assignment in a file, and whether a new terminal of this user, or a tool of this folder, takes it up. */
export type ReadAssignment = Assignment & {readonly isRead?: boolean};
