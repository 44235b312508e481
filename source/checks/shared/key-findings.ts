// Findings about the text of a key, shared by Claude Code's request and those of SDKs and apps.
import type {Finding, Severity} from '../../core/check.js';
import type {CredentialKind} from '../../core/credential-kind.js';
import type {Defect, DefectKind} from '../../core/defects.js';
import type {AnswerResult} from '../../core/facts.js';
import type {Fix} from '../../core/fix.js';
import type {Site} from '../../core/place.js';
import type {Secret} from '../../core/secret.js';
import {consoleKeys} from './remedies.js';
import {canBeChanged, rename, type Setter, setTo} from './setters.js';

export type Subject = {
	/** The variable's name. */
	readonly name: string;
	/** As it would be sent by this client. */
	readonly value: Secret;
	readonly sites: readonly Site[];
	readonly setters: readonly Setter[];
	readonly severity: Severity;
	/** What the client does with odd characters is said in its own terms. */
	readonly client: 'claude-code' | 'python' | 'javascript' | 'curl' | 'app';
	/** What the server said to the value without its accidents. */
	readonly cleaned: AnswerResult | undefined;
};

const causes: readonly (readonly [readonly DefectKind[], string])[] = [
	[['bearer', 'quote'], 'key-quoted'],
	[['zero-width', 'non-ascii', 'latin-1', 'control'], 'key-invisible'],
	[['line-break', 'blank'], 'key-whitespace'],
];

/** The finding about odd characters and wrapping; undefined for a clean value. */
export function defectFinding(subject: Subject): readonly Finding[] | undefined {
	const {value, name, sites, severity, client, cleaned} = subject;
	const {defects} = value;
	const cause = causes.find(([kinds]) => defects.some(({kind}) => kinds.includes(kind)))?.[1];
	if (!cause) {
		return undefined;
	}
	const isProved = cleaned?.kind === 'accepted';
	return [
		{
			cause,
			severity,
			detail: `${name} holds ${describe(defects)}. ${consequence(defects, client)}${isProved ? ' Without it the same key is accepted.' : ''}`,
			where: sites,
			evidence: [
				...defects.slice(0, 4).map(({at, codePoint, name: character}) => ({
					label: `character ${at} of ${value.length}`,
					value: `${codePoint} ${character}`,
				})),
				...(isProved ? [{label: 'server', value: 'accepts the key without these characters'}] : []),
			],
			leadsTo: ['key-rejected', 'gateway-rejected', 'token-rejected'],
			fixes: cleanUp(subject),
		},
	];
}

function describe(defects: readonly Defect[]): string {
	const [first] = defects;
	const more = defects.length > 1 ? ` and ${defects.length - 1} more` : '';
	return first
		? `${/^the /.test(first.name) ? '' : `${/^[aeiou]/i.test(first.name) ? 'an' : 'a'} `}${first.name} (${first.codePoint}) at character ${first.at}${more}`
		: 'nothing odd';
}

function consequence(defects: readonly Defect[], client: Subject['client']): string {
	const has = (...kinds: DefectKind[]): boolean => defects.some(({kind}) => kinds.includes(kind));
	switch (client) {
		case 'claude-code':
			return has('line-break', 'zero-width', 'non-ascii')
				? 'Claude Code refuses it before sending anything.'
				: 'Claude Code sends it as it is, and the server takes it for another key.';
		case 'python':
			return has('line-break', 'blank')
				? 'The Python SDK stops with "Illegal header value".'
				: 'The Python SDK stops with an encoding error, or sends it and gets 401.';
		case 'javascript':
			return has('zero-width', 'non-ascii')
				? 'The TypeScript SDK stops: such a character fits into no header.'
				: 'The TypeScript SDK trims the ends and sends the rest as it is.';
		case 'curl':
			return 'curl sends it as it is, which breaks the header.';
		case 'app':
			return 'The app sends it as it is, and the server takes it for another key.';
	}
}

function cleanUp({value, name, setters}: Subject): readonly Fix[] {
	const isGuess = value.defects.some(
		({kind, name: character}) => kind === 'non-ascii' && /looks like|letter|non-ASCII/.test(character),
	);
	const clean = value.cleaned();
	if (isGuess || !canBeChanged(setters) || clean.isEmpty) {
		return [
			{
				id: 'paste-again',
				title: isGuess
					? 'Copy the key again: which letter it was nobody can know'
					: `Set ${name} again without these characters`,
				risk: 'manual',
				changes: [
					{
						kind: 'tell',
						text: 'Copy it from the Console with its copy button. On macOS this takes line breaks out of the clipboard:',
						command: "pbpaste | tr -d '\\r\\n' | pbcopy",
					},
				],
				touches: [],
			},
		];
	}
	return [
		{
			id: 'clean',
			title: `Write ${name} without these characters`,
			risk: 'safe',
			changes: setTo(clean, setters),
			touches: [],
		},
	];
}

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

/** The shortest API key that was seen has about 100 characters; only said of one that is refused. */
const shortestKey = 95;

/** The finding about what kind of credential a value is, at Anthropic's own endpoint. */
export function kindFinding({
	refused,
	...subject
}: Subject & {readonly refused: Extract<AnswerResult, {kind: 'said'}> | undefined}): readonly Finding[] | undefined {
	const {name, value, sites, setters, severity, client} = subject;
	const {kind} = value;
	const shared = {
		severity,
		where: sites,
		evidence: refused ? [{label: 'server', value: refused.message}] : [],
		leadsTo: refused ? [refused.cause] : [],
	};
	if (kind === 'placeholder' && name !== 'ANTHROPIC_AUTH_TOKEN') {
		return [
			{
				...shared,
				cause: 'key-placeholder',
				detail: `${name} is the example value "${value.hint}", not a key.`,
				fixes: [consoleKeys(undefined)],
			},
		];
	}
	const home = client === 'claude-code' ? homes[kind] : kind === 'api-key' ? 'ANTHROPIC_API_KEY' : undefined;
	const isWrong =
		kindNames[kind] !== undefined &&
		home !== name &&
		!(kind === 'other-vendor' && name === 'ANTHROPIC_AUTH_TOKEN') &&
		!(client !== 'claude-code' && kind === 'api-key' && !(name === 'ANTHROPIC_AUTH_TOKEN' && refused?.status === 401));
	if (isWrong) {
		return [
			{
				...shared,
				cause: 'key-wrong-kind',
				detail: `${name} holds ${kindNames[kind]}. ${home ? `It belongs in ${home}.` : ''}`.trim(),
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
											command: `export ${home}="$${name}"; unset ${name}`,
										},
									],
									touches: [],
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
