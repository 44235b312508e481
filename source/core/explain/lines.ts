// What each line of a text is: a report, or something that only mentions errors (program text, a test's name, notes of a release, another program's line).
import * as forms from './data/line-forms.js';
import {namesake, notOthers, others} from './data/marks.js';

export type LineKind =
	/** May report what went wrong. */
	| 'report'
	/** Tells of something as people and documentation do: only words that are said by nothing else count. */
	| 'told'
	/** A command that was typed: it says what was asked, not what was answered. */
	| 'command'
	/** A frame of a stack: it says which program it was. */
	| 'frame'
	/** Another program's line. */
	| 'elsewhere'
	/** Program text, a test, a document: it mentions errors, but nothing has happened. */
	| 'mention';

/** `isFact`: a program's own words, by how it is written or since it stands between fences; not what a person says around it. */
export type Line = {
	readonly text: string;
	readonly kind: LineKind;
	readonly whose?: string | undefined;
	readonly isFact?: boolean;
};

/** What is looked at of a line to tell its kind. */
const head = 500;

export function readLines(all: readonly string[]): readonly Line[] {
	const isListing =
		new Set(all.flatMap((line) => forms.listed.exec(line)?.[1] ?? [])).size > 2 &&
		!all.some((line) => /api error|traceback|retrying/i.test(line));
	const isRun = all.some((line) => forms.carried.test(line));
	let mood: Mood;
	let [isFenced, isFact] = [false, false];
	const read = all.map((text, at): Line => {
		const doesReport = forms.reports.test(text.slice(0, head));
		if (text === '' || (!doesReport && /\S \\$/.test(all[at - 1] ?? ''))) {
			return {text, kind: text === '' ? 'report' : 'command'};
		}
		mood = moodAfter(text, doesReport, mood);
		const told = kindOf(text.slice(0, head), doesReport);
		isFenced = fence.test(text) ? !isFenced : isFenced;
		// What stands below a program's words belongs to them, up to an empty line.
		isFact = doesReport || isFenced || (isFact && all[at - 1] !== '');
		const line: Line = {
			text,
			...(isRun && told.whose === 'npm' ? {kind: 'frame'} : told),
			isFact,
		};
		if (!isPlain(line) || mood === undefined) {
			return isListing && isPlain(line) && forms.listedBegin.test(text) ? {text, kind: 'mention'} : line;
		}
		return mood === 'document' ? (doesReport ? line : {text, kind: 'mention'}) : {text, ...mood};
	});
	if (!read.some(({kind, text}) => kind === 'report' && text !== '')) {
		// Where line ends were lost, a command and its answer are one line.
		return read.map((line) =>
			line.kind === 'command' && forms.reports.test(line.text) ? {...line, kind: 'report'} : line,
		);
	}
	return isProgram(read) ? read.map((line) => (isPlain(line) ? {...line, kind: 'mention'} : line)) : read;
}

const isPlain = ({kind}: Line): boolean => kind === 'report' || kind === 'told';

/** Most lines are program text or a file of settings, and none is a report. */
function isProgram(lines: readonly Line[]): boolean {
	const plain = lines.filter((line) => isPlain(line) && /\w{2}/.test(line.text));
	const mentioned = lines.filter(({kind, text}) => kind === 'mention' && !/^#+ /.test(text)).length;
	return mentioned > 0 && mentioned >= plain.length && !plain.some(({text}) => forms.reports.test(text.slice(0, head)));
}

type Mood = 'document' | Omit<Line, 'text'> | undefined;

/** A heading of a document holds for what stands below it; a tool that Claude Code ran, for what it printed. */
function moodAfter(text: string, doesReport: boolean, mood: Mood): Mood {
	if (forms.heading.test(text)) {
		return 'document';
	}
	const tool = /^(?:Bash|Read|Write|Update|Edit|Grep|Task)\((.{0,200})/.exec(text)?.[1];
	if (tool !== undefined) {
		return /\bclaude\b|anthropic/i.test(tool) ? undefined : {kind: 'mention', whose: othersIn(tool)};
	}
	const isOwn = /^(?:api error|please run)/i.test(text);
	const isEnd = isOwn || (mood === 'document' && (doesReport || text.startsWith('> ') || forms.command.test(text)));
	return isEnd ? undefined : mood;
}

function kindOf(line: string, doesReport: boolean): Omit<Line, 'text'> {
	const whose = othersIn(line);
	if (!doesReport && forms.frame.test(line)) {
		return {kind: 'frame', whose};
	}
	const rest = line.replace(forms.merelyNamed, '');
	if (forms.lookedFor.test(line) || (rest !== line && !forms.telling.test(rest))) {
		return {kind: 'mention', whose};
	}
	if (whose !== undefined) {
		return {kind: 'elsewhere', whose};
	}
	if (forms.command.test(line)) {
		return {kind: 'command'};
	}
	const unmarked = line.replace(/^\d{1,5} {1,4}(?=\S)/, '');
	const isMention =
		forms.mentions.some((form) => form.test(line)) ||
		forms.source.some((form) => form.test(unmarked)) ||
		(!doesReport && (forms.content.test(line) || (forms.looseSource.test(line) && !/^[{[]|^\d{1,2}[.)] /.test(line))));
	return {kind: isMention ? 'mention' : forms.story.test(line) && !beginsReport(line) ? 'told' : 'report'};
}

/** What a body or an error at the beginning of a line says may sound like a story. */
const beginsReport = (line: string): boolean =>
	/^['"]?[[{]|^.{0,40}(?:error|failed|exception)\b['"\]]?.{0,40}[:(=]/i.test(line);

const fence = /^(?:'{3}|~{3})/;

/** Who else speaks in a line; undefined: no known speaker, or Anthropic's whole answer, whoever passes it on. */
export function othersIn(line: string): string | undefined {
	if (forms.answer.test(line)) {
		return undefined;
	}
	const isOwn = /anthropic|claude(?!-fix)|sk-ant-|bedrock|litellm/i.test(line.replace(namesake, ''));
	const found = others.find(([, form]) => form.test(line))?.[0];
	return found !== undefined && !(isOwn && forms.notFirstOwn.test(found))
		? found
		: [...line.matchAll(forms.othersApi)].map(([, name = '']) => name).find((name) => !notOthers.test(name));
}
