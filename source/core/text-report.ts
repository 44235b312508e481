// The whole text of a report: every finding, and what would be sent. What `check -v` prints; `check` prints core/answer-text.ts.
import {fixCommandLine, foreignOrigins, stepsOf} from './advice-text.js';
import {leaving, withTexts} from './leaving.js';
import type {Report, ReportFinding, ReportRung} from './report.js';
import {severitySigns, signs} from './signs.js';
import {type TextStyle, writerFor} from './writing.js';

export type {TextStyle};

/** Lines of text without a trailing line break. */
export function textReport(found: Report, style: TextStyle): string {
	// Text that is coloured must contain no colours itself.
	const report = withTexts(found, leaving);
	const writer = writerFor(style);
	const {paint, say, lines, place: writePlace} = writer;
	const {machine} = report;
	say(
		paint(
			`claude-fix ${report.tool} · ${subjectOf(report)} · ${[machine.platform, machine.shell, ...machine.inside].filter(Boolean).join(', ')}`,
			'dim',
		),
	);
	lines.push('');
	for (const finding of report.findings.filter(({severity, ignored}) => severity !== 'note' && !ignored)) {
		sayFinding(finding, finding.cause === report.rootCause);
	}
	const notes = report.findings.filter(({severity, ignored}) => severity === 'note' && !ignored);
	if (notes.length > 0) {
		for (const note of notes) {
			say(
				`${paint(`${signs.note} ${note.title}`, 'dim')}${note.where[0] ? paint(`  ${writePlace(note.where[0])}`, 'dim') : ''}`,
			);
		}
		lines.push('');
	}
	for (const {title, where, ignored} of report.findings.filter((finding) => finding.ignored)) {
		const place = where[0] ? `  ${writePlace(where[0])}` : '';
		say(paint(`${signs.none} ${title}${place}  (ignored until ${ignored?.until}: ${ignored?.reason})`, 'dim'));
	}
	sayLadder();
	for (const note of report.notes ?? []) {
		say(paint(`${signs.none} ${note}`, 'dim'));
	}
	const {length} = report.checks;
	const odd = report.checks.filter(({outcome}) => ['crashed', 'timed-out'].includes(outcome));
	for (const check of odd) {
		say(paint(`${signs.warning} ${check.title}: ${check.because ?? check.outcome}`, 'warning'));
	}
	say(
		paint(verdictOf(report), report.verdict === 'healthy' ? 'good' : report.verdict === 'broken' ? 'error' : 'warning'),
	);
	say(paint(`${length} ${length === 1 ? 'check' : 'checks'} in ${(report.milliseconds / 1000).toFixed(1)} s.`, 'dim'));
	return lines.join('\n');

	function sayFinding(finding: ReportFinding, isRoot: boolean): void {
		const head = `${signs[severitySigns[finding.severity]]} ${finding.title}`;
		say(`${paint(head, finding.severity)}  ${paint(`(${finding.cause}${isRoot ? ', the root cause' : ''})`, 'dim')}`);
		for (const place of finding.where.slice(0, 4)) {
			say(`at ${writePlace(place)}`, 4);
		}
		say(finding.detail, 4);
		for (const {label, value} of finding.evidence) {
			say(`${label}: ${value}`, 4);
		}
		for (const fix of finding.fixes) {
			say(
				`${signs.right} ${fix.title}${fix.risk === 'manual' ? '' : `   ${writer.command(fixCommandLine(report, style, finding.cause))}`}`,
				4,
			);
			// What only a person can do is of no use without the step itself.
			if (isRoot && fix.risk === 'manual' && fix === finding.fixes[0]) {
				for (const step of stepsOf(fix)) {
					say(step, 6);
				}
			}
		}
		lines.push('');
	}

	/** Where requests go, if that isn't the usual place. */
	function sayOrigins(): void {
		for (const origin of foreignOrigins(report)) {
			say(`to ${origin}`, 2);
		}
	}

	function sayLadder(): void {
		const rungs = report.ladder.filter(({state}) => state !== 'absent');
		if (rungs.length === 0) {
			return;
		}
		say(
			paint(
				report.environment === 'claude-code'
					? 'What Claude Code sends, highest first'
					: 'What would be sent, highest first',
				'bold',
			),
		);
		sayOrigins();
		const width = Math.max(...rungs.map(({source}) => source.length));
		for (const rung of rungs) {
			const [first, second] = rungLines(rung, width);
			say(first, 2);
			say(paint(second, 'dim'), 6);
		}
		if (rungs.some(({interactive, state}) => interactive !== undefined && interactive !== state)) {
			say(paint('The first column is for claude -p; where an interactive session differs, it is said.', 'dim'), 2);
		}
		const absent = report.ladder.filter(({state}) => state === 'absent').map(({source}) => source);
		if (absent.length > 0) {
			say(paint(`not there: ${absent.join(', ')}`, 'dim'), 2);
		}
		lines.push('');
	}

	/** State, source and place; below them what is known of the value. */
	function rungLines(rung: ReportRung, width: number): readonly [string, string] {
		const proved = ({accepted: 'good', rejected: 'error'} as const)[rung.proof as string] ?? 'bold';
		const sign =
			rung.state === 'wins' ? paint(signs.wins, proved) : signs[rung.state === 'shadowed' ? 'shadowed' : 'ignored'];
		const first = `${sign} ${rung.state.padEnd(8)}  ${rung.source.padEnd(width)}  ${rung.where ? writePlace(rung.where) : ''}`;
		const session =
			rung.interactive !== undefined && rung.interactive !== rung.state
				? `in a session: ${rung.interactive}`
				: undefined;
		const second = [rung.hint, rung.proof, session, rung.why].filter(Boolean).join(' · ');
		return [first.trimEnd(), second];
	}
}

function subjectOf({environment, machine}: Report): string {
	switch (environment) {
		case 'claude-code':
			return machine.claude ? `Claude Code ${machine.claude}` : 'Claude Code';
		case 'api':
			return 'your code and the API';
		case 'app':
			return 'apps';
	}
}

function verdictOf({verdict, rootCause, findings, checks}: Report): string {
	const unfinished = checks.filter(({outcome}) => outcome === 'crashed' || outcome === 'timed-out').length;
	const hasWarnings = findings.some(({severity, ignored}) => severity === 'warning' && !ignored);
	switch (verdict) {
		case 'healthy':
			return 'Healthy: the credential in force was accepted.';
		case 'broken': {
			const root = findings.find(({cause}) => cause === rootCause);
			return `Broken: ${root?.title ?? rootCause}`;
		}
		case 'unverified':
			return unfinished > 0
				? `Not verified: ${unfinished} of ${checks.length} checks did not finish.`
				: hasWarnings
					? 'Not verified: the credential in force was not proved.'
					: 'Nothing wrong was found, but the credential in force was not proved.';
	}
}
