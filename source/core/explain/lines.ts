// What each line of a text is: a report, or something that only mentions errors (program text, a test's name, notes of a release, another program's line).
import {
	answer,
	command,
	content,
	frame,
	heading,
	looseSource,
	notFirstOwn,
	othersApi,
	reports,
	repository,
	source,
	story,
	table,
	tests,
	typed,
} from './data/line-forms.js';
import {notOthers, others} from './data/marks.js';

export type LineKind =
	/** May report what went wrong. */
	| 'report'
	/** Tells of something as people and documentation do: only words that nobody else says count. */
	| 'told'
	/** A command that somebody typed: it says what was asked, not what was answered. */
	| 'command'
	/** A frame of a stack: it says which program it was. */
	| 'frame'
	/** Another program's line. */
	| 'elsewhere'
	/** Program text, a test, a document: it mentions errors, but nothing has happened. */
	| 'mention';

export type Line = {readonly text: string; readonly kind: LineKind; readonly whose?: string};

/** What is looked at of a line to tell its kind. */
const head = 1000;

export function readLines(all: readonly string[]): readonly Line[] {
	const listed = new Set(
		all.map(
			(line) =>
				/^[`*'"(]*([45]\d\d|[a-z]+(?:_[a-z]+)*_error)\b(?!\.)[\s`*'")]*(?:[-:|–]|$|[A-Z][a-z]+ )/.exec(line)?.[1],
		),
	);
	listed.delete(undefined);
	const isListing = listed.size > 2 && !all.some((line) => /api error|traceback|retrying/i.test(line));
	const known = new Map<string, Line>();
	let mood: 'document' | {readonly tool: LineKind; readonly whose?: string} | undefined;
	const isNumbered = isCounted(all);
	const read = all.map((text, at): Line => {
		if (text === '') {
			return {text, kind: 'report'};
		}
		if (isNumbered || (at > 0 && /\S \\$/.test(all[at - 1] ?? '') && !reports.test(text.slice(0, head)))) {
			return {text, kind: 'command'};
		}
		mood = moodAfter(text, mood);
		const line = known.get(text) ?? lineOf(text);
		known.set(text, line);
		const isPlain = line.kind === 'report' || line.kind === 'told';
		if (mood === 'document' && isPlain && !reports.test(text.slice(0, head))) {
			return {text, kind: 'mention'};
		}
		if (typeof mood === 'object' && isPlain) {
			return {text, kind: mood.tool, ...(mood.whose === undefined ? {} : {whose: mood.whose})};
		}
		return isListing && isPlain && /^[`*'"(]*(?:[45]\d\d|[a-z]+(?:_[a-z]+)*_error)\b/.test(text)
			? {text, kind: 'mention'}
			: line;
	});
	return isProgram(read)
		? read.map((line) => (line.kind === 'report' || line.kind === 'told' ? {...line, kind: 'mention'} : line))
		: read;
}

/** Most lines are program text or a file of settings, and none is a report. */
function isProgram(lines: readonly Line[]): boolean {
	const plain = lines.filter(({text, kind}) => (kind === 'report' || kind === 'told') && /\w{2}/.test(text));
	const mentioned = lines.filter(({kind}) => kind === 'mention').length;
	return mentioned > 0 && mentioned >= plain.length && !plain.some(({text}) => reports.test(text.slice(0, head)));
}

/** A shell's history: each line has its number. */
function isCounted(lines: readonly string[]): boolean {
	const numbers = lines
		.filter((line) => line !== '')
		.map((line) => Number(/^(\d{1,5})(?: {1,4}|\t)\S/.exec(line)?.[1] ?? Number.NaN));
	return (
		numbers.length > 1 &&
		lines.every((line) => line === '' || typed.test(line)) &&
		numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0))
	);
}

type Mood = 'document' | {readonly tool: LineKind; readonly whose?: string} | undefined;

/** A heading of a document holds for what stands below it; a tool that Claude Code ran, for what it printed. */
function moodAfter(text: string, mood: Mood): Mood {
	if (heading.test(text)) {
		return 'document';
	}
	const tool = /^(?:Bash|Read|Write|Update|Edit|Grep|Task)\((.{0,200})/.exec(text)?.[1];
	if (tool !== undefined) {
		return /\bclaude\b|anthropic/i.test(tool) ? undefined : {tool: 'mention', ...whoseIs(tool)};
	}
	if (command.test(text) || /^(?:api error|please run|> )/i.test(text) || reports.test(text.slice(0, head))) {
		return typeof mood === 'object' && !/^api error|^please run/i.test(text) ? mood : undefined;
	}
	return mood;
}

function whoseIs(text: string): {readonly whose?: string} {
	const whose = othersIn(text);
	return whose === undefined ? {} : {whose};
}

function lineOf(text: string): Line {
	const line = text.slice(0, head);
	if (frame.test(line) && !reports.test(line)) {
		return {text, kind: 'frame', ...whoseIs(line)};
	}
	const whose = othersIn(line);
	if (whose !== undefined) {
		return {text, kind: 'elsewhere', whose};
	}
	if (command.test(line)) {
		return {text, kind: 'command'};
	}
	const unmarked = line.replace(/^\d{1,5} {1,4}(?=\S)/, '');
	if (
		source.some((form) => form.test(unmarked)) ||
		tests.test(line) ||
		repository.test(line) ||
		table.test(line) ||
		(content.test(line) && !reports.test(line)) ||
		(looseSource.test(line) && !reports.test(line) && !/^[{[]/.test(line))
	) {
		return {text, kind: 'mention'};
	}
	return {text, kind: story.test(line) ? 'told' : 'report'};
}

/** Who else speaks in a line; undefined: nobody who is known, or Anthropic's whole answer, whoever passes it on. */
export function othersIn(line: string): string | undefined {
	if (answer.test(line)) {
		return undefined;
	}
	const isOwn = /anthropic|claude(?!-fix)|sk-ant-|bedrock|litellm/i.test(line);
	const found = others.find(([, form]) => form.test(line))?.[0];
	return found !== undefined && !(isOwn && notFirstOwn.test(found))
		? found
		: [...line.matchAll(othersApi)].map(([, name = '']) => name).find((name) => !notOthers.test(name));
}
