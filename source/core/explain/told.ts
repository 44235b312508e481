// What is said of a text that was recognised: what was seen, what it means, one thing to do first, what else it can be and how to tell.
import type {Cause} from '../cause.js';
import {apps, looks, scripts, whose} from './data/telling.js';
import type {Explained, ShownFacts} from './types.js';

/** Who reads it: what cures Claude Code is no help to a workflow, an app or a script. */
export type Reader = 'any' | 'action' | 'app' | 'script' | 'cloud';

export type Told = {
	readonly seen: string;
	readonly means: string;
	readonly first: string;
	/** At most two. */
	readonly ifNot: readonly string[];
	readonly check: string;
};

export function readerOf({party, client}: ShownFacts): Reader {
	if (client === 'the GitHub action') {
		return 'action';
	}
	if (party === 'cloud') {
		return 'cloud';
	}
	return client === null
		? 'any'
		: apps.has(client)
			? 'app'
			: scripts.test(client) && client !== 'the Claude Agent SDK'
				? 'script'
				: 'any';
}

/** `401 authentication_error "invalid x-api-key", from api.anthropic.com, through LiteLLM` */
export function seenIn({
	status,
	type,
	message,
	codes,
	host,
	party,
	client,
	path,
	method,
	variables,
}: ShownFacts): string {
	const what = [status, type, message === null || message === type ? undefined : `"${message}"`, codes[0]].filter(
		(part) => part !== undefined && part !== null,
	);
	const asked = [method, path].filter((part) => part !== null).join(' ');
	const parts = [
		what.length > 0 ? what.join(' ') : undefined,
		what.length === 0 && variables.length > 0 ? `the variable ${variables[0]}` : undefined,
		asked === '' ? undefined : `of ${asked}`,
		host === null ? whose[party ?? 'machine'] : `from ${host}`,
		client === null ? undefined : `through ${client}`,
	].filter((part) => part !== undefined);
	return parts.length === 0 ? 'words that are known for it' : parts.join(', ');
}

export function tell(
	{causes, facts, isCut}: Explained,
	{
		causeOf,
		firstOf,
	}: {readonly causeOf: (id: string) => Cause | undefined; readonly firstOf: (cause: Cause, reader: Reader) => string},
): Told | undefined {
	const [best, ...others] = causes.flatMap(({id}) => causeOf(id) ?? []);
	if (!best) {
		return undefined;
	}
	return {
		seen: `${isCut ? 'The end of it was read. ' : ''}Seen: ${seenIn(facts)}.`,
		means: `${best.title} (${best.id}). ${sentence(best.meaning)}`,
		first: `First: ${firstOf(best, readerOf(facts))}`,
		ifNot: others.slice(0, 2).map(({title, tell: how, id}) => `If not: ${title} (${id}). ${sentence(how)}`),
		check: `\`claude-fix check\` looks at ${looks[best.section]}.`,
	};
}

function sentence(text: string): string {
	return /^.*?[.:!?](?= [A-Z"`]|$)/.exec(text)?.[0] ?? text;
}
