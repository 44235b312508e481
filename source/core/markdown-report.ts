// A report as Markdown, redacted, ready to be pasted in an issue. Two people with the same problem get exactly the same text.
import type {Place} from './place.js';
import {type Personal, Redactor} from './redaction.js';
import type {Report, ReportCredential, ReportFinding} from './report.js';

export type MarkdownOptions = {
	readonly personal: Personal;
	/** Version of Node. */
	readonly node: string;
};

/** Shells that everyone knows. */
const shells = /^(?:z|ba|fi|da|k|c|tc|a|)sh$|^(?:pwsh|powershell|cmd|nu|elvish|xonsh)$/;

export function markdownOf(report: Report, {personal, node}: MarkdownOptions): string {
	const redactor = new Redactor(personal, knownOf(report));
	// Drawn in order, so that letters and numbers begin at the top.
	const parts = [
		headOf(report, node),
		ladderOf(report, redactor),
		requestsOf(report, redactor),
		findingsOf(report, redactor),
		checksOf(report, redactor),
	];
	return [...parts, hiddenOf(redactor)].filter((part) => part !== '').join('\n\n');
}

function knownOf({requests, ladder, findings}: Report): ConstructorParameters<typeof Redactor>[1] {
	const sent = Object.values(requests).flatMap((request) => [request?.xApiKey, request?.bearer]);
	const credentials = [...ladder, ...sent].filter((one) => one !== null && one !== undefined);
	const places = [...credentials.map(({where}) => where), ...findings.flatMap(({where}) => where)];
	return {credentials, paths: places.flatMap((place) => (place ? [place.path] : []))};
}

function headOf({tool, machine, environment, verdict, rootCause, milliseconds, at}: Report, node: string): string {
	const {claude, platform, shell, inside} = machine;
	const looked = {'claude-code': 'Claude Code', api: 'code and curl', app: 'another app'}[environment];
	return [
		'### claude-fix report',
		'',
		...table(
			['', ''],
			[
				['claude-fix', tool],
				['Claude Code', claude ?? 'not found'],
				['Node', node],
				[
					'Machine',
					[platform, shell !== null && !shells.test(shell) ? 'another shell' : shell, ...inside]
						.filter((word) => word !== null)
						.join(', '),
				],
				['Looked at', `${looked}, ${at.slice(0, 10)}, in ${time(milliseconds)}`],
				['Verdict', rootCause === null ? verdict : `${verdict}: ${code(rootCause)}`],
			],
		),
	].join('\n');
}

function ladderOf({ladder}: Report, redactor: Redactor): string {
	const there = ladder.filter(({state}) => state !== 'absent');
	const absent = ladder.filter(({state}) => state === 'absent').map(({source}) => code(source));
	const rows = there.map(({source, where, state, interactive, proof, fingerprint, hint, why}) => [
		code(source),
		placeOf(where, redactor),
		interactive === undefined || interactive === state ? state : `${state} (session: ${interactive})`,
		proof ?? '',
		codeOr(redactor.credential(fingerprint, hint)),
		prose(redactor.text(why ?? '')),
	]);
	return [
		'#### Every source, highest first',
		'',
		...(rows.length > 0 ? table(['source', 'where', 'state', 'proof', 'value', ''], rows) : ['None.']),
		...(absent.length > 0 ? ['', `Not there: ${absent.join(', ')}`] : []),
	].join('\n');
}

function requestsOf({requests}: Report, redactor: Redactor): string {
	const sent = (credential: ReportCredential | null) =>
		credential
			? `${code(credential.source)} ${codeOr(redactor.credential(credential.fingerprint, credential.hint))}`.trim()
			: '';
	const rows = Object.entries(requests).map(([mode, request]) =>
		request
			? [mode, code(redactor.text(request.origin)), request.provider, sent(request.xApiKey), sent(request.bearer)]
			: [mode, 'nothing is sent', '', '', ''],
	);
	return ['#### What would be sent', '', ...table(['mode', 'to', 'provider', 'x-api-key', 'bearer'], rows)].join('\n');
}

function findingsOf({findings, rootCause}: Report, redactor: Redactor): string {
	const items = findings.flatMap((finding) => findingOf(finding, finding.cause === rootCause, redactor));
	return ['#### Findings', '', ...(items.length > 0 ? items : ['None.'])].join('\n');
}

function findingOf(finding: ReportFinding, isRoot: boolean, redactor: Redactor): readonly string[] {
	// Account names stand in quotes here.
	const isOfAccounts = finding.cause.startsWith('keychain-') || finding.cause === 'user-mismatch';
	const text = (said: string) =>
		prose(redactor.text(isOfAccounts ? said.replace(/"(?!Claude Code)[^"]{1,80}"/g, '"…"') : said));
	const {cause, severity, title, detail, where, evidence, because, leadsTo, fixes} = finding;
	return [
		`1. **${text(title)}** (${code(cause)}, ${severity}${isRoot ? ', the root cause' : ''})`,
		...(detail === '' ? [] : ['', `   ${text(detail)}`, '']),
		...where.map((place) => `   - at ${placeOf(place, redactor)}`),
		...evidence.map(({label, value}) => `   - ${prose(label)}: ${code(redactor.text(value))}`),
		...(because.length > 0 ? [`   - because of ${because.map(code).join(', ')}`] : []),
		...(leadsTo.length > 0 ? [`   - leads to ${leadsTo.map(code).join(', ')}`] : []),
		...fixes.map(({title: what, risk, steps}) => {
			const done = steps.map((step) => code(redactor.text(step))).join(', ');
			return `   - fix (${risk}): ${text(what)}${done === '' ? '' : `: ${done}`}`;
		}),
	];
}

function checksOf({checks}: Report, redactor: Redactor): string {
	const outcomes = new Map<string, number>();
	for (const {outcome} of checks) {
		outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
	}
	const summary = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
	const rows = checks.map(({id, outcome, milliseconds, because}) => [
		code(id),
		outcome,
		time(milliseconds),
		prose(redactor.text(because ?? '')),
	]);
	return [
		'#### Checks',
		'',
		`<details><summary>${checks.length} checks: ${summary || 'none'}</summary>`,
		'',
		...table(['check', 'outcome', 'time', ''], rows),
		'',
		'</details>',
	].join('\n');
}

function hiddenOf({counts}: Redactor): string {
	const hidden = counts.map(([kind, count]) => `${count} × ${kind}`).join(', ');
	return [
		'#### Hidden in this report',
		'',
		hidden === ''
			? 'Nothing had to be hidden.'
			: `${hidden}. The same letter or number stands for the same thing; "…" for a name that may be yours.`,
	].join('\n');
}

function placeOf(place: Place | null, redactor: Redactor): string {
	return place ? code(redactor.place(place)) : '';
}

function time(milliseconds: number): string {
	return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)];
}

function codeOr(text: string | null): string {
	return text === null ? '' : code(text);
}

/** Nothing in it is markup, a mention or a link. A bar would end a cell even there. */
function code(text: string): string {
	return text === '' ? '' : `\`${text.replaceAll('`', "'").replaceAll('|', '¦')}\``;
}

/** Words of ours with something foreign in them: what could be markup is made harmless, what could be a mention or an issue is code. */
function prose(text: string): string {
	return text
		.split(' ')
		.map((word) => {
			const at = lengthWithoutEnd(word);
			const [body, end] = [word.slice(0, at), word.slice(at)];
			return /[@#]|:\/\/|^[~./]\S*\//.test(body) ? code(body) + end : word.replace(/[\\`*_[\]<>|~]/g, '\\$&');
		})
		.join(' ');
}

/** Without the marks that end a clause. */
function lengthWithoutEnd(word: string): number {
	let at = word.length;
	while (at > 0 && '.,;:!?)'.includes(word.charAt(at - 1))) {
		at--;
	}
	return at;
}
