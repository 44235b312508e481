// Findings about odd characters in a key and what is wrapped around it.
import {countText} from '../../core/answer-text.js';
import type {CauseId} from '../../core/cause-id.js';
import type {Finding} from '../../core/check.js';
import {type Defect, type DefectKind, writeDefect} from '../../core/defects.js';
import type {Fix} from '../../core/fix.js';
import type {Variable} from '../../core/readings.js';
import type {InForce, Sent} from '../../core/request.js';
import type {Secret} from '../../core/secret.js';
import type {Sender} from '../../facts/sender.js';
import {canBeChanged} from '../../facts/setters.js';
import {paste} from './fixes.js';
import {byHand, writeFix} from './sender-fixes.js';

/** A credential that a sender puts into a header. */
export type Held = {
	readonly sender: Sender;
	readonly sent: Sent;
	readonly value: Secret;
	/** What holds it; undefined: no variable. */
	readonly variable: InForce | undefined;
	/** What it is called, at the beginning of a sentence. */
	readonly name: string;
};

const causes: readonly (readonly [readonly DefectKind[], CauseId])[] = [
	[['bearer', 'quote'], 'key-quoted'],
	[['zero-width', 'non-ascii', 'latin-1', 'control'], 'key-invisible'],
	[['line-break', 'blank'], 'key-whitespace'],
];

/** A blank that only looks like a space (no-break, ideographic) counts as an invisible character (causes.md §4). */
const isOddBlank = ({kind, codePoint}: Defect): boolean =>
	kind === 'blank' && Number.parseInt(codePoint.slice(2), 16) > 0x7f;

export function causeOfDefects(defects: readonly Defect[]): CauseId | undefined {
	const cause = causes.find(([kinds]) => defects.some(({kind}) => kinds.includes(kind)))?.[1];
	return cause === 'key-whitespace' && defects.some(isOddBlank) ? 'key-invisible' : cause;
}

/** The finding about odd characters and wrapping; undefined for a clean value. */
export function defectFinding({sender, sent, value, variable, name}: Held): Finding | undefined {
	const {defects} = value;
	const cause = causeOfDefects(defects);
	if (!cause) {
		return undefined;
	}
	const isProved = sender.asked?.cleaned?.kind === 'accepted';
	return {
		cause,
		severity: sender.severity,
		detail: `${name} holds ${describe(defects)}. ${consequence(value, sender)}${isProved ? ' Without it the same key is accepted.' : ''}`,
		where: [sent.site],
		evidence: [
			...defects.slice(0, 4).map((defect) => ({
				label: `character ${defect.at} of ${value.length}`,
				value: writeDefect(defect),
			})),
			...(isProved ? [{label: 'without these characters', value: 'the server accepts the key'}] : []),
		],
		fixes: variable ? [cleanUp(sender, variable, value, name, isProved)] : [],
	};
}

function describe(defects: readonly Defect[]): string {
	const [first, ...others] = defects;
	if (!first) {
		return 'nothing odd';
	}
	const [second] = others;
	const isPair = second !== undefined && others.length === 1 && writeDefect(second) === writeDefect(first);
	return isPair
		? `${writeDefect(first)} at characters ${first.at} and ${second.at}`
		: `${writeDefect(first)} at character ${first.at}${others.length > 0 ? ` and ${countText(others.length, 'more odd character')}` : ''}`;
}

function consequence(value: Secret, {kind, name, refusal, dialect}: Sender): string {
	if (kind === 'app' && refusal) {
		return `${name} stops with "${refusal.says}" and sends nothing.`;
	}
	const {odd, keyHeader} = dialect;
	return dialect.refuses(value, keyHeader) === undefined ? odd.passes : odd.stops;
}

function cleanUp(sender: Sender, variable: Variable, value: Secret, name: string, isProved: boolean): Fix {
	const clean = value.cleaned();
	const inside = name.replace(/^The /, 'the ');
	const isLookAlike = value.defects.some(
		({kind, name: character}) => kind === 'non-ascii' && /looks like|letter|non-ASCII/.test(character),
	);
	const isGuess = isLookAlike && !isProved;
	if (!isGuess && !clean.isEmpty && canBeChanged([sender.setterOf(variable)])) {
		return writeFix(sender, variable, clean, {id: 'clean', title: `Write ${inside} without these characters`});
	}
	const title = isGuess
		? 'Copy the key again: which letter it was nobody can know'
		: `Set ${inside} again without these characters`;
	return byHand(sender, 'paste-again', title, copied);
}

const copied = paste(
	'Copy it from the Console with its copy button. On macOS this takes line breaks out of the clipboard:',
	"pbpaste | tr -d '\\r\\n' | pbcopy",
);
