// Who set the variables that this process has: the files and sessions compared with the environment by value.
import {defineFact} from '../core/evidence.js';
import type {Site} from '../core/place.js';
import type {
	Activations,
	Assignment,
	DesktopEnvironment,
	Direnv,
	DotenvFiles,
	EditorSettings,
	SessionVariable,
	ShellFiles,
	Variable,
} from '../core/readings.js';
import {activations} from '../probes/activations.js';
import {desktopEnvironment} from '../probes/desktop-environment.js';
import {direnv} from '../probes/direnv.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {editors} from '../probes/editors.js';
import {environment} from '../probes/environment.js';
import {shellFiles} from '../probes/shell-files.js';
import {startersOf} from '../probes/starters.js';

export type VariableOrigin = {
	readonly name: string;
	/** What this process has; undefined if it doesn't have the variable. */
	readonly variable: Variable | undefined;
	/** The place that set what this process has, as far as can be seen. */
	readonly setBy:
		| {
				/** `starter`: a file that starts programs with variables of its own; `tool` reads it. */
				readonly kind: 'shell-file' | 'direnv' | 'dotenv' | 'desktop' | 'editor' | 'starter';
				readonly place: Variable & {readonly site: Site};
				readonly assignment: Assignment | undefined;
				readonly tool?: string;
		  }
		| {
				/** A tool that is active here: mise, conda, a virtual environment of Python. */
				readonly kind: 'tool';
				readonly place: Activations['assignments'][number];
				readonly assignment: Activations['assignments'][number];
		  }
		| undefined;
	/** What a new terminal of this user would have: from its shell files, on Windows also from the registry. */
	readonly fresh: Assignment | SessionVariable | undefined;
	/** Every line of the shell files that exports it to a new terminal, the last one in force: taking that away uncovers the one before. */
	readonly lines: readonly Assignment[];
	/** Every session that gives it to what it starts, the one in force first. */
	readonly session: readonly SessionVariable[];
	/** Shell files set another value than this process has, and nothing else explains this one: the terminal is older than the file. */
	readonly isStale: boolean;
};

export type Origins = {
	readonly all: readonly VariableOrigin[];
	get(name: string): VariableOrigin | undefined;
	/** The variable with the place that set it instead of "environment". */
	locate(variable: Variable): Variable;
};

/** Of a sender that gets nothing from this machine. */
export const noOrigins: Origins = {all: [], get: () => undefined, locate: (variable) => variable};

type Sources = {
	readonly shell: ShellFiles | undefined;
	readonly dotenv: DotenvFiles | undefined;
	readonly direnv: Direnv | undefined;
	readonly tools: Activations | undefined;
	readonly desktop: DesktopEnvironment | undefined;
	readonly editors: EditorSettings | undefined;
};

export const origins = defineFact<Origins>({
	id: 'origins',
	async read({host, need, try: attempt}) {
		const own = await need(environment);
		const [shell, dotenv, folder, tools, desktop, editor] = await Promise.all([
			attempt(shellFiles),
			attempt(dotenvFiles),
			attempt(direnv),
			attempt(activations),
			attempt(desktopEnvironment),
			attempt(editors),
		]);
		const sources: Sources = {
			shell,
			dotenv,
			direnv: folder,
			tools,
			desktop,
			editors: editor,
		};
		const names = new Set([
			...own.variables.map(({name}) => name),
			...(sources.shell?.assignments ?? []).map(({name}) => name),
			...(sources.desktop?.variables ?? []).filter(isRegistry).map(({name}) => name),
		]);
		const known = [...names].map((name) => variableOrigin(name, own.get(name), sources));
		const unknown = known.filter(({setBy}) => setBy === undefined || setBy.kind === 'desktop');
		const starters = await startersOf(
			host,
			unknown.flatMap(({variable}) => (variable ? [variable] : [])),
		);
		const all = known.map((origin): VariableOrigin => {
			const starter = unknown.includes(origin) ? starters.get(origin.name) : undefined;
			const {variable} = origin;
			return starter && variable
				? {
						...origin,
						isStale: false,
						setBy: {
							kind: 'starter',
							place: {...variable, site: starter.site},
							assignment: undefined,
							tool: starter.tool,
						},
					}
				: origin;
		});
		const get = (name: string): VariableOrigin | undefined => all.find((origin) => origin.name === name);
		return {
			all,
			get,
			locate(variable) {
				const found = variable.site.kind === 'environment' ? get(variable.name)?.setBy : undefined;
				return found ? {...variable, site: found.place.site} : variable;
			},
		};
	},
});

/** What is in force may be told in its own words; it is the same if it stands at the same place. */
function isSameStatement(one: Assignment, other: Assignment): boolean {
	return one.site.path === other.site.path && one.statement.start === other.statement.start;
}

/** Compares one variable with every place that can have set it, the most particular first. */
export function variableOrigin(
	name: string,
	variable: Variable | undefined,
	{shell, dotenv, direnv: folder, tools, desktop, editors: editor}: Sources,
): VariableOrigin {
	const session = (desktop?.variables ?? []).filter((one) => one.name === name);
	const ofFiles = shell?.inForce(name);
	const fresh = ofFiles ?? session.find(isRegistry);
	const lines = (shell?.assignments ?? []).filter(
		(assignment) =>
			assignment.name === name && isExported(assignment) && assignment.isRead && !assignment.value.isBlank,
	);
	if (!variable) {
		return {name, variable, setBy: undefined, fresh, lines, session, isStale: fresh !== undefined};
	}
	const isSame = (other: Variable): boolean => other.value.equals(variable.value);
	const ofShell = (shell?.assignments ?? []).filter((assignment) => assignment.name === name && isExported(assignment));
	const ofDirenv = folder?.isLoaded ? folder.inForce(name) : undefined;
	const ofTool = tools?.inForce(name);
	const ofDotenv = (dotenv?.assignments ?? []).filter(
		(assignment) => assignment.name === name && assignment.effect === 'exports',
	);
	const exactDotenv = ofDotenv.find(
		(assignment) =>
			isSame(assignment) ||
			['source', 'docker', 'compose', 'bun'].some((loader) =>
				assignment.as(loader as 'source')?.equals(variable.value),
			),
	);
	const computed = ofShell.filter((assignment) => !assignment.isLiteral && assignment.isRead).at(-1);
	const editorOne = editor?.assignments.find(
		(assignment) => assignment.name === name && assignment.use !== 'mcp-server' && isSame(assignment),
	);
	const sessionOne = session.find(isSame);
	const direnvComputed = ofDirenv && !ofDirenv.isLiteral ? ofDirenv : undefined;
	const found =
		(ofDirenv && isSame(ofDirenv) && ({kind: 'direnv', place: ofDirenv, assignment: ofDirenv} as const)) ||
		(ofFiles && isSame(ofFiles) && ({kind: 'shell-file', place: ofFiles, assignment: ofFiles} as const)) ||
		(ofTool && isSame(ofTool) && ({kind: 'tool', place: ofTool, assignment: ofTool} as const)) ||
		firstOf(
			'shell-file',
			ofShell.filter(isSame).filter(({isRead}) => isRead),
		) ||
		firstOf('dotenv', exactDotenv ? [exactDotenv] : []) ||
		firstOf('shell-file', ofShell.filter(isSame)) ||
		(editorOne && ({kind: 'editor', place: editorOne, assignment: undefined} as const)) ||
		(direnvComputed && ({kind: 'direnv', place: direnvComputed, assignment: direnvComputed} as const)) ||
		firstOf('shell-file', computed && (!ofFiles || isSameStatement(ofFiles, computed)) ? [computed] : []) ||
		(sessionOne && ({kind: 'desktop', place: sessionOne, assignment: undefined} as const)) ||
		undefined;
	return {
		name,
		variable,
		setBy: found,
		fresh,
		lines,
		session,
		isStale: found === undefined && fresh !== undefined && isKnown(fresh) && !isSame(fresh),
	};
}

/** Every new program of Windows gets what the registry has; the other sessions give it to what they start themselves. */
function isRegistry({source}: SessionVariable): boolean {
	return source.startsWith('registry');
}

/** Whether its value is what a new terminal has. */
export function isKnown(one: Assignment | SessionVariable): boolean {
	return !isAssignment(one) || one.isLiteral;
}

export function isAssignment(one: Assignment | SessionVariable): one is Assignment {
	return 'syntax' in one;
}

function isExported({effect, reach}: Assignment): boolean {
	return effect === 'exports' && reach !== 'function';
}

function firstOf(kind: 'shell-file' | 'dotenv', [assignment]: readonly Assignment[]): VariableOrigin['setBy'] {
	return assignment && {kind, place: assignment, assignment};
}
