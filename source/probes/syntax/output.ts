// What a command in `$(…)` prints, where nothing has to be run to know it: echo and printf of words, uname of this system.
import type {Host} from '../../core/host.js';
import {literalText, type Parts, type ScriptStep} from './script.js';

/** A script that is looked into for what it prints. */
export const longestOutput = 2000;
const printing = new Set(['echo', 'printf', 'uname']);

/** The file that is printed, where that is all that makes the text: `$(cat FILE)`, `$(<FILE)`. */
export function fileOf(text: Parts, parse: (text: string) => readonly ScriptStep[]): Parts | undefined {
	const [only, ...more] = text.filter((part) => part.kind !== 'text' || part.text !== '');
	const script =
		only?.kind === 'computed' && more.length === 0 ? only.script?.replace(/^\s*<(?![<(&])/, 'cat ') : undefined;
	if (script === undefined || script.length > longestOutput) {
		return undefined;
	}
	const [step, ...rest] = parse(script);
	const isCat = step?.kind === 'simple' && literalText(step.name ?? []) === 'cat' && step.args.length === 1;
	return isCat && rest.length === 0 && !step.words.some(({raw}) => /^-|[*?[]/.test(raw)) ? step.args[0] : undefined;
}

export function outputOf(
	script: string,
	parse: (text: string) => readonly ScriptStep[],
	textOf: (parts: Parts) => string | undefined,
	host: Host,
	/** Blanks in it part nothing. */
	isWhole: boolean,
): string | undefined {
	if (script.length > longestOutput) {
		return undefined;
	}
	const [step, ...rest] = parse(script);
	if (step?.kind !== 'simple' || rest.length > 0 || step.effects.length > 0 || step.special) {
		return undefined;
	}
	const name = literalText(step.name ?? []);
	if (name === undefined || !printing.has(name)) {
		return undefined;
	}
	const words = step.args.map(textOf);
	const [first, ...args] = words.map((word) => word ?? '');
	// Quotes tell which words are split again; without them only plain ones are sure.
	const plain = isWhole ? /^(?:[\w.:/@%+,=~ -]|\\n)+$/ : /^[\w.:/@%+,=~-]+$/;
	const isPlain = words.every((word) => word !== undefined && plain.test(word));
	if (!isPlain || step.words.some(({raw}) => /[<>$`~*?[{]/.test(raw))) {
		return undefined;
	}
	if (name === 'echo' && first !== undefined && !/^-/.test(first) && !words.some((word) => /%|\\/.test(word ?? ''))) {
		return [first, ...args].join(' ');
	}
	if (name === 'printf' && first !== undefined) {
		return printed(first, args);
	}
	if (name === 'uname' && (first === undefined || (first === '-s' && args.length === 0))) {
		return host.platform === 'darwin' ? 'Darwin' : host.platform === 'win32' ? undefined : 'Linux';
	}
	return undefined;
}

/** The format is used again for as many words as there are. */
function printed(format: string, args: readonly string[]): string | undefined {
	const places = format.match(/%s/g)?.length ?? 0;
	if (
		!/^(?:[^%\\-]|%s|(?<!^)-|\\n)*$/.test(format) ||
		args.some((word) => word.includes('\\')) ||
		(places === 0 && args.length > 0)
	) {
		return undefined;
	}
	const times = Math.max(1, Math.ceil(args.length / Math.max(1, places)));
	const left = [...args];
	const text = format.repeat(times).replace(/%s|\\n/g, (sign) => (sign === '%s' ? (left.shift() ?? '') : '\n'));
	return text.replace(/(?<!\n)\n+$/, '');
}
