// What each line of a text is: a report, or something that only mentions errors (program text, a test's name, notes of a release, another program's line).
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

const frame =
	/^at (?:(?:async |new |Object\.|Module\.)?[\w.$<>[\]]+ ?\(|file:|node:|async |\S+:\d+:\d+$|[\w.$]+\()|^File "[^"]+", line \d+|^from \S+\.rb:\d|^\S+\.rb:\d+:in |^\S+\.go:\d+ \+0x/;

const command =
	/^(?:(?:[\w.-]+@[\w.-]+|\(.{1,20}\))[\w~/.: -]{0,60}[$%#❯] |[\w~/.: -]{0,60}[$❯] |PS [A-Z]:\\[^>]{0,80}> ?|[A-Z]:\\[^>]{0,80}> ?)\S|^(?:\$ ?)?(?:export|unset|source|alias|echo|cd|ls|history|git|npm|npx|pnpm|yarn|pip3?|brew|kubectl|docker|gh) (?!:|ERR|err|error)[^:]{0,200}$|^curl (?!:|\()[^:]{0,40}(?:https?:|-)/;

const typed =
	/^\d{1,5}\s{1,4}(?:sudo )?(?:export|unset|source|alias|echo|cat|cd|ls|rm|mkdir|grep|history|claude|git|npm|npx|pnpm|yarn|node|python3?|pip3?|curl|ssh|vim?|nano|code|brew|docker|kubectl|make|systemctl|[A-Z_]+=\S*)(?: [^:]{0,200}$|$|.{0,200}:\/\/)/;

/** A line of a program, or of a diff. */
const source: readonly RegExp[] = [
	/^import\b.*\bfrom\b|^(?:import|from)\s+[\w.]+(?:\s+(?:import|as)\b.*)?;?$|^use [\w:{}, ]{1,200};$/,
	/^(?:export\s+)?(?:const|let|var|val)\s[\w$[{,\s}\]]{1,200}[:=]/,
	/^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:def|class|function|fn|func|pub|interface|struct|enum|impl|namespace|package|type)\s.*[({:;=]/,
	/^(?:public|private|protected|static|final|internal)\s.*[({;=]/,
	/^\}?\s*(?:if|while|for|switch|catch|except|elif|with)\b.*[{:(]\s*$|^\}?\s*(?:if|while|for|switch|catch)\s*\(|^\}?\s*(?:else|try|finally)\s*[:{]/,
	/^(?:return|raise|throw|await|yield)\b.*[;()'"]|^case\b.*:|^(?:expect|describe|it|test)\(/,
	/^(?:assert\b|logger\.|log\.\w+\(|console\.|print\()/,
	/^[a-z_]\w*\s*=\s*["'`]|^[a-z_]\w*\s*:?=\s*\w[\w.]*\(/,
	/^(?:#include|#\s*(?:TODO|FIXME)|\/\/|\/\*|@@ |diff --git|index [0-9a-f]{7})|^@[a-z]\w*(?:\.\w+)?\(/i,
	/^[+-]\s+(?:throw|return|const|if)\b|^\d+ [+-] /,
	/^\w+\s*=\s*[([{]$|^["'][^"']{0,200}["'],$/,
	// Files of settings.
	/^(?:FROM|RUN|ENV|ENTRYPOINT|CMD|COPY|WORKDIR|ARG|EXPOSE) \S|^- [\w.-]+(?:=|: )\S*$|^- name: |^[a-z][\w-]{1,30}:$|^(?:image|uses|run): ?|^[A-Z][A-Z_]{4,40}: \S+$/,
];
/** The same, where nothing in the line reports. */
const looseSource =
	/[;{]$|=>\s|\bprocess\.env\b(?!.{0,200}(?:undefined|not set|missing|is ))|\bos\.environ\b|os\.getenv|\$\{\{/;

const reports =
	/(?:error|exception|fehler)\b['"]?\s{0,2}[:(=]|api error|error code|"?type"?\s?[:=]>?\s?"?error|traceback|http\/\d|command not found|not recogni[sz]ed|\b[45]\d\d (?:unauthori|forbidden|not found|too many|bad)/i;

/** What test runners, checklists and repositories write. */
const tests =
	/^(?:PASS|FAIL|FAILED) +\S+[/.]|^(?:not )?ok \d+ - |^\d+\) [a-z]|^\S{0,60}\.(?:test|spec)\.\w+|^(?:[Ee]xpected|[Aa]ctual|[Rr]eceived)\b.{0,60}(?:to (?:be|equal|have)|:)|AssertionError|[Aa]ssertion failed|^assert|^E {2,}|expected \d+ to (?:be|equal)|^Tests?(?: Suites| Files)?:? +\d|(?:^|[,|] ?)\d+ (?:passed|failed)\b/;
const repository =
	/^(?:feat|fix|docs|chore|refactor|test|style|perf|build|ci)(?:\([\w-]+\))?!?: |^commit [0-9a-f]{7}|^(?:pull request|merge) #\d/i;
const heading =
	/^#{1,6} (?:\[?v?\d+\.\d+|changelog|unreleased|troubleshoot|faq|common|errors?$|error codes|prerequisites)/i;
const table = /^\|.{0,200}\||^#{2,6} [A-Z]/;
/** A request's own content. */
const content = /"messages"\s?:\s?\[.{0,40}"role"/;

/** People and documents tell so. */
const story = new RegExp(
	[
		/\bi'(?:ve|ll) (?:added|add|fix|look|check|read|updated|fixed|changed|found|made)\b|\bi (?:found|fixed|tried to|asked|wrapped)\b|\bwe (?:added|rotate|fixed|changed)\b|tests? pass\b|pull request|please review|\bso that\b/,
		/^(?:fixe[sd]|added|improved|handles?|renamed|implements?|updated|support|switch|removed)\b|\bdocumentation\b|\bthe docs\b|\b(?:means|returns|describes|explains) (?:that|an?|the|when|\d+|overloaded)\b/,
		/\bif you (?:see|get)\b|\bhow can i help\b|\b(?:is|are) an ai assistant\b|\bnobody should\b|\busually (?:come|expire|happen)|^(?:can|could|does|do|which|who|what (?:does|is)) .{0,200}\?$|^great question/,
		/\b(?:works|solved|fixed|fine) now\b(?!\?)|\bnever ?mind\b|^only applies when|^run \S+ at \$0|\bis planned\b|\ball good\b|\banswers with \d{3} if\b|\bremember to\b/,
	]
		.map(({source}) => source)
		.join('|'),
	'i',
);

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

const othersApi =
	/\b([A-Z][A-Za-z]{1,30})(?: (?:REST|Web|HTTP|GraphQL|Cloud|Admin))? ?(?:API|Api|api) ?[Ee]rror(?=[\s:(.[]|$)/g;

/** Who else speaks in a line; undefined: nobody who is known. */
/** Anthropic's whole answer: whoever passes it on, it is about that. */
const answer = /type\W{1,8}error\W{1,8}error\W{1,10}type\W{1,8}[a-z_]{1,30}_error/;

export function othersIn(line: string): string | undefined {
	if (answer.test(line)) {
		return undefined;
	}
	const isOwn = /anthropic|claude(?!-fix)|sk-ant-|bedrock|litellm/i.test(line);
	const found = others.find(([, form]) => form.test(line))?.[0];
	if (
		found !== undefined &&
		!(isOwn && /^(?:a package manager|pip|Docker|OpenAI|Google|Mistral|AWS|Azure|another|DeepSeek)/.test(found))
	) {
		return found;
	}
	for (const [, name = ''] of line.matchAll(othersApi)) {
		if (!notOthers.test(name)) {
			return name;
		}
	}
	return undefined;
}
