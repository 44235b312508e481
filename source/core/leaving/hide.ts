// Secrets out of a text: those that are known, and what looks like one.
import {hintOf} from '../hint.js';
import {type Bare, withoutUnseen} from './bare.js';
import {knownIn, type Stretch} from './known.js';
import {type Eagerness, lookalikesIn} from './lookalikes.js';
import {userInfoIn} from './user-info.js';

/** A hint may make a stretch of what stands around it; after so many rounds there is none left that does. */
const rounds = 4;

/** The text with hints in place of secrets. Hiding twice changes nothing. */
export function hide(text: string, eagerness: Eagerness = 'usual'): string {
	let shown = text;
	for (let round = 0; round < rounds; round++) {
		const next = once(shown, eagerness);
		if (next === shown) {
			break;
		}
		shown = next;
	}
	return shown;
}

/** Only what is known. */
export function hideKnown(text: string): string {
	const bare = withoutUnseen(text);
	return replaced(text, bare, knownIn(bare.text), []);
}

function once(text: string, eagerness: Eagerness): string {
	const bare = withoutUnseen(text);
	const info = userInfoIn(bare.text);
	const all = merged([...info, ...knownIn(bare.text), ...lookalikesIn(bare.text, eagerness)]);
	return replaced(text, bare, all, info);
}

/** `info`: what of it is user info. All are in order. */
function replaced(text: string, bare: Bare, all: readonly Stretch[], info: readonly Stretch[]): string {
	let next = 0;
	let shown = '';
	let last = 0;
	for (const {start, end} of all) {
		const hidden = bare.text.slice(start, end);
		while ((info[next]?.end ?? end) <= start) {
			next++;
		}
		const isInfo = (info[next]?.start ?? end) < end;
		shown +=
			text.slice(last, bare.start(start)) +
			(isInfo ? '***' : hintOf(hidden)) +
			'\n…'.repeat(hidden.split('\n').length - 1);
		last = bare.end(end - 1);
	}
	return shown + text.slice(last);
}

/** In order, and none over another. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
	const all: {start: number; end: number}[] = [];
	for (const {start, end} of [...stretches].sort((one, other) => one.start - other.start || one.end - other.end)) {
		const last = all.at(-1);
		if (last && start < last.end) {
			last.end = Math.max(last.end, end);
		} else {
			all.push({start, end});
		}
	}
	return all;
}
