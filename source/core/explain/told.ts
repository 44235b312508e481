// What is said of a text that was recognised: what was seen, what it means, one thing to do first, what else it can be and how to tell.
import type {Cause, Reader} from '../cause.js';
import {shorten} from '../scrub.js';
import {appsNamed, looks, ownSections, scripts, whose} from './data/telling.js';
import type {Explained, ShownFacts} from './types.js';

/** The one whom it concerns most first. */
function readersOf({facts: {party, client}, cloud}: Explained): readonly Reader[] {
	const isScript = scripts.test(client ?? '') && client !== 'the Claude Agent SDK';
	const all: readonly (readonly [Reader | null, boolean])[] = [
		['action', client === 'the GitHub action'],
		[cloud, cloud !== null],
		['cloud', party === 'cloud'],
		['gateway', party === 'gateway'],
		['app', appsNamed.has(client ?? '')],
		['script', isScript],
	];
	return all.flatMap(([reader, holds]) => (holds && reader ? [reader] : [])).concat('any');
}

/** `401 authentication_error "invalid x-api-key", from api.anthropic.com, through LiteLLM` */
export function seenIn(facts: ShownFacts): string {
	const {status, type, codes, host, party, client, path, method, variables} = facts;
	// Of the line that is known, what stands behind the status.
	const said = status === null ? facts.said : facts.said?.replace(new RegExp(`^.*\\b${status}\\b[\\s:·-]*`), '');
	const message = facts.message ?? (type === null ? said : null);
	const quoted = !message || message === type ? null : `"${message}"`;
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

/** The lines to say, then forms of them that take less and less room: prose gives way before what else it can be, and at last what was seen is cut. */
export function tellExplained(
	explained: Explained,
	causeOf: (id: string) => Cause | undefined,
	width = Number.POSITIVE_INFINITY,
): readonly [full: readonly string[], ...(readonly (readonly string[])[])] | undefined {
	const {causes, facts, isCut} = explained;
	const readers = readersOf(explained);
	const [best, ...others] = causes.flatMap(({id}) => causeOf(id) ?? []).slice(0, 3);
	if (!best) {
		return undefined;
	}
	// Claude Code's own sign-in has nothing to do with another program's key.
	const isOthers = (readers.includes('app') || readers.includes('script')) && !ownSections.has(best.section);
	const alternatives = others.filter(({section}) => !(isOthers && ownSections.has(section)));
	const named = ({title, id}: Cause) => `${title} (${id}).`;
	const seen = `${isCut ? 'Not all of it was read. ' : ''}Seen: ${seenIn(facts)}.`;
	const means = `${named(best)} ${sentence(best.meaning)}`;
	const first = `First: ${firstOf(best, readers)}`;
	const check = `\`claude-fix check\` looks at ${looks[best.section]}.`;
	const ifNot = alternatives.map((cause) => `If not: ${named(cause)}`);
	const brief = (lines: number, some = ifNot) => [
		shorten(seen, lines * width),
		named(best),
		first,
		...some,
		'`claude-fix check` looks for it.',
	];
	return [
		[seen, means, first, ...alternatives.map((cause, at) => `${ifNot[at]} ${sentence(cause.tell)}`), check],
		[seen, means, first, ...ifNot, check],
		brief(Number.POSITIVE_INFINITY),
		brief(2, ifNot.slice(0, 1)),
		brief(1, []),
	];
}

function firstOf({first, remedy}: Cause, readers: readonly Reader[]): string {
	return readers.map((reader) => first?.[reader]).find((text) => text !== undefined) ?? remedy[0] ?? '';
}

function sentence(text: string): string {
	return /^.*?[.!?](?= [A-Z"`]|$)/.exec(text)?.[0] ?? text;
}
