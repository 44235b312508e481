// The answer as text, in the shape of the session's screen: what is wrong, where, what the server says, the cure; the rest is counted.
import {fixCommandLine, foreignOrigins, stepsOf} from './advice-text.js';
import {leaving, withTexts} from './leaving.js';
import type {Report, ReportFinding} from './report.js';
import {severitySigns, signs} from './signs.js';
import type {Preview, PreviewLine} from './transaction.js';
import {type TextStyle, type Writer, writerFor} from './writing.js';

export type AnswerExtras = {
	/** Of the recommended fix of the root cause; none: what would be changed is no longer known. */
	readonly previews?: readonly Preview[];
};

/** Lines, for one finding. */
const room = 10;
const mostOthers = 6;

/** Without a trailing line break. */
export function answerText(found: Report, style: TextStyle, {previews = []}: AnswerExtras = {}): string {
	// Text that is coloured must contain no colours itself.
	const report = withTexts(found, leaving);
	const writer = writerFor(style);
	const open = report.findings.filter(({severity, ignored}) => severity !== 'note' && !ignored);
	const root = open.find(({cause, severity}) => severity === 'error' && cause === report.rootCause);
	const others = open.filter((finding) => finding !== root);
	const rest = restOf(report);
	if (root) {
		sayFinding(writer, report, root, {style, previews});
	} else {
		sayVerdict(writer, report, others.length + (report.notes ?? []).length > 0);
	}
	for (const finding of others.slice(0, mostOthers)) {
		writer.say(oneLineOf(writer, finding));
	}
	if (others.length > mostOthers) {
		writer.say(`${signs.ellipsis} and ${others.length - mostOthers} more`);
	}
	if (rest !== '') {
		writer.lines.push('');
		writer.say(writer.paint(rest, 'dim'));
	}
	return writer.lines.join('\n');
}

function sayFinding(
	writer: Writer,
	report: Report,
	finding: ReportFinding,
	{style, previews}: {readonly style: TextStyle; readonly previews: readonly Preview[]},
): void {
	const {paint, lines} = writer;
	writer.say(paint(`${signs[severitySigns[finding.severity]]} ${finding.title}`, finding.severity));
	const [place, ...more] = finding.where;
	if (place) {
		writer.say(
			`${writer.place(place)}${more.length > 0 ? paint(`  and ${countText(more.length, 'place')}`, 'dim') : ''}`,
			2,
		);
	}
	const before = lines.length;
	const server = finding.evidence.find(({label}) => label === 'server')?.value;
	if (server !== undefined) {
		writer.say(`The server says: ${paint(server, 'bold')}`, 2, 1);
	}
	const [origin] = foreignOrigins(report);
	if (origin !== undefined) {
		writer.say(paint(`Requests go to ${origin}`, 'dim'), 2, 1);
	}
	sayCure(writer, report, finding, style);
	// What only a person can do is said with its steps already. A line about it at least; around it a blank one each, and the line of the rest below.
	if (finding.fixes[0]?.risk !== 'manual') {
		sayChange(writer, previews, Math.max(1, room - lines.length - 4));
	}
	const tail = lines.splice(before);
	lines.push('');
	writer.say(finding.detail, 2, Math.max(1, room - before - 3 - tail.length));
	lines.push(...tail);
}

function sayCure(writer: Writer, report: Report, {fixes: [fix]}: ReportFinding, style: TextStyle): void {
	if (fix?.risk === 'manual') {
		writer.say(`By you: ${fix.title}`, 2, 2);
		// What only a person can do is of no use without the step itself.
		for (const step of stepsOf(fix)) {
			writer.put(`    ${step}`);
		}
	} else if (fix) {
		writer.say(`Cure: ${fix.title}   ${writer.command(fixCommandLine(report, style))}`, 2);
	}
}

/** What would be changed, in at most that many lines. */
function sayChange(writer: Writer, previews: readonly Preview[], most: number): void {
	const changed = previews.flatMap(({lines}) => lines.filter(({kind}) => kind !== 'context' && kind !== 'note'));
	const shown = changed.length <= Math.min(2, most) ? changed : changed.slice(0, Math.max(0, Math.min(1, most - 1)));
	for (const line of shown) {
		writer.put(drawnLine(writer, line));
	}
	if (changed.length > shown.length && most > shown.length) {
		writer.say(writer.paint(`${signs.ellipsis} ${countText(changed.length, 'line')} in all`, 'dim'), 4);
	}
}

/** A line of a change: "-   3  export …". */
export function drawnLine({paint}: Writer, {kind, text, line}: PreviewLine): string {
	const isOfFile = kind === 'add' || kind === 'remove' || kind === 'context';
	const sign = {add: '+', remove: '-', context: ' ', note: ' ', command: '$'}[kind];
	const shown = `  ${sign} ${isOfFile ? `${`${line ?? ''}`.padStart(4)}  ` : ''}${text}`;
	const colour = ({add: 'good', remove: 'error', command: 'command', context: 'dim', note: 'dim'} as const)[kind];
	return paint(shown, colour);
}

function oneLineOf(writer: Writer, {severity, title, where: [place]}: ReportFinding): string {
	const head = writer.paint(`${signs[severitySigns[severity]]} ${title}`, severity);
	return place ? `${head}  ${writer.place(place)}` : head;
}

/** Nothing that was seen stops it. `hasWarnings`: then nothing says that all is well. */
function sayVerdict(writer: Writer, report: Report, hasWarnings: boolean): void {
	const {paint} = writer;
	const unfinished = unfinishedOf(report);
	const sent = report.ladder.find(({state}) => state === 'wins');
	if (unfinished > 0) {
		writer.say(
			paint(
				`${signs.open} ${unfinished} of ${countText(report.checks.length, 'check')} did not finish; the others found nothing that stops it`,
				'warning',
			),
		);
	} else if (report.verdict === 'healthy') {
		writer.say(
			paint(
				`${signs.good} ${hasWarnings ? 'The server accepts what is sent' : 'Nothing is wrong: the server accepts what is sent'}`,
				'good',
			),
		);
	} else {
		writer.say(
			paint(
				`${signs.open} ${hasWarnings ? "It isn't proved to work" : "No problem found, but it isn't proved to work"}`,
				'warning',
			),
		);
	}
	if (sent) {
		writer.say(`What is sent: ${sent.source}${sent.where ? `, ${writer.place(sent.where)}` : ''}`, 2);
	}
	for (const note of report.notes ?? []) {
		writer.say(note, 2, 3);
	}
}

export function unfinishedOf({checks}: Report): number {
	return checks.filter(({outcome}) => outcome === 'crashed' || outcome === 'timed-out').length;
}

/** "+ 1 note, 33 fine; claude-fix check -v". */
function restOf(report: Report): string {
	const {checks, findings, environment} = report;
	const count = (...outcomes: readonly string[]) => checks.filter(({outcome}) => outcomes.includes(outcome)).length;
	const counts: readonly (readonly [number, string])[] = [
		[findings.filter(({severity, ignored}) => severity === 'note' && !ignored).length, 'note'],
		[findings.filter(({ignored}) => ignored !== undefined).length, 'ignored'],
		[count('passed'), 'fine'],
		[count('unverified', 'skipped'), 'not looked at'],
		[unfinishedOf(report), 'not finished'],
	];
	const said = counts.flatMap(([number, what]) =>
		number === 0 ? [] : [what === 'note' ? countText(number, what) : `${number} ${what}`],
	);
	const command = `claude-fix check${environment === 'claude-code' ? '' : ` --for ${environment}`} -v`;
	return said.length === 0 ? '' : `+ ${said.join(', ')}; ${command.replaceAll(' ', '\u00a0')}`;
}

export function countText(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`;
}
