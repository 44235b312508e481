// After a cure people open a new terminal: a variable that a shell file sets has the value that the file has now.

type Variables = Readonly<Record<string, string>>;

const inHome =
	/^\/(\.zshrc|\.zshenv|\.zprofile|\.zlogin|\.bashrc|\.bash_profile|\.bash_login|\.profile|\.config\/fish\/.*\.fish)$/;
const inSystem = /^\/etc\/(environment|profile|profile\.d\/.*|bash\.bashrc|zsh\/.*|zshenv)$/;
const assignments = [
	/^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)$/,
	// fish
	/^\s*set\s+-\w+\s+([A-Za-z_]\w*)\s+(.*)$/,
];

/** `path` of the machine, `home` its home folder. */
export function isShellFile(path: string, home: string): boolean {
	return inSystem.test(path) || (path.startsWith(home) && inHome.test(path.slice(home.length)));
}

/** The variables that texts of shell files assign; the last one counts. */
export function assignmentsOf(texts: readonly string[]): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const line of texts.flatMap((text) => text.split('\n'))) {
		const [, name, value = ''] = assignments.map((pattern) => pattern.exec(line)).find((match) => match !== null) ?? [];
		if (name !== undefined) {
			found.set(name, unquoted(value.trim()));
		}
	}
	return found;
}

function unquoted(value: string): string {
	const [, quoted] = /^(["'].*?["'])\s*(#.*)?$/.exec(value) ?? [];
	return quoted === undefined ? value.replace(/\s+#.*$/, '') : quoted.slice(1, -1);
}

/** The environment of a terminal that is opened after the files changed. */
export function newTerminal(
	environment: Variables,
	before: ReadonlyMap<string, string>,
	after: ReadonlyMap<string, string>,
): Variables {
	const changed: Record<string, string | undefined> = {...environment};
	for (const [name, value] of before) {
		if (name in environment && after.get(name) !== value) {
			changed[name] = after.get(name);
		}
	}
	for (const [name, value] of after) {
		if (!before.has(name)) {
			changed[name] = value;
		}
	}
	return withChanges({}, changed);
}

/** null and undefined take a variable away. */
export function withChanges(
	environment: Variables,
	changes: Readonly<Record<string, string | null | undefined>>,
): Variables {
	const all = Object.entries({...environment, ...changes});
	return Object.fromEntries(all.filter((one): one is [string, string] => typeof one[1] === 'string'));
}
