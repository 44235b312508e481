// A report of a diagnosis: made, kept for `last` and for comparison, and drawn as text only where a person reads it.
import {causeOf} from '../causes/index.js';
import type {AnswerExtras} from '../core/answer-text.js';
import type {Diagnosis} from '../core/diagnosis.js';
import {type Report, reportOf} from '../core/report.js';
import {stepOf} from '../core/step.js';
import type {TextStyle} from '../core/writing.js';
import {openMemory} from '../host/memory.js';
import {reportKey} from './past.js';
import type {Options, World} from './world.js';

export function makeReport(diagnosis: Diagnosis, version: World['version']): Report {
	return reportOf(diagnosis, {tool: version, titleOf: (cause) => causeOf(cause)?.title ?? cause, stepsOf: stepOf});
}

export async function lastReport(world: World): Promise<Report | undefined> {
	const memory = await openMemory(world.host, (line) => world.warn(`claude-fix: ${line}`));
	const kept = memory.get(reportKey) as Partial<Report> | null | undefined;
	// The file may be of another version, or someone's edit.
	const isReport = kept?.format === 1 && Array.isArray(kept.checks) && Array.isArray(kept.findings);
	return isReport ? (kept as Report) : undefined;
}

type DrawnOptions = AnswerExtras & Pick<Options, 'isVerbose'> & Partial<Pick<Options, 'allow' | 'gateways'>>;

type Drawn = Pick<World, 'width' | 'isColoured' | 'linkOf'>;

/** The answer in a few lines, or all of it. The text is loaded when it is needed: `--json` doesn't pay for it. */
export async function drawReport(
	report: Report,
	world: Drawn,
	{isVerbose, allow, gateways, ...extras}: DrawnOptions,
): Promise<string> {
	const consents = [...(allow ?? []), ...(gateways ?? []).map((host) => `gateway=${host}`)].join(',');
	const style: TextStyle = {...styleOf(world), ...(consents !== '' && {consents})};
	return isVerbose
		? (await import('../core/text-report.js')).textReport(report, style)
		: (await import('../core/answer-text.js')).answerText(report, style, extras);
}

/** Lines stay short enough to read at a terminal, and aren't limited elsewhere. */
export function styleOf({width, isColoured, linkOf}: Drawn): TextStyle {
	return {width: Number.isFinite(width) ? Math.min(width, 100) : width, isColoured, linkOf};
}
