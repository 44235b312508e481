// Findings about odd characters in a key and what is wrapped around it, shared by Claude Code's request and those of SDKs and apps.
import type {CauseId} from '../../core/cause-id.js';
import type {Finding, Severity} from '../../core/check.js';
import type {Defect, DefectKind} from '../../core/defects.js';
import type {Fix} from '../../core/fix.js';
import type {Site} from '../../core/place.js';
import type {AnswerResult} from '../../core/readings.js';
import type {Secret} from '../../core/secret.js';
import type {ClientKind} from '../../facts/senders.js';
import {canBeChanged, type Setter} from '../../facts/setters.js';
import {setTo} from './set-changes.js';

export type Subject = {
	/** The variable's name. */
	readonly name: string;
	/** The SDK's own variable whose place it takes, where a program reads another one. */
	readonly slot?: string;
	/** As it would be sent by this client. */
	readonly value: Secret;
	readonly sites: readonly Site[];
	readonly setters: readonly Setter[];
	readonly severity: Severity;
	readonly client: ClientKind;
	/** What the server said to the value without its accidents. */
	readonly cleaned: AnswerResult | undefined;
};

const causes: readonly (readonly [readonly DefectKind[], CauseId])[] = [
	[['bearer', 'quote'], 'key-quoted'],
	[['zero-width', 'non-ascii', 'latin-1', 'control'], 'key-invisible'],
	[['line-break', 'blank'], 'key-whitespace'],
];

/** A blank that only looks like a space (no-break, ideographic) is one of the characters that nobody sees (causes.md §4). */
const isOddBlank = ({kind, codePoint}: Defect): boolean =>
	kind === 'blank' && Number.parseInt(codePoint.slice(2), 16) > 0x7f;

function causeOf(defects: readonly Defect[]): CauseId | undefined {
	const cause = causes.find(([kinds]) => defects.some(({kind}) => kinds.includes(kind)))?.[1];
	return cause === 'key-whitespace' && defects.some(isOddBlank) ? 'key-invisible' : cause;
}

/** The finding about odd characters and wrapping; undefined for a clean value. */
export function defectFinding(subject: Subject): readonly Finding[] | undefined {
	const {value, name, sites, severity, client, cleaned} = subject;
	const {defects} = value;
	const cause = causeOf(defects);
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

function cleanUp({value, name, setters, cleaned}: Subject): readonly Fix[] {
	const isLookAlike = value.defects.some(
		({kind, name: character}) => kind === 'non-ascii' && /looks like|letter|non-ASCII/.test(character),
	);
	const isGuess = isLookAlike && cleaned?.kind !== 'accepted';
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
			},
		];
	}
	return [
		{
			id: 'clean',
			title: `Write ${name} without these characters`,
			risk: 'safe',
			changes: setTo(clean, setters),
		},
	];
}
