// The ladder: every source of Claude Code once, highest first, with its state in print mode and in sessions.

import {type Holding, holdingOf} from './holdings.js';
import type {ModePrediction} from './mode.js';
import type {Resolved} from './resolve.js';
import type {Request, Rung, RungState, SourceName} from './types.js';

/** Highest first, as Claude Code prefers them; custom headers replace the API key's header, and give way to a token in the other. */
export const sourceOrder: readonly SourceName[] = [
	'gateway-session',
	'bedrock',
	'vertex',
	'foundry',
	'anthropic-aws',
	'mantle',
	'ANTHROPIC_CUSTOM_HEADERS',
	'ANTHROPIC_AUTH_TOKEN',
	'ANTHROPIC_API_KEY',
	'api-key-descriptor',
	'apiKeyHelper',
	'CLAUDE_CODE_OAUTH_TOKEN',
	'profile',
	'login',
	'managed-key',
	'unix-socket',
];

export function ladderOf(facts: Resolved, print: ModePrediction, interactive: ModePrediction): readonly Rung[] {
	return sourceOrder.map((source) => rungOf(source, facts, print, interactive));
}

function rungOf(source: SourceName, facts: Resolved, print: ModePrediction, interactive: ModePrediction): Rung {
	const holding = holdingOf(source, facts, print.selection);
	const {state, why} = stateOf(source, holding, print);
	const session = stateOf(source, holdingOf(source, facts, interactive.selection), interactive);
	const inSession = session.state === state ? undefined : session;
	return {
		source,
		site: holding.site,
		value: holding.value,
		state,
		why: why ?? (inSession?.why && `in sessions: ${inSession.why}`),
		...(inSession ? {interactive: inSession.state} : {}),
	};
}

type Stated = {readonly state: RungState; readonly why: string | undefined};

function stateOf(source: SourceName, holding: Holding, {intended, prediction}: ModePrediction): Stated {
	if (holding.isAbsent) {
		return {state: 'absent', why: holding.why};
	}
	if (isSent(source, intended)) {
		const {refusal} = prediction;
		return {state: 'wins', why: refusal && `but nothing is sent: ${refusal.says}`};
	}
	return holding.ignored === undefined
		? {state: 'shadowed', why: `${winnerOf(intended)} instead`}
		: {state: 'ignored', why: holding.ignored};
}

function isSent(source: SourceName, {provider, xApiKey, bearer}: Request): boolean {
	return source === provider || source === xApiKey?.source || source === bearer?.source;
}

const names: Readonly<Partial<Record<SourceName, string>>> = {
	bedrock: 'Amazon Bedrock',
	vertex: 'Google Vertex AI',
	foundry: 'Microsoft Foundry',
	'anthropic-aws': 'Claude Platform on AWS',
	mantle: 'Amazon Bedrock (Mantle)',
	'api-key-descriptor': 'the key of a file descriptor',
	'unix-socket': 'what listens at ANTHROPIC_UNIX_SOCKET',
	login: 'the stored login',
	'managed-key': 'the key of the Console sign-in',
	profile: 'an Anthropic profile',
};

function winnerOf({provider, xApiKey, bearer}: Request): string {
	const winners =
		provider === 'anthropic' ? [xApiKey, bearer].flatMap((sent) => (sent ? [sent.source] : [])) : [provider];
	const shown = [...new Set(winners)].map((source) => names[source] ?? source);
	return `${shown.join(' and ') || 'nothing'} ${shown.length > 1 ? 'are' : 'is'} used`;
}
