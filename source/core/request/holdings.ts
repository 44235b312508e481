// What each source of the ladder holds, whether it is used or not.

import type {Site} from '../place.js';
import type {Variable} from '../readings.js';
import type {Secret} from '../secret.js';
import {isOn} from '../variables.js';
import {holdsFor} from '../versions.js';
import {type Cloud, cloudOf, flagOf} from './clouds.js';
import {type Resolved, usable} from './resolve.js';
import type {Selection} from './slots.js';
import type {SourceName} from './types.js';

/** What a source holds, whether it is used or not. */
export type Holding = {
	readonly site: Site | undefined;
	readonly value: Secret | undefined;
	/** Present but of no use by itself: why, in one clause. */
	readonly ignored?: string | undefined;
	/** Not there at all; `why` says what makes it look so. */
	readonly isAbsent?: boolean;
	readonly why?: string;
};

export function holdingOf(source: SourceName, facts: Resolved, selection: Selection): Holding {
	switch (source) {
		case 'gateway-session':
			return nothing;
		case 'bedrock':
		case 'vertex':
		case 'foundry':
		case 'anthropic-aws':
		case 'mantle':
			return cloudHolding(source, facts);
		case 'api-key-descriptor':
			return namedHolding(selection.descriptor);
		case 'unix-socket':
			return selection.socket
				? {...namedHolding(selection.socket), ignored: "it isn't a credential by itself"}
				: nothing;
		case 'ANTHROPIC_CUSTOM_HEADERS':
			return headersHolding(facts, selection);
		case 'ANTHROPIC_API_KEY':
			return {
				...variableHolding(source, facts),
				...(selection.unapproved && {ignored: approval[selection.unapproved]}),
			};
		case 'ANTHROPIC_AUTH_TOKEN':
			return variableHolding(source, facts);
		case 'CLAUDE_CODE_OAUTH_TOKEN':
			return simple(selection, variableHolding(source, facts));
		case 'profile':
			return simple(selection, profileHolding(selection));
		case 'apiKeyHelper':
			return simple(selection, selection.helper ?? nothing);
		case 'managed-key':
			return simple(selection, selection.managedKey ?? nothing);
		case 'login':
			return simple(selection, loginHolding(selection));
	}
}

const nothing: Holding = {site: undefined, value: undefined, isAbsent: true};

const approval = {
	declined: 'it was declined once and is remembered so',
	unanswered: 'it is used only after it was approved',
} as const;

/** CLAUDE_CODE_SIMPLE takes everything but key, token and headers away. */
function simple({isSimple}: Selection, holding: Holding): Holding {
	return isSimple && !holding.isAbsent ? {...holding, ignored: 'CLAUDE_CODE_SIMPLE is on'} : holding;
}

function variableHolding(name: string, facts: Resolved): Holding {
	const set = facts.inForce(name);
	const useful = usable(set);
	if (useful) {
		return {site: useful.site, value: useful.value};
	}
	const vain = usable(facts.inVain(name));
	if (vain) {
		const ignored =
			name === 'CLAUDE_CODE_OAUTH_TOKEN' && !holdsFor('token-from-settings', facts.version)
				? 'this version takes it from no settings'
				: 'settings of a project may not set it';
		return {site: vain.site, value: vain.value, ignored};
	}
	return set ? {...nothing, site: set.site, why: 'it is set, but blank'} : nothing;
}

function cloudHolding(cloud: Cloud, facts: Resolved): Holding {
	const {flag} = flagOf(cloud);
	const variable = facts.inForce(flag);
	if (!variable) {
		return nothing;
	}
	return isOn(variable) || cloudOf(facts)?.cloud === cloud
		? {site: variable.site, value: undefined}
		: {...nothing, site: variable.site, why: `${flag} is off`};
}

function headersHolding(facts: Resolved, {headers}: Selection): Holding {
	const variable = facts.usable('ANTHROPIC_CUSTOM_HEADERS');
	if (!variable) {
		return nothing;
	}
	const {site} = variable;
	if (headers.refused() !== undefined) {
		return {site, value: undefined, ignored: 'it holds a header that no program can send'};
	}
	const sent = headers.xApiKey ?? headers.authorization;
	return sent ? {site, value: sent.value} : {...nothing, site, why: 'it names no credential'};
}

/** What is behind it can't be seen from here. */
function namedHolding(variable: Variable | undefined): Holding {
	return variable ? {site: variable.site, value: undefined} : nothing;
}

function profileHolding({profile}: Selection): Holding {
	if (!profile) {
		return nothing;
	}
	const {sent, refusal} = profile;
	return {site: sent.site, value: sent.value, ...(refusal && {ignored: refusal.says})};
}

function loginHolding({login}: Selection): Holding {
	switch (login.kind) {
		case 'absent':
			return login.why === undefined ? nothing : {site: login.site, value: undefined, ignored: login.why};
		case 'spent':
		case 'crashes':
			return {site: login.site, value: undefined, ignored: login.why};
		case 'hidden':
			return {site: login.site, value: undefined};
		default:
			return {site: login.site, value: login.token};
	}
}
