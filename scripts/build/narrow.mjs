// Texts of the usual letters and our signs, each one column wide and a character of its own whatever stands beside it. ICU's tables, and the
// expressions that know emoji, take longer to load than a screen to draw: they are asked about other texts only.

/** As the inside of a class of characters. */
export const narrow = String.raw`\u0020-\u007E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u203A\u2139\u2190-\u21FF\u2500-\u25FC\u2605\u2714\u2718\u276F`;

const alone = new RegExp(String.raw`^[\u0007\u001B${narrow}]*$`);

/** In place of Intl.Segmenter: characters as a terminal counts them. */
export class Segmenter {
	#icu;

	segment(text) {
		if (alone.test(text)) {
			const all = Array.from(text, (segment, index) => ({segment, index, input: text}));
			return Object.assign(all, {containing: (index = 0) => all[index]});
		}
		this.#icu ??= new globalThis.Intl.Segmenter();
		return this.#icu.segment(text);
	}
}
