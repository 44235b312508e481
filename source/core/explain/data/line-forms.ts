// By what a line is told to be a frame, a command, program text, a test, a document, or what people tell.

export const frame =
	/^at (?:(?:async |new |Object\.|Module\.)?[\w.$<>[\]]+ ?\(|file:|node:|async |\S+:\d+:\d+$|[\w.$]+\()|^File "[^"]+", line \d+|^from \S+\.rb:\d|^\S+\.rb:\d+:in |^\S+\.go:\d+ \+0x|^(?:at|#\d+) \S+\.php[:(]\d+/;

export const command =
	/^(?:(?:[\w.-]+@[\w.-]+|\(.{1,20}\))[\w~/.: -]{0,60}[$%#❯] |[\w~/.: -]{0,60}[$❯] |PS [A-Z]:\\[^>]{0,80}> ?|[A-Z]:\\[^>]{0,80}> ?)\S|^(?:\$ ?)?(?:export|unset|source|alias|echo|cd|ls|history|git|npm|npx|pnpm|yarn|pip3?|brew|kubectl|docker|gh) (?!:|ERR|err|error)[^:]{0,200}$|^curl (?!:|\()[^:]{0,40}(?:https?:|-)/;

/** Looks for words in texts: nothing was answered in them. */
export const lookedFor = /(?:^|[$%#>❯|] ?)(?:git )?(?:[efz]?grep|rg|ag|ack)\s{1,4}(?:-|["'])/;

/** An error type that is only counted, or is part of another name: no one received it as an error. */
export const merelyNamed =
	/(?<![\w-])["']?[a-z]+(?:_[a-z]+){0,4}_error["']?\s?[:=]\s?(?![45]\d\d)\d{1,12}(?![\w%]|\.\d)|[a-z_]\w{0,80}\{[^{}]{0,300}\} [\d.e+-]{1,20}(?= \d|$)|(?<![\w"'])(?:\w{1,60}_(?:authentication|permission|rate_limit|overloaded|billing)_error\w{0,60}|(?:authentication|permission|rate_limit|overloaded|billing)_error_\w{1,60})/g;

/** A line of a Dockerfile, of Compose, of a workflow: what it sets counts. */
export const settingsForm =
	/^(?:FROM|RUN|ENV|ENTRYPOINT|CMD|COPY|WORKDIR|ARG|EXPOSE) \S|^- [\w.-]+(?:=|: )\S*$|^- name: |^[a-z][\w-]{1,30}:$|^(?:image|uses|run): ?|^[A-Z][A-Z_]{4,40}: \S+$/;

/** A line of a program, or of a diff. */
export const source: readonly RegExp[] = [
	/^import\b.*\bfrom\b|^(?:import|from)\s+[\w.]+(?:\s+(?:import|as)\b.*)?;?$|^use [\w:{}, ]{1,200};$/,
	/^(?:export\s+)?(?:const|let|var|val)\s[\w$[{,\s}\]]{1,200}[:=]/,
	/^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:def|class|function|fn|func|pub|interface|struct|enum|impl|namespace|package|type)\s.*[({:;=]/,
	/^(?:public|private|protected|static|final|internal)\s.*[({;=]/,
	/^\}?\s*(?:if|while|for|switch|catch|except|elif|with)\b.*[{:(]\s*$|^\}?\s*(?:if|while|for|switch|catch)\s*\(|^\}?\s*(?:else|try|finally)\s*[:{]/,
	/^(?:return|raise|throw|await|yield)\b.*[;()'"]|^case\b.*:|^(?:expect|describe|it|test)\(/,
	/^(?:assert\b|logger\.|log\.\w+\(|console\.|print\()/,
	/^[a-z_]\w*\s*=\s*["'`](?!.{0,80} level=)|^[a-z_]\w*\s*:?=\s*\w[\w.]*\(/,
	/^(?:#include|#\s*(?:TODO|FIXME)|\/\/|\/\*|@@ |diff --git|index [0-9a-f]{7})|^@[a-z]\w*(?:\.\w+)?\(/i,
	/^[+-]\s+(?:throw|return|const|if)\b|^\d+ [+-] /,
	/^\w+\s*=\s*[([{]$|^["'][^"']{0,200}["'],$/,
	settingsForm,
];
/** The same, where nothing in the line reports. */
export const looseSource =
	/[;{]$|=>\s|\bprocess\.env\b(?!.{0,200}(?:undefined|not set|missing|is ))|\bos\.environ\b|os\.getenv|\$\{\{/;

export const reports =
	/(?:error|exception|fehler)\b['"]?\s{0,2}[:(=]|api error|error code|"?type"?\s?[:=]>?\s?"?error|traceback|http\/\d|command not found|not recogni[sz]ed|\b[45]\d\d (?:unauthori|forbidden|not found|too many|bad)/i;

/** A line that has none of it tells of nothing going wrong, and of nothing that claude-fix knows. */
export const telling =
	/\berr|error|fail|exception|problem|fatal|panic|traceback|refus|reject|denied|forbid|blocked|invalid|malformed|incorrect|bad |expired|revoked|disabled|unauth|missing|unknown|unable|cannot|can't|\bnot\b|too (?:low|many|large)|limit|exceed|overload|timed? ?out|require|log ?in|loggedin|credential|keychain|proxy|(?:http|status|code)\W{0,4}[45]\d\d/i;
/** The same: who writes so speaks of Claude or its API. */
export const tellingOwn = /claude|anthropic|litellm|sk-ant|api[ -_]?key|api error|v1\/messages/i;

/** What looks for keys in what is pushed says so. */
export const leak = /gh013|push cannot contain secrets|gitleaks|trufflehog/i;

/** npm ran a script that failed: what went wrong is the script's. */
export const carried = /^npm .{0,20}(?:\belifecycle\b|lifecycle script)/i;

/** What test runners, checklists and repositories write. */
const tests =
	/^(?:PASS|FAIL|FAILED) +\S+[/.]|^(?:not )?ok \d+ - |^\d+\) [a-z]|^\S{0,60}\.(?:test|spec)\.\w+|^(?:[Ee]xpected|[Aa]ctual|[Rr]eceived)\b(?!.{0,120} when \w+ing\b).{0,60}(?:to (?:be|equal|have)|:)|AssertionError|[Aa]ssertion failed|^assert|^E {2,}|expected \d+ to (?:be|equal)|^Tests?(?: Suites| Files)?:? +\d|(?:^|[,|] ?)\d+ (?:passed|failed)\b|^(?:test )?[\w./-]{1,120}::\S{1,200} (?:\.\.\. )?(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|ok|ignored)\b|^(?:=== |--- )(?:RUN|PASS|FAIL|SKIP|CONT)\b|^PASSED /;
const repository =
	/^(?:feat|fix|docs|chore|refactor|test|style|perf|build|ci)(?:\([\w-]+\))?!?: |^commit [0-9a-f]{7}|^(?:pull request|merge) #\d/i;
export const heading =
	/^#{1,6} (?:\[?v?\d+\.\d+|changelog|unreleased|troubleshoot|faq|common|errors?$|error codes|prerequisites)/i;
const table = /^\|.{0,200}\||^#{2,6} [A-Z]/;
/** A request's own content. */
export const content = /"messages"\s?:\s?\[.{0,40}"role"/;

/** People and documents tell so. */
export const story = new RegExp(
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

export const othersApi =
	/\b([A-Z][A-Za-z]{1,30})(?: (?:REST|Web|HTTP|GraphQL|Cloud|Admin))? ?(?:API|Api|api) ?[Ee]rror(?=[\s:(.[]|$)/g;

/** Anthropic's whole answer. */
export const answer = /type\W{1,8}error\W{1,8}error\W{1,10}type\W{1,8}[a-z_]{1,30}_error/;

/** Others that also carry what is Anthropic's. */
export const notFirstOwn = /^(?:a package manager|pip|OpenAI|Google|Mistral|AWS|Azure|another|DeepSeek)/;

/** Test runners, commits and tables only mention errors. */
export const mentions: readonly RegExp[] = [tests, repository, table];

/** An item of a list of errors. */
export const listed = /^[`*'"(]*([45]\d\d|[a-z]+(?:_[a-z]+)*_error)\b(?!\.)[\s`*'")]*(?:[-:|–]|$|[A-Z][a-z]+ )/;
export const listedBegin = /^[`*'"(]*(?:[45]\d\d|[a-z]+(?:_[a-z]+)*_error)\b/;
