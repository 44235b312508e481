// Whether a word is one that people make, or one that a machine has drawn by lot.

/** Nothing shorter is taken for a secret by its looks. */
export const shortest = 8;

/** How often the kind of letter changes within the parts of a word: small, capital, digit. "URLs", "Word" and "word2" change little. */
function changes(word: string): number {
	let count = 0;
	let before = '';
	for (const letter of word) {
		const kind =
			letter >= 'a' && letter <= 'z'
				? 'a'
				: letter >= 'A' && letter <= 'Z'
					? 'A'
					: letter >= '0' && letter <= '9'
						? '0'
						: '';
		count += before !== '' && kind !== '' && kind !== before ? 1 : 0;
		before = kind;
	}
	return count;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What servers give to a request so that it can be spoken of. */
const publicId = /^(?:req|msg)_[A-Za-z0-9]{20,30}$/;

/** A long word that no person would write: digits and both cases in no order, or a long number in base sixteen and the like. */
export function isRandom(word: string): boolean {
	if (word.length < 20 || uuid.test(word) || publicId.test(word)) {
		return false;
	}
	// "Code-credentials-1a2b3c4d" is a name with a number.
	const drawn = word
		.split(/[^A-Za-z0-9]+/)
		.filter((part) => !isPlainPart(part))
		.join('');
	if (drawn.length < 16) {
		return false;
	}
	const [hasDigit, count] = [/\d/.test(drawn), changes(drawn)];
	if (/[a-z]/.test(drawn) && /[A-Z]/.test(drawn)) {
		return count >= drawn.length * (hasDigit ? 0.3 : 0.45);
	}
	// In one case it may be a name, unless it is longer than names are.
	return hasDigit && word.length >= 32 && (drawn.length >= 40 || count >= drawn.length * 0.2);
}

/** A word that a person may have written: of letters in the usual cases, with short numbers. Any other could be a password. */
export function isReadable(word: string): boolean {
	return (
		word.length < shortest ||
		uuid.test(word) ||
		publicId.test(word) ||
		word.split(/[^A-Za-z0-9]+/).every((part) => isPlainPart(part))
	);
}

function isPlainPart(part: string): boolean {
	return (
		/^(?:\d{0,7}|20\d{6})$/.test(part) ||
		(/^\d{0,3}[A-Za-z]{1,40}\d{0,3}$/.test(part) && changes(part) <= 2 + part.length / 4)
	);
}
