// What a command does that evaluates a text: the steps of the text stand nowhere as they are, so what they do is done by the command.
import type {Span} from '../../core/place.js';
import {placed} from './placed.js';
import {childrenOf, filled, isEvent, type Parts, type ScriptEvent, type ScriptStep} from './script.js';

/** With the command goes all that it does: nothing can be taken out where that is more than one variable. `nothing` undefined: it has to stay. */
export function doneBy(steps: readonly ScriptStep[], span: Span, nothing: string | undefined): readonly ScriptStep[] {
	const names = steps.map((step) => (step.kind === 'simple' ? step.effects.map(nameOf) : [undefined]));
	const isOne = names.every((all) => all.length > 0 && !all.includes(undefined)) && new Set(names.flat()).size === 1;
	return isOne && nothing !== undefined
		? placed(steps, () => span, nothing)
		: placed(steps, () => beginningOf(span), '');
}

/** A text that can't be told may set the variables whose names stand in what makes it. `more`: others that it may set. */
export function maybeSet(
	words: Parts,
	span: Span,
	isOfInterest: (name: string) => boolean,
	more: readonly string[],
): readonly ScriptStep[] {
	return [...new Set([...namesOf(words), ...more])]
		.filter(isOfInterest)
		.map((name) => filled(name, span, {statement: beginningOf(span)}, perhaps));
}

const perhaps = {effect: 'exports', context: {reach: 'conditional', needs: []}} as const;

function beginningOf({start}: Span): Span {
	return {start, end: start};
}

function nameOf(event: ScriptEvent): string | undefined {
	return event.kind === 'assignment' || event.kind === 'export' ? event.name : undefined;
}

/** Names that stand in words and in the commands in them. */
function namesOf(words: Parts): readonly string[] {
	return wordsIn(
		words.map((part) => (part.kind === 'text' ? part.text : part.kind === 'computed' ? part.script : ' ')).join(''),
	);
}

/** Those whose values are used aren't meant. */
export function wordsIn(text: string): readonly string[] {
	return [...new Set(text.match(/(?<![$\w{])[A-Za-z_]\w*/g))];
}

/** The words that all commands of a script are given. */
export function argumentsIn(steps: readonly ScriptStep[]): readonly Parts[] {
	return steps.flatMap((step) =>
		isEvent(step) ? [] : [...(step.kind === 'simple' ? step.args : []), ...argumentsIn(childrenOf(step))],
	);
}
