// The form of a report, as contract.md promises it: written on its own, so that a change of the program's types is noticed.
import {causeIds} from '../../source/causes/index.js';
import {schemaProblems} from './report-schema.js';

type Wrong = (path: string, what: string) => void;
type Form = (value: unknown, path: string, wrong: Wrong) => void;

const verdicts = ['healthy', 'broken', 'unverified'];
const severities = ['error', 'warning', 'note'];
const sources =
	'gateway-session bedrock vertex foundry mantle anthropic-aws api-key-descriptor unix-socket ANTHROPIC_AUTH_TOKEN ANTHROPIC_API_KEY apiKeyHelper CLAUDE_CODE_OAUTH_TOKEN ANTHROPIC_CUSTOM_HEADERS profile managed-key login'.split(
		' ',
	);
const proofs = ['found', 'well-formed', 'unexpired', 'accepted', 'rejected', 'unverified'];
const outcomes = 'passed noted warned failed unverified skipped not-applicable crashed timed-out'.split(' ');

function fits(test: (value: unknown) => boolean, what: string): Form {
	return (value, path, wrong) => {
		if (!test(value)) {
			wrong(path, `should be ${what}, not ${JSON.stringify(value)?.slice(0, 80)}`);
		}
	};
}

function matching(pattern: RegExp, what: string): Form {
	return fits((value) => typeof value === 'string' && pattern.test(value), what);
}

function one(values: readonly unknown[]): Form {
	return fits((value) => values.includes(value), `one of ${values.join(', ')}`);
}

function orNull(form: Form): Form {
	return (value, path, wrong) => {
		if (value !== null) {
			form(value, path, wrong);
		}
	};
}

function list(form: Form): Form {
	return (value, path, wrong) => {
		if (!Array.isArray(value)) {
			wrong(path, 'should be a list');
			return;
		}
		for (const [index, item] of value.entries()) {
			form(item, `${path}[${index}]`, wrong);
		}
	};
}

/** Every field must be there; an optional one (`name?`) may also be null. */
function object(fields: Readonly<Record<string, Form>>): Form {
	return (value, path, wrong) => {
		if (value === null || typeof value !== 'object' || Array.isArray(value)) {
			wrong(path, 'should be an object');
			return;
		}
		const members = value as Readonly<Record<string, unknown>>;
		for (const [field, form] of Object.entries(fields)) {
			const name = field.replace('?', '');
			const at = path === '' ? name : `${path}.${name}`;
			if (members[name] !== undefined && (members[name] !== null || !field.endsWith('?'))) {
				form(members[name], at, wrong);
			} else if (!field.endsWith('?')) {
				wrong(at, 'is missing');
			}
		}
	};
}

const text = fits((value) => typeof value === 'string', 'text');
const filled = matching(/\S/, 'some text');
const line = matching(/^[^\n]*\S[^\n]*$/, 'one line of text');
const count = fits((value) => Number.isFinite(value) && Number(value) >= 0, 'a number from 0');
const cause = one(causeIds);
const fingerprint = matching(/^[0-9a-f]{8}$/, 'the first 8 hex digits of a SHA-256');
const place = object({path: filled, 'line?': count});
const credential = object({
	source: one(sources),
	where: orNull(place),
	fingerprint: orNull(fingerprint),
	hint: orNull(text),
});
const request = object({
	provider: filled,
	origin: orNull(filled),
	xApiKey: orNull(credential),
	bearer: orNull(credential),
});
const fix = object({id: filled, title: filled, risk: one(['safe', 'careful', 'manual']), steps: list(text)});
const finding = object({
	cause,
	severity: one(severities),
	title: line,
	detail: text,
	where: list(place),
	evidence: list(object({label: text, value: text})),
	because: list(cause),
	leadsTo: list(cause),
	fixes: list(fix),
});
const rung: Form = (value, path, wrong) => {
	// What is absent has no place, no proof and no value.
	const isAbsent = (value as {readonly state?: unknown} | null)?.state === 'absent';
	object({
		source: one(sources),
		state: one(['wins', 'shadowed', 'ignored', 'absent']),
		'where?': place,
		'fingerprint?': fingerprint,
		'hint?': text,
		[isAbsent ? 'proof?' : 'proof']: one(proofs),
	})(value, path, wrong);
};
const requests: Form = (value, path, wrong) => {
	const isOfClient = typeof value === 'object' && value !== null && 'client' in value;
	object(isOfClient ? {client: orNull(request)} : {interactive: orNull(request), print: orNull(request)})(
		value,
		path,
		wrong,
	);
};

const reportForm = object({
	format: one([1]),
	tool: filled,
	at: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'a time in UTC'),
	milliseconds: count,
	environment: one(['claude-code', 'api', 'app']),
	machine: object({
		platform: one(['linux', 'darwin', 'win32', 'wsl']),
		shell: orNull(text),
		claude: orNull(text),
		inside: list(text),
	}),
	verdict: one(verdicts),
	rootCause: orNull(cause),
	requests,
	ladder: list(rung),
	findings: list(finding),
	checks: list(object({id: filled, title: filled, outcome: one(outcomes), milliseconds: count, 'because?': text})),
});

type Shape = {
	readonly verdict: string;
	readonly rootCause: string | null;
	readonly findings: readonly {
		readonly cause: string;
		readonly severity: string;
		readonly where: readonly {readonly path: string}[];
	}[];
};

/** What is wrong with the form of a report; `folders` must not be spelled out in places. */
export function formProblems(report: unknown, folders: readonly string[]): readonly string[] {
	const problems: string[] = [];
	reportForm(report, '', (path, what) => problems.push(`${path || 'the report'} ${what}`));
	problems.push(...schemaProblems(report));
	return problems.length > 0 ? problems : senseProblems(report as Shape, folders);
}

/** What no single field shows. */
function senseProblems({verdict, rootCause, findings}: Shape, folders: readonly string[]): readonly string[] {
	const ranks = findings.slice(rootCause === null ? 0 : 1).map(({severity}) => severities.indexOf(severity));
	const isSorted = ranks.every((rank, index) => index === 0 || rank >= (ranks[index - 1] ?? 0));
	const spelledOut = findings
		.flatMap(({where}) => where)
		.find(({path}) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`)));
	const hasError = rootCause !== null || findings.some(({severity}) => severity === 'error');
	return [
		...(rootCause !== null && findings[0]?.cause !== rootCause ? [`the first finding should be ${rootCause}`] : []),
		...(verdict === 'healthy' && hasError ? ['the verdict is healthy in spite of an error'] : []),
		...(isSorted ? [] : ['findings should be ordered by severity after the root cause']),
		...(spelledOut ? ['a place should be written with ~ for the home folder and . for the working folder'] : []),
	];
}
