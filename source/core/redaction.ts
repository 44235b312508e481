// Takes out of texts what says whose machine it was, for a report that is pasted where anyone can read it. What is hidden is counted.
import {isPlaceholder, prefixOf} from './credential-kind.js';
import {hideUrlPath, isHostName, isPublicHost} from './redaction/hosts.js';
import {hidePath} from './redaction/paths.js';
import {plain, scrub, shorten} from './scrub.js';

export type Personal = {
	/** Of the user and of the machine: login names, host names. */
	readonly names: readonly string[];
	/** Absolute: home folders, written as "~". */
	readonly homes: readonly string[];
	/** Absolute: other folders that may stand in texts, blanks and all. */
	readonly folders: readonly string[];
};

/** What stands in the report as such and may stand in its texts too. */
export type Known = {
	readonly paths: readonly string[];
	readonly credentials: readonly {readonly fingerprint: string | null; readonly hint: string | null}[];
};

export type Hidden = 'credentials' | 'folders and files' | 'addresses' | 'e-mail addresses' | 'identifiers' | 'names';

/** Accounts that say nothing about a person. */
const nobody = new Set(
	`root admin administrator user users claude code node ubuntu debian vscode runner codespace dev developer git pi home app www-data
	ec2-user jenkins docker nobody guest test default`.split(/\s+/),
);

// Repetitions are bounded, begin where nothing like them stands before, or are of one kind of character.
const patterns = {
	email: /[^\s@<>"'`()[\],;:=]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
	url: /\b(https?|wss?|socks[45h]?):\/\/([^\s/"'`<>()[\]?#,;]*[^\s/"'`<>()[\]?#,;.:]|\[[0-9a-f:.]+\](?::\d+)?)([^\s"'`<>()?#,;]*[^\s"'`<>()?#,;.:])?(?:[?#][^\s"'`<>(),;]*)?/gi,
	keychain: /\bClaude Code-credentials-[0-9a-f]{8}\b/g,
	path: /(?<![\p{L}\p{N}:/\\~.…-])(?:[A-Za-z]:[\\/]|\\\\|~[\w.-]*[\\/]|\.{1,2}[\\/]|\/(?=[\p{L}\p{N}._]))[^\s"'`<>()|*?,;:]*[^\s"'`<>()|*?,;:.]/gu,
	hint: /[^\s"'`(),;:=]{0,60}[\w·-]{3}\.\.\.[\w·-]{4}(?![\w.])|\bsk-[\w-]{0,60}\.\.\.(?![\w.])/g,
	host: /(?<![\p{L}\p{N}_./@~\\-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?![\w-]|\.\w)/giu,
	hostWithPort: /(?<![\p{L}\p{N}_./@~\\-])[a-z][\w-]*(?:\.[\w-]+)*(?=:\d{2,5}(?!\d))/giu,
	ip: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/gi,
	identifier:
		/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?:org|user|acct|account|wrkspc|workspace|apikey|sess|session|req|msg|rfc)_[A-Za-z0-9]{8,}\b|\barn:aws[^\s"',]*|(?<!\d)\d{12}(?!\d)/gi,
} as const;

/** Characters of a text that are looked at: the patterns are quick on a page, not on a book. */
const longest = 2000;

/** Hides the same thing in the same way throughout one report. */
export class Redactor {
	readonly #counts = new Map<Hidden, number>();
	readonly #names: readonly RegExp[];
	readonly #paths: readonly string[];
	readonly #homes: readonly string[];
	/** Kind → what was seen → its number. */
	readonly #numbers = new Map<string, Map<string, number>>();
	/** Hint → fingerprint, so that a hint in a text is known again. */
	readonly #hints: ReadonlyMap<string, string>;

	constructor({names, homes, folders}: Personal, {paths, credentials}: Known) {
		this.#hints = new Map(
			credentials.flatMap(({fingerprint, hint}) =>
				fingerprint !== null && hint !== null && shapeOf(hint).isSecret && hint.includes('...')
					? [[hint, fingerprint] as const]
					: [],
			),
		);
		this.#names = names
			.filter((name) => name.length > 1 && !nobody.has(name.toLowerCase()))
			.sort(longestFirst)
			.map((name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?=s?(?![\\p{L}\\p{N}]))`, 'giu'));
		this.#homes = homes.filter((home) => home.length > 1).sort(longestFirst);
		this.#paths = [...new Set([...folders, ...paths].flatMap(withParents))].sort(longestFirst);
	}

	/** How often each kind of thing was hidden. */
	get counts(): readonly (readonly [Hidden, number])[] {
		return [...this.#counts];
	}

	/** One line of a text that may hold anything. */
	text(text: string): string {
		const kept: string[] = [];
		// What is already hidden must not be mistaken for something else.
		const keep = (shown: string): string => `\ue000${String.fromCharCode(0xe100 + kept.push(shown) - 1)}\ue001`;
		let line = scrub(plain(shorten(text, longest).replace(/[\ue000-\uf8ff]/g, '')))
			.replace(/\s+/g, ' ')
			.trim();
		for (const [hint, fingerprint] of this.#hints) {
			line = line.replaceAll(hint, () => keep(`${shapeOf(hint).text} (${this.#letter(fingerprint)})`));
		}
		for (const home of this.#homes) {
			line = replaceWord(line, home, () => '~');
		}
		for (const path of this.#paths) {
			line = replaceWord(
				line,
				path,
				(found) => keep(this.#path(found)),
				/(?:[\\/][^\s"'`<>()|*?,;:]*[^\s"'`<>()|*?,;:.])?/.source,
			);
		}
		line = line
			.replace(patterns.url, (_, scheme: string, host: string, path = '') => keep(this.#url(scheme, host, path)))
			.replace(patterns.email, (found) => keep(`person-${this.#number('e-mail addresses', found)}@example.com`))
			.replace(patterns.keychain, () => keep(this.#hide('identifiers', 'Claude Code-credentials-…')));
		line = line
			.replace(patterns.path, (found) => keep(this.#path(found)))
			.replace(patterns.hint, (found) => keep(this.#hide('credentials', shapeOf(found).text)))
			.replace(patterns.identifier, (found) => keep(`id-${this.#number('identifiers', found)}`))
			.replace(patterns.ip, (found) => keep(this.#host(found)))
			.replace(patterns.hostWithPort, (found) => (isCode(found) ? found : keep(this.#host(found))))
			.replace(patterns.host, (found) => (isHostName(found) ? keep(this.#host(found)) : found));
		for (const name of this.#names) {
			line = line.replace(name, () => keep(this.#hide('names', 'user')));
		}
		return line.replace(/\ue000(.)\ue001/gu, (_, at: string) => kept[at.charCodeAt(0) - 0xe100] ?? '');
	}

	/** A place of a report: a path, or the name of something that isn't a file. */
	place({path, line}: {readonly path: string; readonly line?: number}): string {
		const shown = /^(?:[~/.]|[A-Za-z]:[\\/]|\\\\)/.test(path) ? this.#path(this.#atHome(path)) : this.text(path);
		return line === undefined ? shown : `${shown}:${line}`;
	}

	/** A credential: its kind, and a letter that is the same wherever the same value stands. null: there is none to show. */
	credential(fingerprint: string | null, hint: string | null): string | null {
		if (hint === null && fingerprint === null) {
			return null;
		}
		const {text, isSecret} = shapeOf(hint ?? '');
		return isSecret ? `${text} (${this.#letter(fingerprint ?? hint ?? '')})` : text;
	}

	#letter(key: string): string {
		return letterOf(this.#number('credentials', key));
	}

	#url(scheme: string, authority: string, path: string): string {
		const [, host = '', port = ''] = /^(?:.*@)?(.*?)(:\d+)?$/.exec(authority) ?? [];
		const isKnown = isPublicHost(host);
		return `${scheme.toLowerCase()}://${isKnown ? host : this.#host(host)}${port}${isKnown ? path : hideUrlPath(path)}`;
	}

	#host(host: string): string {
		return isPublicHost(host) ? host : `gateway-${this.#number('addresses', host.toLowerCase())}.example`;
	}

	#path(path: string): string {
		const shown = isOfApi(path) ? hideUrlPath(path) : hidePath(path);
		return shown.includes('…') ? this.#hide('folders and files', shown) : shown;
	}

	#atHome(path: string): string {
		const home = this.#homes.find((one) => path === one || path.startsWith(`${one}/`) || path.startsWith(`${one}\\`));
		return home === undefined ? path : `~${path.slice(home.length)}`;
	}

	#hide(kind: Hidden, shown: string): string {
		this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
		return shown;
	}

	#number(kind: Hidden, key: string): number {
		this.#hide(kind, '');
		const known = this.#numbers.get(kind) ?? new Map<string, number>();
		this.#numbers.set(kind, known);
		const number = known.get(key) ?? known.size + 1;
		known.set(key, number);
		return number;
	}
}

/** What may be shown of a hint: a vendor's prefix, a length, a known dummy. */
function shapeOf(hint: string): {readonly text: string; readonly isSecret: boolean} {
	if (hint === '' || /^\((?:empty|\d+ characters)\)$/.test(hint)) {
		return {text: hint || 'not known', isSecret: /\d/.test(hint) || hint === ''};
	}
	if (!hint.includes('...') && isPlaceholder(hint)) {
		// One word is one of a list; a template may contain a name.
		return {text: /^[\w-]{1,24}$/.test(hint) && !/your|my/i.test(hint) ? hint : '(an example value)', isSecret: false};
	}
	return {text: `${prefixOf(hint).replace(/^[^\w]+/, '')}…`, isSecret: true};
}

/** A, B, … Z, AA, AB, … */
function letterOf(number: number): string {
	const rest = Math.floor((number - 1) / 26);
	return `${rest > 0 ? letterOf(rest) : ''}${String.fromCharCode(65 + ((number - 1) % 26))}`;
}

/** "line:12", "ECONNREFUSED:443": no host. */
function isCode(word: string): boolean {
	return /^(?:line|column|character|status|code|error|HTTP|v?\d+|[A-Z][A-Z_]+)$/.test(word) || isPublicHost(word);
}

/** The path, and those folders above it that no pattern would find as a whole. */
function withParents(path: string): readonly string[] {
	const parents = [...path.matchAll(/[\\/]/g)].map(({index}) => path.slice(0, index));
	return /[\\/]/.test(path) ? [path, ...parents.filter((parent) => /\s/.test(parent))] : [];
}

/** The path of a request: "/v1/models". */
function isOfApi(path: string): boolean {
	return /^\/(?:v\d+|api|anthropic)(?:\/|$)/.test(path);
}

/** `more`: a pattern of what may follow and belongs to it. */
function replaceWord(text: string, word: string, make: (found: string) => string, more = ''): string {
	const before = '(?<![\\p{L}\\p{N}_/\\\\])';
	const after = '(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])';
	return text.replace(new RegExp(before + escaped(word) + more + after, 'gu'), make);
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function longestFirst(one: string, other: string): number {
	return other.length - one.length;
}
