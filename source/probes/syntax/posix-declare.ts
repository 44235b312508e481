// export, declare, typeset, readonly and local of the POSIX shells: each has its own idea of flags, scopes and errors.
import type {Removal} from '../../core/readings.js';
import {assignmentOf} from './posix-assignment.js';
import type {PosixWord} from './posix-tokens.js';
import {
	type AssignmentEvent,
	isFalse,
	isTrue,
	literalText,
	type Part,
	type Parts,
	type ScriptEvent,
	type Special,
	type Test,
	top,
} from './script.js';

type Declaring = {
	readonly shell: string;
	/** How one word of so many is taken out. */
	removal(word: PosixWord, count: number): Removal;
};

export function declared(
	name: string,
	args: readonly PosixWord[],
	{shell, removal}: Declaring,
): {readonly effects: readonly ScriptEvent[]; readonly status: Test; readonly special?: Special} {
	const flags = args.filter(({raw}) => /^[-+][A-Za-z]+\d*$/.test(raw)).map(({raw}) => raw);
	const has = (letters: RegExp, sign = '-'): boolean =>
		flags.some((flag) => flag.startsWith(sign) && letters.test(flag.slice(1)));
	const names = args.filter(
		(word) => word.assignment || /^[A-Za-z_]\w*$/.test(literalText(word.parts) ?? '') || quoted(word),
	);
	const isAppended = names.some((word) => word.assignment?.isAppended);
	if (name === 'export' && shell !== 'bash' && has(/n/)) {
		return {effects: [], status: isFalse, ...(shell === 'sh' ? {special: {kind: 'fatal'}} : {})};
	}
	if (isAppended && shell !== 'bash') {
		return {effects: [], status: isFalse, special: {kind: 'fatal'}};
	}
	// Functions are listed, or what there is.
	if (has(/[fFp]/) && name !== 'float') {
		return {effects: [], status: isTrue};
	}
	const isOff = (name === 'export' && has(/n/)) || has(/x/, '+');
	const isExporting = (name === 'export' || has(/x/)) && !isOff;
	const isDeclaring = name !== 'export' && name !== 'readonly';
	// In zsh -x makes it a variable of all.
	const isGlobal = has(/g/) || (shell === 'zsh' && has(/x/) && name !== 'local');
	const scope: AssignmentEvent['scope'] = isDeclaring ? (isGlobal ? 'global' : 'local') : undefined;
	// ksh has what dash hasn't.
	const context = shell === 'sh' && isDeclaring && name !== 'local' ? {...top, reach: 'conditional' as const} : top;
	const isLocking = name === 'readonly' || has(/r/);
	const how = {
		effect: isExporting ? ('exports' as const) : ('assigns' as const),
		keepsExport: true,
		...(scope === undefined ? {} : {scope}),
		...(isOff ? {isUnexported: true} : {}),
		...(isLocking ? {locks: true} : {}),
	};
	const isChanged = has(/[iulEFLRZaA]/) || name === 'integer' || name === 'float';
	// Of what can't be told each word may be a name of its own.
	const count = args.filter(({raw}) => !/^[-+]/.test(raw)).length;
	const effects = names.flatMap((word): readonly ScriptEvent[] => {
		const taken = removal(word, count);
		const isManifold = shell === 'bash' && /\{[^{}]*(,|\.\.)[^{}]*\}/.test(bare(word.raw));
		const unsure = isChanged || isManifold ? {value: [{kind: 'computed' as const}]} : {};
		if (word.assignment) {
			return [{...assignmentOf(word, how, taken), ...unsure, context}];
		}
		const inside = quoted(word);
		if (inside) {
			return [{kind: 'assignment', ...inside, ...how, ...taken, ...unsure, context}];
		}
		return isExporting || isOff
			? [
					{
						kind: 'export',
						name: literalText(word.parts) ?? '',
						isOn: isExporting,
						context,
						nameSpan: {start: word.start, end: word.end},
						...taken,
					},
				]
			: [];
	});
	const hidden = names.filter((word) => !word.assignment && !quoted(word)).map(({parts}) => literalText(parts) ?? '');
	const isHiding = scope === 'local' && hidden.length > 0 && !isExporting && !isOff;
	const unknown = isExporting
		? args.filter((word) => !names.includes(word) && literalText(word.parts) === undefined)
		: [];
	return {
		effects,
		status: isTrue,
		...(isHiding && {special: {kind: 'hides', names: hidden}}),
		...(isLocking && scope !== 'local' && hidden.length > 0 && {special: {kind: 'locks', names: hidden}}),
		...(unknown.length > 0 && {special: naming(unknown, count)}),
	};
}

/** What words export whose names are made from something. `count`: of how many words of the command. */
function naming(words: readonly PosixWord[], count: number): Special {
	const text = words.flatMap(({parts}): Parts => {
		const at = parts.findIndex((part) => part.kind === 'text' && part.text.includes('='));
		const sign = parts[at];
		const [name = '', ...value] = sign?.kind === 'text' ? sign.text.split('=') : [];
		// The value is one word, whatever is in it.
		const assigned: Parts = [
			...parts.slice(0, at),
			plain(`${name}='${value.join('=').replaceAll("'", "'\\''")}`),
			...parts.slice(at + 1),
			plain("'"),
		];
		return [plain('\nexport '), ...(at < 0 ? parts : assigned)];
	});
	return {kind: 'eval', text: [...text, plain(count > 1 ? '\n:' : '')], isAnyName: true};
}

function plain(text: string): Part {
	return {kind: 'text', text};
}

/** Without what stands in quotes. */
function bare(raw: string): string {
	return raw.replace(/'[^']*'|"(?:[^"\\]|\\.)*"|\\./gs, '');
}

/** `export "NAME=value"`, `export 'NAME'=value`. */
function quoted(word: PosixWord): Pick<AssignmentEvent, 'name' | 'value' | 'nameSpan' | 'valueSpan'> | undefined {
	const [, quote = '', name, closing = ''] = /^(["'])([A-Za-z_]\w*)(["']?)=/.exec(word.raw) ?? [];
	const end = word.parts.findIndex((part) => part.kind !== 'text' || part.text.includes('='));
	const last = word.parts[end];
	if (name === undefined || last?.kind !== 'text') {
		return undefined;
	}
	const rest = last.text.slice(last.text.indexOf('=') + 1);
	const start = word.start + 1;
	const isOneQuote = closing === '' && word.raw.length > 1 && word.raw.endsWith(quote);
	return {
		name,
		value: [{kind: 'text', text: rest, ...(last.isQuoted && {isQuoted: true})}, ...word.parts.slice(end + 1)],
		nameSpan: {start, end: start + name.length},
		valueSpan: {start: start + name.length + closing.length + 1, end: word.end - (isOneQuote ? 1 : 0)},
	};
}
