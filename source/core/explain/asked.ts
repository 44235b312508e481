// What `explain` is asked for without an error message: a cause by its id or title, a status code by its number, type or name.
import {bareStatus, reasons} from './data/reasons.js';
import type {ExplainOptions, Hit} from './types.js';

export type Asked = {readonly causes: readonly Hit[]; readonly status: number | null};

/** A cause's id or title, or a bare status code: what `explain` is asked for without an error message. */
export function askedFor(text: string, {causes, statusCodes}: ExplainOptions): Asked | undefined {
	const asked = text.trim();
	if (asked.length > 120) {
		return undefined;
	}
	const words = asked.toLowerCase().replace(/[.?!]{1,3}$/, '');
	const cause = causes.find(({id, title}) => id === words.replace(/[\s_]+/g, '-') || title.toLowerCase() === words);
	if (cause) {
		return {status: null, causes: [{id: cause.id, score: 100, why: 'It is the name of this cause.'}]};
	}
	const bare = bareStatus.exec(words);
	const code = statusCodes.find(
		({status, type, name}) => status === Number(bare?.[1]) || type === words || name.toLowerCase() === words,
	);
	if (!code || (bare && !reasons.test((bare[2] ?? '').trim()))) {
		return undefined;
	}
	return {
		status: code.status,
		causes: code.causes.map((id, index) => ({id, score: 8 - index, why: `A status ${code.status} can mean this.`})),
	};
}
