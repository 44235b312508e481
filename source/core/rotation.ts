// Replacing a key by a new one, in steps: what is replaced and where, what a pasted value has to be, and what the server's answer to it means.
import type {Catalogue} from './cause.js';
import type {CauseId} from './cause-id.js';
import type {CredentialKind} from './credential-kind.js';
import type {Defect, DefectKind} from './defects.js';
import {type Endpoint, fits} from './endpoint.js';
import type {Site} from './place.js';
import type {AnswerResult} from './readings.js';
import type {Secret} from './secret.js';
import type {Namer} from './trust.js';

export type RotationPlace = {
	readonly site: Site;
	/** What the key is called there. */
	readonly name: string;
	/** `tracked`: git has the file, so what is written there becomes public with it · `locked`: this user may not write it. */
	readonly state: 'written' | 'tracked' | 'locked';
};

export type RotationPlan = {
	readonly old: Secret;
	/** The variable or setting that holds it. */
	readonly name: string;
	/** Which header the key goes into. */
	readonly isBearer: boolean;
	/** Whom the new key is proved by. */
	readonly endpoint: Endpoint;
	/** Who named it: what only the working folder names gets no key. */
	readonly namedBy: Namer;
	/** Every place that holds the old key, the one in force first. Empty: only this process has it. */
	readonly places: readonly RotationPlace[];
	/** Where a new key is made, if that is known. */
	readonly page: string | undefined;
};

export const consolePage = 'https://platform.claude.com/settings/keys';

/** Whether a new key in the old one's place cures a finding. */
export function isCuredByNewKey(
	{
		cause,
		where,
		leadsTo = [],
	}: {
		readonly cause: CauseId;
		readonly where: readonly Site[];
		readonly leadsTo?: readonly CauseId[];
	},
	catalogue: Catalogue,
): boolean {
	const isCurable = (id: CauseId): boolean => catalogue(id).isCuredByNewKey === true;
	const isAbout = isCurable(cause) || (cause === 'app-misconfigured' && leadsTo.some(isCurable));
	return isAbout && where[0] !== undefined && where[0].kind !== 'named' && where[0].kind !== 'keychain';
}

const accidents: readonly (readonly [readonly DefectKind[], string, string])[] = [
	[['line-break'], 'a line break', 'line breaks'],
	[['blank'], 'a blank', 'blanks'],
	[['quote'], 'a quotation mark', 'quotation marks'],
	[['bearer'], 'the word Bearer', 'the word Bearer'],
	[['zero-width', 'control', 'latin-1', 'non-ascii'], 'an odd character', 'odd characters'],
];

/** "2 line breaks and a blank": what is taken out of a pasted value; undefined if nothing is. */
export function accidentsOf(defects: readonly Defect[]): string | undefined {
	const counted = accidents.flatMap(([kinds, one, many]) => {
		const count = defects.filter(({kind}) => kinds.includes(kind)).length;
		return count === 0 ? [] : [count === 1 || one === many ? one : `${count} ${many}`];
	});
	return counted.length === 0 ? undefined : counted.join(' and ');
}

const notKeys: Partial<Record<CredentialKind, string>> = {
	oauth: 'the token of a subscription',
	refresh: 'a renewal token',
	admin: 'an Admin key, which can send no messages',
	enterprise: 'a Claude Enterprise key, which can send no messages',
	session: 'a browser cookie of claude.ai',
	placeholder: 'an example, not a key',
};

/** Why a value can't take the old key's place, one sentence; undefined: it can. */
export function whyNotNewKey(key: Secret, {old, endpoint}: RotationPlan): string | undefined {
	if (key.isBlank) {
		return 'Paste the new key first.';
	}
	if (key.equals(old.cleaned())) {
		return 'That is the old key.';
	}
	const {kind} = key;
	const foreign = endpoint.isAnthropic ? (kind === 'other-vendor' ? "another vendor's key" : notKeys[kind]) : undefined;
	if (foreign !== undefined) {
		return `That is ${foreign}.`;
	}
	if (endpoint.isAnthropic && kind !== 'api-key') {
		return key.lacksBeginning
			? 'Its beginning is missing: keys begin with sk-ant-api.'
			: 'That is no key of Anthropic: those begin with sk-ant-api.';
	}
	return fits(kind, endpoint) ? undefined : "That is a key of Anthropic, and the base URL is another provider's.";
}

export type RotationVerdict = 'accepted' | 'refused' | 'unproved';

/** A refusal means that writing it would not help; what was not said leaves it to the person. */
export function verdictOf(answer: AnswerResult): RotationVerdict {
	if (answer.kind === 'accepted') {
		return 'accepted';
	}
	const isRefused = answer.kind === 'said' && [400, 401, 403].includes(answer.status) && !aboutCredit.has(answer.cause);
	return isRefused ? 'refused' : 'unproved';
}

/** The key itself is known and taken. */
const aboutCredit: ReadonlySet<string> = new Set(['credit-too-low', 'spend-limit', 'bad-request']);
