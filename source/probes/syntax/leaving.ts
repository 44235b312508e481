// The commands that POSIX shells and fish share: those that leave, and eval.
import {isTrue, isUnknown, literalText, type Parts, type ScriptStep, type Special, type Test} from './script.js';

type Word = {readonly parts: Parts};

/** `return`, `exit`, `break`, `continue` with their number; `exec PROGRAM`. undefined: none of them. */
export function leavingOf(
	name: string,
	args: readonly Word[],
): {readonly status?: Test; readonly special?: Special} | undefined {
	const [first] = args;
	switch (name) {
		case 'return':
		case 'exit':
		case 'logout':
			return {special: {kind: 'leave', what: name === 'return' ? 'return' : 'exit', value: codeOf(first)}};
		case 'break':
		case 'continue': {
			const levels = Number(first && literalText(first.parts)) || 1;
			return {special: {kind: 'leave', what: name, value: isTrue, levels: Math.min(levels, 20)}};
		}
		case 'exec':
			return args.length > 0 ? {special: {kind: 'leave', what: 'exit', value: isTrue}} : {status: isTrue};
		default:
			return undefined;
	}
}

function codeOf(word: Word | undefined): Test {
	const text = word && literalText(word.parts);
	return text === undefined ? (word ? isUnknown : {kind: 'kept'}) : {kind: 'is', value: text === '0'};
}

/** `inside`: the steps of a word that holds a script to the letter. */
export function evaluating<W extends Word>(
	args: readonly W[],
	inside: (word: W) => readonly ScriptStep[] | undefined = () => undefined,
): {readonly status: Test; readonly special: Extract<Special, {kind: 'eval'}>} {
	const [only, ...more] = args;
	const steps = only && more.length === 0 ? inside(only) : undefined;
	const text = args.flatMap(({parts}, index): Parts => (index === 0 ? parts : [{kind: 'text', text: ' '}, ...parts]));
	return {status: {kind: 'kept'}, special: {kind: 'eval', text, ...(steps ? {steps} : {})}};
}
