// Findings about what kind of credential a value is, shared by Claude Code's request and those of SDKs and apps.
import type {Finding} from '../../core/check.js';
import type {CredentialKind} from '../../core/credential-kind.js';
import type {AnswerResult} from '../../core/readings.js';
import {canBeChanged} from '../../facts/setters.js';
import type {Subject} from './key-findings.js';
import {consoleKeys} from './remedies.js';
import {rename, renameHere} from './set-changes.js';

/** Which variable a kind belongs in; undefined: in none that a client reads. */
const homes: Partial<Record<CredentialKind, string>> = {
	'api-key': 'ANTHROPIC_API_KEY',
	oauth: 'CLAUDE_CODE_OAUTH_TOKEN',
};

const kindNames: Partial<Record<CredentialKind, string>> = {
	'api-key': 'an API key of the Console',
	oauth: 'an OAuth token of a subscription',
	refresh: 'a renewal token, which belongs in no request',
	admin: 'an Admin key, which manages organisations and can send no messages',
	enterprise: 'a Claude Enterprise key, which can send no messages',
	session: 'a browser cookie of claude.ai, which is no API credential. Sign out there to make it worthless',
	'other-vendor': "another vendor's key",
};

/** A gateway's own token can look like anything; Anthropic's own credentials all begin alike (facts.md §6). */
export function isForeign(kind: CredentialKind): boolean {
	return kind === 'other-vendor' || kind === 'unknown';
}

/** The shortest API key that was seen has about 100 characters; only said of one that is refused. */
const shortestKey = 95;

/** The finding about what kind of credential a value is, at Anthropic's own endpoint. */
export function kindFinding({
	refused,
	says,
	...subject
}: Subject & {
	readonly refused: Extract<AnswerResult, {kind: 'said'}> | undefined;
	/** Where it isn't the variable itself that holds it: what to call it at the beginning of a sentence. */
	readonly says?: string;
}): readonly Finding[] | undefined {
	const {name, value, sites, setters, severity, client, slot = name} = subject;
	const {kind} = value;
	const holds = says === undefined ? `${name} holds` : `${says} is`;
	const shared = {
		severity,
		where: sites,
		evidence: refused ? [{label: 'server', value: refused.message}] : [],
		leadsTo: refused ? [refused.cause] : [],
	};
	if (kind === 'placeholder' && slot !== 'ANTHROPIC_AUTH_TOKEN') {
		return [
			{
				...shared,
				cause: 'key-placeholder',
				detail: `${says ?? name} is the example value "${value.hint}", not a key.`,
				fixes: [consoleKeys(undefined)],
			},
		];
	}
	const home = client === 'claude-code' ? homes[kind] : kind === 'api-key' ? 'ANTHROPIC_API_KEY' : undefined;
	// A token variable without a known beginning is left to the server: there it may be a gateway's.
	const isUnknown = kind === 'unknown' && client === 'claude-code' && slot !== 'ANTHROPIC_AUTH_TOKEN';
	if (isUnknown && value.hasCutPrefix) {
		return [
			{
				...shared,
				cause: 'key-truncated',
				detail: `${holds} a key without its beginning, which is sk-ant-: it was not copied whole.`,
				fixes: [consoleKeys(undefined)],
			},
		];
	}
	if (isUnknown && (name !== 'CLAUDE_CODE_OAUTH_TOKEN' || refused)) {
		return [
			{
				...shared,
				cause: 'key-wrong-kind',
				detail: `${holds} a value that Anthropic does not issue (its own begin with sk-ant-), and it goes to Anthropic, since no base URL leads elsewhere.`,
				leadsTo: [...shared.leadsTo, 'token-rejected', 'key-rejected'],
				fixes: [consoleKeys(undefined)],
			},
		];
	}
	const isWrong =
		kindNames[kind] !== undefined &&
		home !== slot &&
		!(kind === 'other-vendor' && slot === 'ANTHROPIC_AUTH_TOKEN') &&
		!(client !== 'claude-code' && kind === 'api-key' && !(slot === 'ANTHROPIC_AUTH_TOKEN' && refused?.status === 401));
	if (isWrong && home && slot !== name) {
		const title = `Hand ${name} to the client as its API key`;
		return [
			{
				...shared,
				cause: 'key-wrong-kind',
				detail: `${holds} ${kindNames[kind]}, but the program hands it to its client in place of ${slot}.`,
				fixes: [{id: 'other-argument', title, risk: 'manual', changes: [{kind: 'tell', text: title}]}],
			},
		];
	}
	if (isWrong) {
		return [
			{
				...shared,
				cause: 'key-wrong-kind',
				detail: `${holds} ${kindNames[kind]}. ${home ? `It belongs in ${home}.` : ''}`.trim(),
				fixes:
					home && canBeChanged(setters)
						? [
								{
									id: 'rename',
									title: `Call the variable ${home}`,
									risk: 'safe',
									changes: [
										...rename(home, setters),
										{
											kind: 'tell',
											text: 'Open a new terminal, or paste this in this one:',
											inShell: renameHere(name, home),
										},
									],
								},
							]
						: [consoleKeys(undefined)],
			},
		];
	}
	if (kind === 'api-key' && refused?.status === 401 && value.length < shortestKey) {
		return [
			{
				...shared,
				cause: 'key-truncated',
				detail: `The key is refused and has only ${value.length} characters: it was probably cut when it was copied.`,
				fixes: [consoleKeys(undefined)],
			},
		];
	}
	return undefined;
}
