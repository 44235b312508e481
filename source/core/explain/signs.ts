// Single signs in a text: status codes, error codes, the client that printed it, a shell's own error.
import {clients} from './data/clients.js';
import {
	afterStatus,
	askedBefore,
	beforeStatus,
	code,
	knownCode,
	lineBegin,
	noStatus,
	statusNumber,
} from './data/request-forms.js';
import {shellForms, shellWords} from './data/shells.js';
import {namedStatuses} from './data/statuses.js';
import type {Facts} from './types.js';

/** The HTTP status codes that a text reports, each once, where it stands last. */
export function statusesIn(text: string): readonly number[] {
	const found = [...text.matchAll(statusNumber)].filter(({index}) => {
		const ahead = text.slice(Math.max(0, index - 200), index);
		const behind = text.slice(index + 3, index + 40);
		return beforeStatus.test(ahead.slice(-40)) || askedBefore.test(ahead)
			? !noStatus.test(ahead)
			: afterStatus.test(behind) || (lineBegin.test(ahead) && /^\s{0,3}(?:$|\n|[-·:])/.test(behind));
	});
	return [...new Set(found.map(([, number]) => Number(number)).toReversed())].toReversed();
}

/** The status that is named where no number stands. */
export const namedStatusIn = (text: string): number | null =>
	namedStatuses.find(([, form]) => form.test(text))?.[0] ?? null;

export const codesIn = (text: string): readonly string[] =>
	[...new Set([...text.matchAll(code)].map(([, found = '']) => found))]
		.filter((found) => knownCode.test(found))
		.slice(0, 6);

export const clientIn = (text: string): string | null => clients.find(([, form]) => form.test(text))?.[0] ?? null;

export function shellIn(lines: readonly string[]): Facts['shell'] {
	const short = lines.filter((line) => line.length < 400 && shellWords.test(line)).map((line) => line.trim());
	return short.flatMap((line) => shellForms.find(([, form]) => form.test(line))?.[0] ?? [])[0] ?? null;
}
