// What is said of a text that was recognised: what was seen, what it means, one thing to do first, what else it can be and how to tell.
import type {Cause} from '../cause.js';
import {appsNamed, looks, ownSections, scripts, whose} from './data/telling.js';
import type {Explained, ShownFacts} from './types.js';

/** Who reads it: what cures Claude Code doesn't help a workflow, an app or a script. */
export type Reader = 'any' | 'action' | 'app' | 'script' | 'cloud';

export type Told = {
	readonly seen: string;
	readonly means: string;
	readonly first: string;
	/** At most two. */
	readonly ifNot: readonly string[];
	readonly check: string;
	/** The same with fewer words, for a narrow window. */
	readonly brief: {readonly means: string; readonly ifNot: readonly string[]; readonly check: string};
};

export function readerOf({party, client}: ShownFacts): Reader {
	if (client === 'the GitHub action') {
		return 'action';
	}
	if (party === 'cloud') {
		return 'cloud';
	}
	return appsNamed.has(client ?? '')
		? 'app'
		: scripts.test(client ?? '') && client !== 'the Claude Agent SDK'
			? 'script'
			: 'any';
}

/** `401 authentication_error "invalid x-api-key", from api.anthropic.com, through LiteLLM` */
export function seenIn(facts: ShownFacts): string {
	const {status, type, codes, host, party, client, path, method, variables} = facts;
	const message = facts.message ?? (status === null && type === null ? facts.said : null);
	const quoted = message === null || message === type ? null : `"${message}"`;
	const what = [status, type, quoted, codes[0]].filter((part) => part !== undefined && part !== null).join(' ');
	const asked = [method, path].filter((part) => part !== null).join(' ');
	const parts = [
		what,
		what === '' && variables.length > 0 ? `the variable ${variables[0]}` : '',
		asked === '' ? '' : `of ${asked}`,
		host === null ? (whose[party ?? 'machine'] ?? '') : `from ${host}`,
		client === null ? '' : `through ${client}`,
	].filter((part) => part !== '');
	return parts.length === 0 ? 'words that are known for it' : parts.join(', ');
}

type Book = {
	readonly causeOf: (id: string) => Cause | undefined;
	readonly firstOf: (cause: Cause, reader: Reader) => string;
};

export function tellExplained({causes, facts, isCut}: Explained, {causeOf, firstOf}: Book): Told | undefined {
	const [best, ...others] = causes.flatMap(({id}) => causeOf(id) ?? []).slice(0, 3);
	if (!best) {
		return undefined;
	}
	// Claude Code's own sign-in has nothing to do with another program's key.
	const isOthers = ['app', 'script'].includes(readerOf(facts)) && !ownSections.has(best.section);
	const alternatives = others.filter(({section}) => !(isOthers && ownSections.has(section)));
	const named = ({title, id}: Cause) => `${title} (${id}).`;
	return {
		seen: `${isCut ? 'Not all of it was read. ' : ''}Seen: ${seenIn(facts)}.`,
		means: `${named(best)} ${sentence(best.meaning)}`,
		first: `First: ${firstOf(best, readerOf(facts))}`,
		ifNot: alternatives.map((cause) => `If not: ${named(cause)} ${sentence(cause.tell)}`),
		check: `\`claude-fix check\` looks at ${looks[best.section]}.`,
		brief: {
			means: named(best),
			ifNot: alternatives.map((cause) => `If not: ${named(cause)}`),
			check: '`claude-fix check` looks for it.',
		},
	};
}

function sentence(text: string): string {
	return /^.*?[.!?](?= [A-Z"`]|$)/.exec(text)?.[0] ?? text;
}
