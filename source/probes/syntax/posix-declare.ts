// export, declare, typeset, readonly and local of the POSIX shells: each has its own idea of flags, scopes and errors.
import type {Span} from '../../core/place.js';
import type {Removal} from '../../core/readings.js';
import {assignmentOf} from './posix-assignment.js';
import type {PosixWord} from './posix-tokens.js';
import {
	type AssignmentEvent,
	filled,
	isFalse,
	isTrue,
	literalText,
	type Parts,
	type ScriptEvent,
	type Special,
	type Test,
	top,
} from './script.js';
import {spoken, typed} from './spoken.js';

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
	if (has(shell === 'bash' ? /[fFp]/ : /[fp]/) && name !== 'float') {
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
	const [first, second] = names.map((word) => word.assignment?.name ?? literalText(word.parts) ?? '');
	const target = names[0]?.assignment?.value.parts;
	const standing: Special | undefined =
		first !== undefined && has(/n/) && name !== 'export' && shell === 'bash' && target
			? {kind: 'stands', name: first, for: target, isChanged: false}
			: first !== undefined && second !== undefined && has(/T/) && shell === 'zsh'
				? {kind: 'stands', name: second, for: [typed(first)], isChanged: true}
				: first !== undefined && isChanged && names.length === 1 && !names[0]?.assignment
					? {kind: 'stands', name: first, for: [typed(first)], isChanged: true}
					: undefined;
	// Of what can't be told each word may be a name of its own.
	const count = args.filter(({raw}) => !/^[-+]/.test(raw)).length;
	const isReference = standing?.kind === 'stands' && !standing.isChanged;
	const effects = (isReference ? [] : names).flatMap((word): readonly ScriptEvent[] => {
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
		const name = literalText(word.parts) ?? '';
		const nameSpan = {start: word.start, end: word.end};
		return isExporting || isOff
			? [
					{
						kind: 'export',
						name,
						isOn: isExporting,
						context,
						nameSpan,
						...taken,
					},
					...(shell === 'zsh' && isExporting && scope !== 'local' ? [bareOf(name, nameSpan, {...how, ...taken})] : []),
				]
			: [];
	});
	const hidden = names.filter((word) => !word.assignment && !quoted(word)).map(({parts}) => literalText(parts) ?? '');
	const isHiding = scope === 'local' && hidden.length > 0 && !isExporting && !isOff;
	const unknown = args.filter(
		(word) => !names.includes(word) && (literalText(word.parts) === undefined || isBraced(word, shell)),
	);
	const [tied] = has(/T/) && shell === 'zsh' ? names : [];
	return {
		effects: [
			...(tied && !tied.assignment ? [tying(tied, names[1]?.assignment !== undefined, how, removal)] : []),
			...effects,
		],
		status: isTrue,
		...(isHiding && {special: {kind: 'hides', names: hidden}}),
		...(isLocking && scope !== 'local' && hidden.length > 0 && {special: {kind: 'locks', names: hidden}}),
		...(unknown.length > 0 && {special: naming(name, unknown, {flags, count, shell, isExporting})}),
		...(standing && {special: standing}),
	};
}

/** It is empty from here on, where it wasn't set. */
function bareOf(name: string, nameSpan: Span, how: Partial<AssignmentEvent> & Removal): AssignmentEvent {
	const valueSpan = {start: nameSpan.end, end: nameSpan.end};
	const more = {effect: 'assigns', onlyIf: 'unset', isBare: true, context: top} as const;
	return {kind: 'assignment', name, value: [], keepsExport: true, ...how, ...more, nameSpan, valueSpan};
}

/** `typeset -T NAME list`: what the list comes to with colons. */
function tying(
	word: PosixWord,
	isOf: boolean,
	how: Partial<AssignmentEvent>,
	removal: Declaring['removal'],
): AssignmentEvent {
	const span = {start: word.start, end: word.end};
	return filled(literalText(word.parts) ?? '', span, removal(word, 2), {
		...how,
		...(isOf ? {} : {onlyIf: 'unset' as const}),
	});
}

/** What words declare whose names are made from something. `count`: of how many words of the command. */
function naming(
	command: string,
	words: readonly PosixWord[],
	how: {
		readonly flags: readonly string[];
		readonly count: number;
		readonly shell: string;
		readonly isExporting: boolean;
	},
): Special {
	const {flags, count, shell, isExporting} = how;
	const text = words.flatMap((word): Parts => {
		const made = isBraced(word, shell)
			? [{kind: 'computed' as const, script: word.raw.replace(/[{},]/g, ' ')}]
			: word.parts;
		return [typed(`\n${[command, ...flags].join(' ')} `), ...spoken([{parts: made}], shell !== 'zsh', true)];
	});
	// `export $NAME=value` was meant for that name, where it isn't one that names another.
	const isMeant = words.every(({raw}) => /^\$\w+=/.test(raw));
	return {
		kind: 'eval',
		text: [...text, typed(count > 1 ? '\n:' : '')],
		...(isExporting && !isMeant && {isAnyName: true}),
	};
}

/** `{A,B}=value`. */
function isBraced({raw}: PosixWord, shell: string): boolean {
	return shell !== 'sh' && /^\w*\{[^{}]*(,|\.\.)[^{}]*\}/.test(raw);
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
