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

/** Most lines are program text, and none is a report of an error. */
export function isSourceText(lines: readonly string[]): boolean {
	const told = lines.filter((line) => !/^[\s{}[\](),;]*$/.test(line));
	const source = told.filter(
		(line) => !/^["'][^"']*["']:|^at /.test(line) && forms.some((form) => form.test(unmarked(line))),
	);
	const isComment = /^(?:#|\/\/) ?(?:TODO|FIXME)/.test(lines[0] ?? '');
	return (
		(isComment || source.length * 2 > told.length) && !lines.some((line) => report.test(line) || shellReport.test(line))
	);
}

/** Without the mark of a diff. */
function unmarked(line: string): string {
	return line.replace(/^[+-]\s*(?=\S)/, '');
}
