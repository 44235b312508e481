// The text of a report: what `check` prints without --json.

import wrapAnsi from 'wrap-ansi';
import {leaving, withTexts} from './leaving.js';
import {writePlace} from './place.js';
import type {Report, ReportFinding, ReportRung} from './report.js';

export type TextStyle = {
	/** Columns. */
	readonly width: number;
	readonly isColoured: boolean;
	/** What the run was allowed besides the usual, as `--allow` takes it: a command that is printed needs the same. */
	readonly consents?: string;
};

const mostSteps = 3;

const marks = {error: '✖', warning: '▲', note: '·'} as const;
const colours = {error: 31, warning: 33, note: 2, good: 32, bold: 1, dim: 2} as const;

/** Lines of text without a trailing line break. */
export function textOf(found: Report, style: TextStyle): string {
	// What colours are drawn around must have none of its own.
	const report = withTexts(found, leaving);
	const paint = (text: string, colour: keyof typeof colours): string =>
		style.isColoured ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
	const lines: string[] = [];
	const say = (text: string, indent = 0): void => {
		const wrapped = wrapAnsi(text, Math.max(20, style.width - indent), {hard: true});
		lines.push(...wrapped.split('\n').map((line) => ' '.repeat(indent) + line));
	};
	const {machine} = report;
	say(
		paint(
			`claude-fix ${report.tool} · ${subjectOf(report)} · ${[machine.platform, machine.shell, ...machine.inside].filter(Boolean).join(', ')}`,
			'dim',
		),
	);
	lines.push('');
	for (const finding of report.findings.filter(({severity}) => severity !== 'note')) {
		sayFinding(finding, finding.cause === report.rootCause);
	}
	const notes = report.findings.filter(({severity}) => severity === 'note');
	if (notes.length > 0) {
		for (const note of notes) {
			say(
				`${paint(`${marks.note} ${note.title}`, 'dim')}${note.where[0] ? paint(`  ${writePlace(note.where[0])}`, 'dim') : ''}`,
			);
		}
		lines.push('');
	}
	sayLadder();
	for (const note of report.notes ?? []) {
		say(paint(`· ${note}`, 'dim'));
	}
	const {length} = report.checks;
	const odd = report.checks.filter(({outcome}) => ['crashed', 'timed-out'].includes(outcome));
	for (const check of odd) {
		say(paint(`▲ ${check.title}: ${check.because ?? check.outcome}`, 'warning'));
	}
	say(
		paint(verdictOf(report), report.verdict === 'healthy' ? 'good' : report.verdict === 'broken' ? 'error' : 'warning'),
	);
	say(paint(`${length} ${length === 1 ? 'check' : 'checks'} in ${(report.milliseconds / 1000).toFixed(1)} s.`, 'dim'));
	return lines.join('\n');

	function sayFinding(finding: ReportFinding, isRoot: boolean): void {
		const head = `${marks[finding.severity]} ${finding.title}`;
		say(`${paint(head, finding.severity)}  ${paint(`(${finding.cause}${isRoot ? ', the root cause' : ''})`, 'dim')}`);
		for (const place of finding.where.slice(0, 4)) {
			say(`at ${writePlace(place)}`, 4);
		}
		say(finding.detail, 4);
		for (const {label, value} of finding.evidence) {
			say(`${label}: ${value}`, 4);
		}
		for (const fix of finding.fixes) {
			say(`→ ${fix.title}${fix.risk === 'manual' ? '' : paint(`   ${commandFor(finding.cause)}`, 'dim')}`, 4);
			// What only a person can do is of no use without the step itself.
			if (isRoot && fix.risk === 'manual' && fix === finding.fixes[0]) {
				for (const step of fix.steps.filter((one) => one !== fix.title).slice(0, mostSteps)) {
					say(step, 6);
				}
			}
		}
		lines.push('');
	}

	/** As it has to be typed to find the same again. */
	function commandFor(cause: string): string {
		const purpose = report.environment === 'claude-code' ? '' : ` --for ${report.environment}`;
		return `claude-fix fix ${cause}${purpose}${style.consents ? ` --allow ${style.consents}` : ''}`;
	}

	/** Where requests go, if that isn't the usual place. */
	function sayOrigins(): void {
		const origins = new Set(Object.values(report.requests).flatMap((one) => (one ? [one.origin] : [])));
		for (const origin of origins) {
			if (origin !== '' && origin !== 'https://api.anthropic.com') {
				say(`to ${origin}`, 2);
			}
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
		const sign = rung.state === 'wins' ? paint('▶', 'good') : rung.state === 'shadowed' ? '│' : '×';
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

function verdictOf({verdict, rootCause, findings}: Report): string {
	switch (verdict) {
		case 'healthy':
			return 'Healthy: the credential in force was accepted.';
		case 'broken': {
			const root = findings.find(({cause}) => cause === rootCause);
			return `Broken: ${root?.title ?? rootCause}`;
		}
		case 'unverified':
			return 'Nothing wrong was found, but the credential in force was not proved.';
	}
}
