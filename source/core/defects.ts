// What is wrong in the text of a value, character by character: position, code point, name, and what each kind of client does with it.

export type DefectKind =
	| 'line-break'
	| 'blank'
	| 'zero-width'
	| 'non-ascii'
	| 'latin-1'
	| 'control'
	| 'quote'
	| 'bearer';

export type Defect = {
	readonly kind: DefectKind;
	/** From 1, in UTF-16 units, as Claude Code counts. */
	readonly at: number;
	/** As "U+200B". */
	readonly codePoint: string;
	/** The character's name, in words. */
	readonly name: string;
	/** Where it stands: only at the ends does trimming help. */
	readonly where: 'leading' | 'inner' | 'trailing';
};

const names: Readonly<Record<number, string>> = {
	9: 'tab',
	10: 'line feed',
	13: 'carriage return',
	32: 'space',
	34: 'quotation mark',
	39: 'apostrophe',
	96: 'backtick',
	160: 'no-break space',
	173: 'soft hyphen',
	133: 'next line',
	8203: 'zero-width space',
	8204: 'zero-width non-joiner',
	8205: 'zero-width joiner',
	8206: 'left-to-right mark',
	8207: 'right-to-left mark',
	8232: 'line separator',
	8233: 'paragraph separator',
	8234: 'left-to-right embedding',
	8236: 'pop directional formatting',
	8239: 'narrow no-break space',
	8288: 'word joiner',
	8208: 'typographic hyphen',
	8209: 'non-breaking hyphen',
	8210: 'figure dash',
	8211: 'en dash',
	8212: 'em dash',
	8722: 'minus sign',
	8216: 'left single quotation mark',
	8217: 'right single quotation mark',
	8220: 'left double quotation mark',
	8221: 'right double quotation mark',
	8230: 'horizontal ellipsis',
	8482: 'trade mark sign',
	12288: 'ideographic space',
	169: 'copyright sign',
	174: 'registered sign',
	65279: 'byte order mark',
	65533: 'replacement character',
	651: 'Latin small letter v with hook (looks like v)',
	1072: 'Cyrillic small letter a (looks like a)',
	1077: 'Cyrillic small letter ie (looks like e)',
	1086: 'Cyrillic small letter o (looks like o)',
	1088: 'Cyrillic small letter er (looks like p)',
	1089: 'Cyrillic small letter es (looks like c)',
	1093: 'Cyrillic small letter ha (looks like x)',
	1091: 'Cyrillic small letter u (looks like y)',
};

/** As a sentence has it: "a tab (U+0009)", "the word Bearer". */
export function writeDefect({kind, name, codePoint}: Defect): string {
	return kind === 'bearer' ? name : `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name} (${codePoint})`;
}

const zeroWidth = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;

/** Every character of a value that no credential has, and what is wrapped around it. */
export function defectsOf(text: string): readonly Defect[] {
	const first = text.length - text.trimStart().length;
	const last = text.trimEnd().length;
	const defects: Defect[] = [];
	let at = 0;
	for (const character of text) {
		const kind = kindOfCharacter(character, at === first || at === last - 1);
		if (kind) {
			const where = at < first ? 'leading' : at >= last ? 'trailing' : 'inner';
			defects.push({kind, at: at + 1, codePoint: codePointOf(character), name: characterName(character), where});
		}
		at += character.length;
	}
	const [, before] = /^([\s"']*)Bearer\s/i.exec(text) ?? [];
	if (before !== undefined) {
		defects.push({
			kind: 'bearer',
			at: before.length + 1,
			codePoint: 'U+0042',
			name: 'the word Bearer',
			where: 'leading',
		});
	}
	return defects.sort((one, other) => one.at - other.at);
}

function kindOfCharacter(character: string, isAtEnd: boolean): DefectKind | undefined {
	const code = character.codePointAt(0) ?? 0;
	if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029 || code === 0x85) {
		return 'line-break';
	}
	if (zeroWidth.test(character)) {
		return 'zero-width';
	}
	if (/\s/u.test(character)) {
		return 'blank';
	}
	if (isAtEnd && (character === '"' || character === "'" || character === '`')) {
		return 'quote';
	}
	if (code < 0x20 || code === 0x7f) {
		return 'control';
	}
	if (code > 0xff) {
		return 'non-ascii';
	}
	return code > 0x7e ? 'latin-1' : undefined;
}

/** What word processors, chats and keyboards of other scripts put in the place of a character. */
const lookAlikes: Readonly<Record<string, string>> = {
	'\u2010': '-',
	'\u2011': '-',
	'\u2012': '-',
	'\u2013': '-',
	'\u2014': '-',
	'\u2015': '-',
	'\u2212': '-',
	'\u028b': 'v',
	'\u0430': 'a',
	'\u0435': 'e',
	'\u043e': 'o',
	'\u0440': 'p',
	'\u0441': 'c',
	'\u0445': 'x',
	'\u0443': 'y',
	'\u0410': 'A',
	'\u0412': 'B',
	'\u0415': 'E',
	'\u041a': 'K',
	'\u041c': 'M',
	'\u041d': 'H',
	'\u041e': 'O',
	'\u0420': 'P',
	'\u0421': 'C',
	'\u0422': 'T',
	'\u0425': 'X',
};

/**
 * The value with every accident taken out: odd characters, quotes and "Bearer " around it, blanks and line breaks. Look-alike letters and
 * dashes become what they look like. A guess: whether it is the right value only the server knows.
 */
export function cleaned(text: string): string {
	const plain = [...text]
		.map((character) => {
			const kind = kindOfCharacter(character, false);
			return kind === 'blank' || kind === 'line-break' ? ' ' : kind ? (lookAlikes[character] ?? '') : character;
		})
		.join('');
	let bare = plain.trim();
	for (let before = '', rounds = 0; bare !== before && rounds < 8; rounds += 1) {
		before = bare;
		bare = bare
			.replace(/^["'`]+|(?<!["'`])["'`]+$/g, '')
			.replace(/^Bearer\s+/i, '')
			.trim();
	}
	return bare.replaceAll(' ', '');
}

export function codePointOf(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export function characterName(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return (
		names[code] ??
		(code < 0x20 || (code >= 0x7f && code < 0xa0)
			? 'control character'
			: code > 0x7e
				? 'non-ASCII character'
				: `character "${character}"`)
	);
}
