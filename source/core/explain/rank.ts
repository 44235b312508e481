// Adds up what speaks for each cause: words, facts together, and what a status means from whoever gave it.
import type {Context} from './conditions.js';
import {rules} from './data/rules.js';
import {answering, byParty, failing, from, refusedLogin, way} from './data/statuses.js';
import {statusesIn} from './signs.js';
import type {Body, ExplainOptions, Hit} from './types.js';
import type {Said} from './vocabulary.js';

const weights = {own: 10, says: 7, hints: 4} as const;
const known = 'The text says so in words that are known for it.';
const vaguely = 'The text says so in words that others use too.';
const misfit = -3;
/** Where a program's own words tell of it, what is said around them. */
const around = -2;
/** From here on a bare status adds nothing. */
const sure = 9;
const retry = /retrying|attempt \d/i;
const shown = 5;
export function rankCauses(context: Context, words: readonly Said[], options: ExplainOptions): readonly Hit[] {
	if (context.party === 'else' || !(context.reading.hasAnswer || context.reading.isLeak || context.reading.shell)) {
		return [];
	}
	const {about, reading} = context;
	const isSaid = about === 2 || words.some(({level}) => level === 'own');
	// That a name can't be resolved or a certificate isn't trusted is said of any host.
	const isAnybodys = reading.request.hosts.length === 0 && !reading.namesOther && reading.other === null;
	const isFactual = words.some(({level, grade}) => level !== 'hints' && grade === 2);
	const length = Math.max(1, reading.tight.text.length);
	const counted = words.filter(
		({id, level, line}) =>
			!(/^(?:login|key|token)-/.test(id) && isBusy(line)) &&
			(level === 'own' ||
				(level === 'hints' ? isSaid : about > 0 || context.party === 'gateway' || (isAnybodys && way.has(id)))),
	);
	// What was tried again is not what it ended with.
	const end = Math.max(
		0,
		...counted.flatMap(({level, line, place}) => (level === 'hints' || retry.test(line) ? [] : place.from)),
	);
	const hits = counted.map(({id, level, place, grade, line}): Hit => {
		const isMisfit = !isFitting(id, context) || (retry.test(line) && place.from < end);
		const fit = weights[level] + (isMisfit ? misfit : 0) + (isFactual && grade < 2 ? around : 0);
		const score = fit + Math.min(1, place.size / 40) + (0.4 * place.to) / length;
		return {id, score, why: level === 'hints' ? vaguely : known};
	});
	const facts = rules.filter(({when}) => when(context)).map(({id, score, why}): Hit => ({id, score, why}));
	const isSure = [...hits, ...facts].some(({score}) => score >= sure);
	return summed([...hits, ...facts, ...(isSure ? [] : fromStatus(context, options))]);
}

/** Who is busy or broken refuses no credential. */
function isBusy(line: string): boolean {
	const statuses = statusesIn(line);
	return statuses.length > 0 && statuses.every((status) => status === 429 || status >= 500);
}

/** What a cloud refuses is no sign-in of Claude Code, what Anthropic refuses no gateway's key. */
function isFitting(id: string, {party, reading}: Context): boolean {
	// What was refused was there.
	const isRefused = ({isWhole, type, message}: Body) =>
		isWhole && type === 'authentication_error' && !/required|missing/i.test(message ?? '');
	if (id === 'login-missing' && reading.bodies.some(isRefused)) {
		return false;
	}
	return party === 'cloud'
		? !/^(?:login|key|gateway)-/.test(id)
		: reading.hasRequestId
			? id !== 'gateway-rejected'
			: party !== 'gateway' || !id.startsWith('login-');
}

function fromStatus({reading, party, about}: Context, {statusCodes}: ExplainOptions): readonly Hit[] {
	const status = reading.statuses.at(-1) ?? reading.namedStatus;
	const type = reading.bodies.findLast((body) => body.shape === 'anthropic')?.type;
	const code =
		statusCodes.find((one) => one.status === status) ?? statusCodes.find((one) => one.type && one.type === type);
	const number = status ?? code?.status;
	if (party === null || number === undefined || (about < 2 && !answering.has(party))) {
		return [];
	}
	const asClaudeCode = reading.client === 'Claude Code' && status === 401 ? refusedLogin : undefined;
	const causes =
		byParty[party]?.[number] ?? asClaudeCode ?? code?.causes ?? (number >= 500 ? failing : ['bad-request']);
	const why = `A status ${number} ${from[party]} can mean this.`;
	return causes.slice(0, 3).map((id, index) => ({id, score: 5.4 - index * 0.8, why}));
}

/** One entry a cause: its best hit, a little more for each further one. */
function summed(hits: readonly Hit[]): readonly Hit[] {
	const best = new Map<string, Hit>();
	for (const hit of [...hits].sort((one, other) => other.score - one.score)) {
		const found = best.get(hit.id);
		best.set(hit.id, found ? {...found, score: found.score + (hit.score < 5 ? 0.1 : 0.25)} : hit);
	}
	const order = [...best.values()].sort((one, other) => other.score - one.score);
	const top = order[0]?.score ?? 0;
	return order.filter(({score}) => score >= Math.max(3, top * 0.4)).slice(0, shown);
}
