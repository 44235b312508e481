// What a command in `$(…)` prints, where nothing has to be run to know it: echo and printf of words, uname of this system.
import type {Host} from '../../core/host.js';
import type {Parts, ScriptStep} from './script.js';

const longest = 2000;

export function outputOf(
	script: string,
	parse: (text: string) => readonly ScriptStep[],
	textOf: (parts: Parts) => string | undefined,
	host: Host,
): string | undefined {
	if (script.length > longest) {
		return undefined;
	}
	const [step, ...rest] = parse(script);
	if (step?.kind !== 'simple' || rest.length > 0 || step.effects.length > 0 || step.special) {
		return undefined;
	}
	const words = [...(step.name ? [step.name] : []), ...step.args].map(textOf);
	// Quotes tell which words are split again; without them only plain ones are sure.
	const isPlain = words.every((word) => word !== undefined && /^[\w.:/@%+,=~-]+$/.test(word));
	const [name, first, ...args] = words;
	if (!isPlain || name === undefined || step.words.some(({raw}) => /[<>$`~*?[{]/.test(raw))) {
		return undefined;
	}
	if (name === 'echo' && first !== undefined && !first.startsWith('-') && !/%/.test(first)) {
		return [first, ...args].join(' ');
	}
	if (name === 'printf' && (first === '%s' || (first !== undefined && args.length === 0 && !/[%\\-]/.test(first)))) {
		return first === '%s' ? args.join('') : first;
	}
	if (name === 'uname' && (first === undefined || (first === '-s' && args.length === 0))) {
		return host.platform === 'darwin' ? 'Darwin' : host.platform === 'win32' ? undefined : 'Linux';
	}
	return undefined;
}
