// Proves an edit of a script: read again, it does the same as before without what was taken out.
import type {EditedText, Prove} from '../../core/fix.js';
import type {Span} from '../../core/place.js';
import type {Removal} from '../../core/readings.js';
import {isNothing} from '../../core/text-edits.js';
import {scanCsh} from './csh.js';
import {scannerOf} from './dotenv.js';
import {scanFish} from './fish.js';
import {scanFishVariables} from './fish-variables.js';
import {scanPosix} from './posix.js';
import {scanPowershell} from './powershell.js';
import {scannerOn} from './returns.js';
import {type AssignmentEvent, childrenOf, isEvent, type Parts, type ScriptEvent, type ScriptStep} from './script.js';

/** One thing that is read, in the order of reading, and where it stands. */
type Mark = {readonly text: string; readonly spans: readonly Span[]; readonly event?: AssignmentEvent};

export const proveEdit: Prove = (edited) => {
	const read = readerOf(edited);
	if (!read) {
		return undefined;
	}
	const {old, fresh} = placesOf(edited);
	const before = marksOf(read(edited.before), edited.before);
	const after = marksOf(read(edited.after), edited.after);
	if (before.isCut || after.isCut) {
		return 'it is too long to be read to its end';
	}
	const [kept, gone] = parted(before.marks, old);
	const [still, added] = parted(after.marks, fresh);
	const isRemoval = fresh.every(({span, removed}) => removed || span.start === span.end);
	const isMore = isRemoval
		? after.commands.length > before.commands.length
		: after.commands.length !== before.commands.length;
	if (isMore || kept.length !== still.length || kept.some(({text}, index) => text !== still[index]?.text)) {
		return 'the change would do more than it says';
	}
	if (before.commands.some((words) => isBare(words, old))) {
		return 'of one of its commands nothing but the name would be left';
	}
	const names = new Set(gone.flatMap(({event}) => event?.name ?? []));
	if (isRemoval && asked(read(edited.before)).some((name) => names.has(name))) {
		return 'a loop that waits for it might never end';
	}
	if (isRemoval && gone.some(({event}) => event && isBystander(event, gone, edited))) {
		return 'the command that sets it does more than that, and has to be changed by hand';
	}
	const events = (marks: readonly Mark[]): readonly AssignmentEvent[] =>
		marks.flatMap(({event}) => (event && event.effect !== 'commented' ? [event] : []));
	const [lost, found] = [events(gone), events(added)];
	if (isRemoval ? found.length > 0 : found.length !== lost.length || found.some(({effect}) => effect === 'broken')) {
		return 'what is written instead would not be read as it is meant';
	}
	return undefined;
};

function readerOf({reads, platform}: EditedText): ((text: string) => readonly ScriptStep[]) | undefined {
	const {syntax, shell} = reads;
	const options = shell === undefined ? {} : {shell};
	const posix = platform === undefined ? scanPosix : scannerOn(platform, scanPosix);
	switch (syntax) {
		case 'posix':
			return (text) => posix(text, options);
		case 'envrc':
			return (text) => posix(text, {shell: 'bash'});
		case 'fish':
			return (text) => (/^SETUVAR /m.test(text) ? scanFishVariables(text) : scanFish(text));
		case 'csh':
			return (text) => scanCsh(text);
		case 'powershell':
			return (text) => scanPowershell(text);
		case 'dotenv':
			return (text) => scannerOf('dotenv')(text);
		default:
			return undefined;
	}
}

/** Nobody asked for its name: it stands in a command that is taken out for another one, or its value has one in it. */
function isBystander(event: AssignmentEvent, gone: readonly Mark[], {edits}: EditedText): boolean {
	const {nameSpan, effect, context} = event;
	const takesIt = ({statement, among}: Removal): boolean =>
		(isWithin(nameSpan, statement) && edits.some((edit) => isSame(edit, statement))) ||
		(among !== undefined && takesIt(among));
	const names = new Set(gone.flatMap((mark) => (mark.event && takesIt(mark.event) ? [mark.event.name] : [])));
	const isLeft = !edits.some((edit) => isWithin(nameSpan, edit));
	const isForOneCommand = context.reach === 'function';
	return effect !== 'commented' && !isForOneCommand && (isLeft || (names.size > 0 && !names.has(event.name)));
}

function isWithin(one: Span, other: Span): boolean {
	return other.start <= one.start && one.end <= other.end;
}

function isSame(one: Span, other: Span): boolean {
	return one.start === other.start && one.end === other.end;
}

/** The words that conditions of loops are made of. */
function asked(steps: readonly ScriptStep[], isTest = false): readonly string[] {
	return steps.flatMap((step) => [
		...(step.kind === 'simple' && isTest ? step.words.flatMap(({raw}) => raw.split(/\W+/)) : []),
		...(step.kind === 'while' ? asked(step.test, true) : []),
		...asked(childrenOf(step), isTest),
	]);
}

type Place = {readonly span: Span; readonly removed: boolean};

/** Where the edits stand in the old text, and where what took their place stands in the new one. */
function placesOf({edits, after}: EditedText): {readonly old: readonly Place[]; readonly fresh: readonly Place[]} {
	const old: Place[] = [];
	const fresh: Place[] = [];
	let moved = 0;
	let at = 0;
	for (const {start, end, length} of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
		const from = Math.max(start, at);
		const place = {start: from + moved, end: from + moved + length};
		const removed = end > start && isNothing(after.slice(place.start, place.end));
		old.push({span: {start, end}, removed});
		fresh.push({span: place, removed});
		at = Math.max(at, end);
		moved += length - Math.max(0, at - from);
	}
	return {old, fresh};
}

/** What is taken out touches what it overlaps; what is written also what it stands beside. */
function isTouched(spans: readonly Span[], places: readonly Place[]): boolean {
	return places.some(({span, removed}) =>
		spans.some(({start, end}) =>
			removed ? start < span.end && span.start < end : start <= span.end && span.start <= end,
		),
	);
}

/** `export A=1 B=2` without either is `export`, which lists everything. */
function isBare([first, ...rest]: readonly Span[], places: readonly Place[]): boolean {
	const isGone = (word: Span): boolean => places.some(({span, removed}) => removed && isWithin(word, span));
	return first !== undefined && !isGone(first) && rest.length > 0 && rest.every(isGone);
}

function parted(marks: readonly Mark[], places: readonly Place[]): readonly [readonly Mark[], readonly Mark[]] {
	const touched = marks.filter(({spans}) => isTouched(spans, places));
	const gone = new Set(touched);
	return [withoutEmpty(marks.filter((mark) => !gone.has(mark))), touched];
}

/** A group with nothing in it does nothing. */
function withoutEmpty(marks: readonly Mark[]): readonly Mark[] {
	const kept: Mark[] = [];
	for (const mark of marks) {
		if (mark.text === ')' && /^\((group|aside)/.test(kept.at(-1)?.text ?? '') && kept.at(-1)?.spans.length === 0) {
			kept.pop();
		} else {
			kept.push(mark);
		}
	}
	return kept;
}

function marksOf(
	steps: readonly ScriptStep[],
	text: string,
): {readonly marks: readonly Mark[]; readonly isCut: boolean; readonly commands: readonly (readonly Span[])[]} {
	const marks: Mark[] = [];
	const commands: (readonly Span[])[] = [];
	let isCut = false;
	const write = (mark: string): void => {
		marks.push({text: mark, spans: []});
	};
	const walk = (all: readonly ScriptStep[]): void => {
		for (const step of all) {
			if (isEvent(step)) {
				marks.push(markOf(step, text));
				continue;
			}
			isCut ||= step.kind === 'cut';
			if (step.kind === 'simple') {
				// Assignments alone have no name that could be left.
				commands.push(step.name ? step.words.map(({span}) => span) : []);
				for (const {raw, span} of step.words) {
					marks.push({text: raw, spans: [span]});
				}
				walk(childrenOf(step));
				continue;
			}
			write(`(${step.kind}${headOf(step)}`);
			if (step.kind === 'for') {
				marks.push({text: step.name, spans: step.nameSpan ? [step.nameSpan] : []});
			}
			if (step.kind === 'if') {
				for (const {test, body} of step.branches) {
					walk(test);
					write('then');
					walk(body);
				}
				write('else');
				walk(step.otherwise);
			} else if (step.kind === 'while') {
				walk(step.test);
				write('do');
				walk(step.body);
			} else if (step.kind === 'case') {
				for (const {patterns, body, goesOn} of step.branches) {
					write(`${JSON.stringify(patterns.map(partsText))}${goesOn}`);
					walk(body);
				}
			} else if (step.kind === 'chain') {
				for (const link of step.links) {
					write(link.when);
					walk([link.step]);
				}
			} else {
				walk(childrenOf(step));
			}
			write(')');
		}
	};
	walk(steps);
	return {marks, isCut, commands};
}

function headOf(step: ScriptStep): string {
	switch (step.kind) {
		case 'for':
			return JSON.stringify(step.values?.map(partsText)) ?? '';
		case 'function':
			return step.name;
		case 'case':
			return partsText(step.subject);
		case 'pipe':
			return String(step.steps.length);
		case 'group':
			return String(step.isApart);
		case 'while':
			return String(step.isUntil);
		default:
			return '';
	}
}

function markOf(event: ScriptEvent, text: string): Mark {
	if (event.kind !== 'assignment') {
		const head = event.kind === 'source' ? partsText(event.path) : event.name;
		return {text: `${event.kind} ${head}`, spans: event.kind === 'export' ? [event.nameSpan] : []};
	}
	const {name, effect, context, nameSpan, valueSpan} = event;
	return {
		text: JSON.stringify([
			name,
			effect,
			context.reach,
			event.scope,
			event.joins,
			text.slice(valueSpan.start, valueSpan.end),
		]),
		spans: [nameSpan, valueSpan],
		event,
	};
}

/** Parts without the places in them. */
function partsText(parts: Parts): string {
	return JSON.stringify(parts, (key, value: unknown) => (key === 'assigns' ? undefined : value));
}
