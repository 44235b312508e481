// What a report says to do next, for everything that prints it: the command to type, the steps of a person, where requests go.
import type {Report, ReportFinding} from './report.js';

type ReportFix = ReportFinding['fixes'][number];

const anthropic = 'https://api.anthropic.com';
/** Steps that are shown; the whole remedy is what `explain` says. */
const mostSteps = 3;

/** As it has to be typed to find the same again: for the same purpose, with the same consents. Without a cause: the root cause. */
export function fixCommandLine(
	{environment}: Pick<Report, 'environment'>,
	{consents}: {readonly consents?: string | undefined},
	cause?: string,
): string {
	return [
		'claude-fix fix',
		...(cause === undefined ? [] : [cause]),
		...(environment === 'claude-code' ? [] : ['--for', environment]),
		...(consents ? ['--allow', consents] : []),
	].join(' ');
}

/** The steps of a fix besides its title. */
export function stepsOf({title, steps}: ReportFix): readonly string[] {
	return steps.filter((step) => step !== title).slice(0, mostSteps);
}

/** Where requests go, if that isn't Anthropic's own address. */
export function foreignOrigins({requests}: Pick<Report, 'requests'>): readonly string[] {
	const origins = new Set(Object.values(requests).flatMap((sent) => (sent ? [sent.origin] : [])));
	return [...origins].filter((origin) => origin !== '' && origin !== anthropic);
}
