// What is looked at of a long text: its end, and whatever stands around words that tell of something going wrong.
import {telling, tellingOwn} from './data/line-forms.js';

/** How much of a text is searched, from its end. */
export const searched = 256 * 1024;
/** What is kept of that: characters and pieces. */
const most = {kept: 16 * 1024, pieces: 128} as const;
/** Pieces that are kept whatever they say: the last ones, and those before and behind one that tells. */
const around = {end: 40, before: 2, behind: 8} as const;

/** A line with its end, or a part of one: a line can be as long as the text. */
const piece = /.{1,500}(?:\r\n|[\n\r\u2028\u2029])?|[\n\r\u2028\u2029]{1,1000}/g;

/** `isCut`: more tells of something than is kept. */
export function excerpt(text: string): {readonly text: string; readonly isCut: boolean} {
	const pieces = text.match(piece) ?? [];
	if (text.length <= most.kept && pieces.length <= most.pieces) {
		return {text, isCut: false};
	}
	const [isTelling, isOwn] = [new Uint8Array(pieces.length).fill(1, -around.end), new Uint8Array(pieces.length)];
	for (const [at, one] of pieces.entries()) {
		const marked = tellingOwn.test(one) ? isOwn : telling.test(one) ? isTelling : undefined;
		marked?.fill(1, Math.max(0, at - around.before), at + around.behind + 1);
	}
	const kept: string[] = [];
	const seen = new Set<string>();
	let [size, isCut] = [0, false];
	for (let at = pieces.length - 1; at >= 0; at -= 1) {
		const one = pieces[at] ?? '';
		// In a log the same lines come again and again: each counts where it stands last.
		const key = isTelling[at] || isOwn[at] ? one.replace(/\d+/g, '') : undefined;
		if (key === undefined || seen.has(key)) {
			continue;
		}
		// Half is for whatever went wrong last, the other half for what is told of Claude.
		const share = isOwn[at] ? 1 : 2;
		if (share * (size + one.length) > most.kept || share * kept.length >= most.pieces) {
			isCut = true;
		} else {
			seen.add(key);
			kept.push(one);
			size += one.length;
		}
	}
	return {text: kept.toReversed().join(''), isCut};
}
