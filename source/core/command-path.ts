// The program that a shell command begins with, where it is written as a path.

/**
 * The first word of a command as the shell would take it, if it is a path: absolute, or beginning with ~/, $HOME/, ./ or ../
 * (these signs stay as they are). undefined for a name that is looked up, an assignment in front, or anything that only a shell
 * can work out.
 */
export function commandPathOf(command: string): string | undefined {
	const word = firstWord(command.trimStart());
	if (word === undefined) {
		return undefined;
	}
	const path = withHome(word);
	const isPath = /^(?:\/|~\/|\.{1,2}\/|[A-Za-z]:[\\/]|\.{1,2}\\)./.test(path);
	return isPath && !/[$`*?[\]{}]/.test(path) ? path : undefined;
}

function withHome(word: string): string {
	return word.replace(/^\$(?:HOME|\{HOME\})(?=\/)/, '~');
}

const variable = /\$(?:\{([A-Za-z_]\w*)\}?|([A-Za-z_]\w*))|%([A-Za-z_]\w*)%/g;

/**
 * What its words may name: everything that isn't an option, as it would be read within quotes or without, also the parts of a list like PATH;
 * of a pattern the folder. Variables are worked out (`valueIn`: undefined where it isn't set); one that isn't set stays where a path
 * begins with it. A program that is looked up is left out.
 */
export function commandWordsOf(command: string, valueIn: (name: string) => string | undefined): ReadonlySet<string> {
	const text = command.replace(/^[\s;|&<>()'"`]+/, '');
	const own = namesSetIn(text);
	const workedOut = (word: string, index: number): string =>
		word.replace(variable, (written, braced, bare, percent, at: number) => {
			const name: string = braced ?? bare ?? percent;
			const isPath = at === 0 && (index === 0 || /^[\\/]/.test(word.slice(written.length)));
			return valueIn(name) ?? (isPath && !own.has(name) ? `$${name}` : '');
		});
	const words = text
		.split(/[\s;|&<>()'"`=]+/)
		.map(workedOut)
		.flatMap((word, index) => [word, ...word.split(':')].filter((part) => index > 0 || /[\\/$]/.test(part)))
		.map(pathIn)
		.filter((word) => word !== '' && !word.startsWith('-'));
	return new Set(words);
}

/** The variables that the command itself gives a value: `NAME=…`, `read NAME`, `for NAME in …`. */
function namesSetIn(text: string): ReadonlySet<string> {
	const assigned = [...text.matchAll(/(?<!\w)([A-Za-z_]\w*)=/g)].map(([, name = '']) => name);
	const filled = text.split(/[;|&]/).flatMap((part) => {
		const words = part.match(/\w+/g) ?? [];
		const at = words.findIndex((word) => word === 'read' || word === 'for');
		return at < 0 ? [] : words.slice(at + 1);
	});
	return new Set([...assigned, ...filled]);
}

/** Of a pattern its folder, of an option the path behind it (-I/path). */
function pathIn(word: string): string {
	const glob = word.search(/[*?[]/);
	const end = glob < 0 ? word.length : Math.max(word.lastIndexOf('/', glob), word.lastIndexOf('\\', glob)) + 1;
	return word
		.slice(0, end)
		.replace(/^-+\w*(?=[~$\\/])/, '')
		.replace(/\}$/, '');
}

/** Quotes and backslashes worked out; undefined if it ends inside of quotes. */
function firstWord(text: string): string | undefined {
	if (/^[A-Za-z]:\\/.test(text)) {
		// Of Windows: the backslash isn't an escape there.
		return /^[^\s"]+/.exec(text)?.[0];
	}
	let word = '';
	let quote = '';
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (quote === '' && /[\s;|&<>()]/.test(character)) {
			return word;
		}
		if (character === quote) {
			quote = '';
		} else if (quote === '' && (character === '"' || character === "'")) {
			quote = character;
		} else if (character === '\\' && quote !== "'") {
			at += 1;
			word += text[at] ?? '';
		} else if (quote === "'" && character === '$') {
			// Literal: no shell would work it out.
			return undefined;
		} else {
			word += character;
		}
	}
	return quote === '' ? word : undefined;
}
