// Tells program text, diffs and commit messages from reports: they mention errors, but nothing has happened.

/** A line of a program, of a configuration that holds one, of a diff, or of a commit message. */
const forms: readonly RegExp[] = [
	/^import\b.*\bfrom\b|^(?:import|from)\s+[\w.]+(?:\s+(?:import|as)\b.*)?;?$|^use\s+[\w:{}, ]+;$/,
	/^(?:export\s+)?(?:const|let|var|val)\s+[\w$[{,\s}\]]+[:=]/,
	/^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:def|class|function|fn|func|pub|interface|struct|enum|impl|namespace|package|type)\s.*[({:;=]/,
	/^(?:public|private|protected|static|final|internal)\s.*[({;=]/,
	/^(?:if|while|for|switch|catch|except|elif|with)\b.*[{:(]\s*$|^(?:if|while|for|switch|catch)\s*\(|^\}?\s*(?:else|try|finally)\s*[:{]/,
	/^(?:return|raise|throw|await|yield)\b.*[;()'"]|^(?:case|default)\b.*:|^(?:expect|describe|it|test)\(/,
	/^(?:assert\b|logger\.|log\.|console\.|print\()/,
	/^\w+\s*[:=]\s*[([{]$|^["'][^"':]*["'],$/,
	/^[a-z]\w*\s*=\s*["'`]|^[a-z]\w*\s*:?=\s*\w[\w.]*\(/,
	/^(?:#include|#\s*(?:TODO|FIXME)|\/\/|\/\*|@@ |diff --git|index [0-9a-f]{7})|^@[a-z]\w*(?:\(.*)?$/i,
	/^(?:feat|fix|docs|chore|refactor|test|style|perf|build|ci)(?:\([\w-]+\))?!?: /,
	/[;{]$|=>|\bprocess\.env\b(?!.*(?:undefined|not set|missing))|os\.environ|os\.getenv|\$\{\{/,
];

/** A line that reports what has happened. */
const report =
	/^(?!logger|log\.|console)(?:[\w.]*(?:error|exception)\b|traceback|api error|http\/|curl:|fatal|panic|uncaught|unhandled|caused by|please run|failed|\{"?type|at \S+ \(|file "|php fatal)|\((?:\w+::)*\w+(?:error|exception)\)\W*$/i;
const shellReport = /command not found|not recogni[sz]ed|: not found$/i;

/** A command as somebody types it. */
const command =
	/^(?:\d\d:\d\d:\d\d )?(?:sudo )?(?:export|unset|source|alias|echo|cat|cd|ls|rm|mkdir|grep|history|claude|git|npm|npx|pnpm|yarn|node|python3?|pip3?|curl|ssh|vim?|nano|code|brew|docker|kubectl|make|systemctl)(?: [^:]*$|$)/;

/** Most lines are program text, and none is a report of an error. */
export function isSourceText(all: readonly string[]): boolean {
	const lines = withoutNumbers(all);
	const told = lines.filter((line) => !/^[\s{}[\](),;]*$/.test(line));
	const source = told.filter(
		(line) => !/^["'][^"']*["']:|^at /.test(line) && forms.some((form) => form.test(unmarked(line))),
	);
	// A release's notes, or a chapter on what to do about errors.
	const isDocument =
		/^#{1,6} (?:\[?v?\d+\.\d+|changelog|unreleased|troubleshoot|faq|common|errors?$|error codes)/i.test(
			lines.find((line) => line !== '') ?? '',
		);
	const isComment = /^(?:#|\/\/) ?(?:TODO|FIXME)/.test(lines[0] ?? '');
	const isHistory = lines !== all && told.every((line) => command.test(line));
	return (
		(isComment || isDocument || isHistory || isListing(told) || source.length * 2 > told.length) &&
		!lines.some((line) => report.test(line) || shellReport.test(line))
	);
}

/** Without the numbers that a viewer or a shell's history puts before each line. */
function withoutNumbers(lines: readonly string[]): readonly string[] {
	const numbered = lines.filter((line) => line !== '').map((line) => /^(\d{1,5})(?: {1,4}|\t|$)(.*)$/.exec(line));
	const isCounted =
		numbered.length > 1 &&
		numbered.every((found, at) => found && (at === 0 || Number(found[1]) > Number(numbered[at - 1]?.[1])));
	return isCounted ? numbered.map((found) => (found?.[2] ?? '').trim()) : lines;
}

/** Says what several status codes or error types mean, one after the other: only a documentation does. */
function isListing(lines: readonly string[]): boolean {
	const listed = lines.map((line) => /^[`*'"(]*([45]\d\d|[a-z]+(?:_[a-z]+)*_error)\b(?!\.)/.exec(line)?.[1]);
	return new Set(listed.filter((name) => name !== undefined)).size > 2;
}

/** Without the mark of a diff. */
function unmarked(line: string): string {
	return line.replace(/^[+-]\s*(?=\S)/, '');
}
