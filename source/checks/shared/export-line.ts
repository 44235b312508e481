// A line that was meant to give a variable to programs and doesn't: what is wrong with it, and the same line as its shell wants it.
import type {Finding} from '../../core/check.js';
import type {Change, Fix} from '../../core/fix.js';
import type {Assignment, AssignmentSyntax} from '../../core/readings.js';
import type {Secret} from '../../core/secret.js';
import {manual, paste, safe} from './fixes.js';
import {readsOf} from './set-changes.js';

type Line = Pick<Assignment, 'site' | 'syntax' | 'effect'> & {readonly problem?: string};

export function notExported(name: string, assignment: Assignment): Finding {
	const change = repaired(assignment);
	return {
		...describe(name, assignment),
		severity: 'error',
		where: [assignment.site],
		leadsTo: ['login-missing'],
		fixes: [
			change
				? safe('export', `Write it as ${rightLine(name, assignment.syntax)}`, [change])
				: correct(name, assignment),
		],
	};
}

/** Typed at a prompt, so there is nothing to edit. */
export function typedInVain(name: string, line: Line): Finding {
	return {
		...describe(name, line),
		severity: 'error',
		where: [line.site],
		leadsTo: ['login-missing'],
		fixes: [correct(name, line)],
	};
}

function describe(name: string, {syntax, effect, problem}: Line): Pick<Finding, 'cause' | 'detail'> {
	const isPowershell = syntax === 'powershell' || /\$env:|PowerShell/i.test(problem ?? '');
	return {
		cause: isPowershell ? 'powershell-syntax' : 'variable-not-exported',
		detail:
			effect === 'broken'
				? `The line looks as if it sets ${name}, but it does not: ${problem ?? 'its syntax is not of this shell'}.`
				: `The line sets ${name} for the shell itself; programs that it starts don't get it.`,
	};
}

function correct(name: string, {syntax}: Line): Fix {
	const toKeep = paste(
		'To keep it, put that line in the file that $PROFILE names, or on Windows:',
		`[Environment]::SetEnvironmentVariable('${name}', '…', 'User')`,
	);
	return manual(
		'correct',
		'Write the line as this shell wants it',
		paste('For this session the line reads:', rightLine(name, syntax)),
		...(syntax === 'powershell' ? [toKeep] : []),
	);
}

export function rightLine(name: string, syntax: AssignmentSyntax): string {
	switch (syntax) {
		case 'fish':
			return `set -gx ${name} …`;
		case 'csh':
			return `setenv ${name} …`;
		case 'powershell':
			return `$env:${name} = "…"`;
		default:
			return `export ${name}=…`;
	}
}

/** What stands before the name, and between name and value. */
const forms: Partial<Record<AssignmentSyntax, readonly [before: string, between: string]>> = {
	posix: ['export ', '='],
	envrc: ['export ', '='],
	fish: ['set -gx ', ' '],
	csh: ['setenv ', ' '],
	powershell: ['$env:', ' = '],
};

/** Only what surrounds the value is rewritten, so that the value stays as written. undefined: only a person can know what was meant. */
function repaired(assignment: Assignment): Change | undefined {
	const {site, digest, syntax, problem = '', statement, among, nameSpan, valueSpan, value, isLiteral} = assignment;
	const form = forms[syntax];
	const isUnclear =
		/quote|fish_variables$/.test(`${problem} ${site.path}`) || valueSpan.start === valueSpan.end || value.isBlank;
	// A bare word is a command in PowerShell.
	const isQuoted = syntax === 'powershell';
	if (
		!form ||
		isUnclear ||
		among !== undefined ||
		statement.start > nameSpan.start ||
		nameSpan.end > valueSpan.start ||
		(isQuoted && !isLiteral)
	) {
		return undefined;
	}
	const text: readonly (string | Secret)[] = ['"', value, '"'];
	return {
		kind: 'edit-text',
		path: site.path,
		digest,
		reads: readsOf(assignment),
		edits: [
			{start: statement.start, end: nameSpan.start, text: form[0]},
			{start: nameSpan.end, end: valueSpan.start, text: form[1]},
			...(isQuoted ? [{...valueSpan, text}] : []),
		],
	};
}
