// What a PowerShell profile does to environment variables. Nothing is run.
import {BeyondBudget, budgets} from '../../core/budget.js';
import type {Span} from '../../core/place.js';
import {commandSpan, wholeLines} from './lines.js';
import {lineEnd} from './posix-skip.js';
import {readValue, type Value} from './powershell-values.js';
import type {AssignmentEvent, Scanner, ScriptEvent, StatementContext} from './script.js';
import {top} from './script.js';

/** What a statement may look like; the value stands behind the match. */
const shapes: readonly {
	readonly pattern: RegExp;
	readonly effect: AssignmentEvent['effect'];
	readonly problem?: string;
}[] = [
	{pattern: /^\$\{?env:([A-Za-z_]\w*)\}?[ \t]*=(?!=)[ \t]*/i, effect: 'exports'},
	{
		pattern:
			/^(?:Set-Item|New-Item|si|ni)[ \t]+(?:-Path[ \t]+|-LiteralPath[ \t]+)?["']?env:[\\/]?([A-Za-z_]\w*)["']?[ \t]+(?:-Value[ \t]+)?/i,
		effect: 'exports',
	},
	{
		pattern:
			/^(?:\[void\])?[ \t]*\[(?:System\.)?Environment\]::SetEnvironmentVariable\([ \t]*["']([A-Za-z_]\w*)["'][ \t]*,[ \t]*/i,
		effect: 'exports',
	},
	{pattern: /^setx(?:\.exe)?[ \t]+["']?([A-Za-z_]\w*)["']?[ \t]+/i, effect: 'assigns'},
	{
		pattern: /^(?:export|declare[ \t]+-x)[ \t]+([A-Za-z_]\w*)[ \t]*=[ \t]*/,
		effect: 'broken',
		problem: 'export is not PowerShell; here it is $env:NAME = "value"',
	},
	{pattern: /^set[ \t]+([A-Za-z_]\w*)=/i, effect: 'broken', problem: 'set is cmd; here it is $env:NAME = "value"'},
	{
		pattern: /^set[ \t]+-(?:g?x|U?x|xg)[ \t]+([A-Za-z_]\w*)[ \t]+/,
		effect: 'broken',
		problem: 'set -x is fish; here it is $env:NAME = "value"',
	},
	{
		pattern: /^setenv[ \t]+([A-Za-z_]\w*)[ \t]+/,
		effect: 'broken',
		problem: 'setenv is csh; here it is $env:NAME = "value"',
	},
	{pattern: /^(?:env:)([A-Za-z_]\w*)[ \t]*=[ \t]*/i, effect: 'broken', problem: 'the $ before env: is missing'},
	{pattern: /^([A-Za-z_]\w*)[ \t]*=(?!=)[ \t]*/, effect: 'broken', problem: 'in PowerShell it is $env:NAME = "value"'},
	{pattern: /^\$(?:global:|script:)?([A-Za-z_]\w*)[ \t]*=(?!=)[ \t]*/i, effect: 'assigns'},
	{pattern: /^(?:Remove-Item|rm|ri|del)[ \t]+(?:-Path[ \t]+)?["']?env:[\\/]?([A-Za-z_]\w*)["']?/i, effect: 'unsets'},
];

export const scanPowershell: Scanner = (text) => {
	const events: ScriptEvent[] = [];
	const blocks: StatementContext[] = [];
	const context = (): StatementContext => blocks.at(-1) ?? top;
	let at = 0;
	let statement = 0;
	let isStart = true;
	while (at < text.length) {
		if (events.length > budgets.names || blocks.length > budgets.depth) {
			throw new BeyondBudget('has more statements or blocks than a profile has');
		}
		const character = text[at] ?? '';
		if (character === '\n' || character === ';') {
			isStart = true;
			at += 1;
		} else if (/\s/.test(character)) {
			at += 1;
		} else if (text.startsWith('<#', at)) {
			const end = text.indexOf('#>', at);
			at = end < 0 ? text.length : end + 2;
		} else if (character === '#') {
			const end = lineEnd(text, at);
			const event = comment(text, at, end, context());
			if (event) {
				events.push(event);
			}
			at = end;
		} else if (text.startsWith('@{', at)) {
			// A table of names and values, no statements.
			blocks.push({...context(), reach: 'function'});
			at += 2;
		} else if (character === '{') {
			blocks.push(
				inner(text.slice(statement, statement + 40), text.slice(Math.max(statement, at - 40), at), context()),
			);
			isStart = true;
			at += 1;
		} else if (character === '}') {
			blocks.pop();
			isStart = true;
			at += 1;
		} else if (isStart) {
			isStart = false;
			statement = at;
			const found = statementAt(text, at, context());
			if (found) {
				events.push(found.event);
				at = found.end;
			} else {
				const source = /^\.[ \t]+/.exec(text.slice(at, at + 20));
				if (source) {
					const value = readValue(text, at + source[0].length);
					events.push({kind: 'source', path: value.parts, context: context(), start: at});
				}
			}
			at = found ? at : at + 1;
		} else if (character === '"' || character === "'" || character === '@') {
			at = Math.max(readValue(text, at).end, at + 1);
		} else {
			at += character === '`' ? 2 : 1;
		}
	}
	return events;
};

/** A block, by how its statement begins and what stands right before it. */
function inner(begin: string, before: string, context: StatementContext): StatementContext {
	if (/^\s*(function|filter)\b/i.test(begin) || /=\s*$/.test(before)) {
		return {...context, reach: 'function'};
	}
	return context.reach === 'top' ? {...context, reach: 'conditional'} : context;
}

function statementAt(
	text: string,
	at: number,
	context: StatementContext,
): {event: AssignmentEvent; end: number} | undefined {
	const near = text.slice(at, Math.min(lineEnd(text, at), at + 400));
	for (const {pattern, effect, problem} of shapes) {
		const [prefix, name] = pattern.exec(near) ?? [];
		if (prefix !== undefined && name !== undefined) {
			const nameStart = at + prefix.lastIndexOf(name);
			const value: Value =
				effect === 'unsets'
					? {parts: [], start: at + prefix.length, end: at + prefix.length}
					: readValue(text, at + prefix.length);
			const isNull = /^\$null\b/i.test(text.slice(value.start, value.start + 8));
			// "…", "User") of SetEnvironmentVariable.
			const tail = prefix.includes('(')
				? (/^[^)\n]*\)/.exec(text.slice(value.end, value.end + 200))?.[0].length ?? 0)
				: 0;
			const end = value.end + tail;
			const span: Span = {start: at, end};
			return {
				end,
				event: {
					kind: 'assignment',
					name,
					value: isNull ? [] : value.parts,
					effect: isNull && effect === 'exports' ? 'unsets' : effect,
					context,
					statement: commandSpan(text, span),
					nameSpan: {start: nameStart, end: nameStart + name.length},
					valueSpan: {start: value.start, end: value.end},
					...(problem === undefined ? {} : {problem}),
				},
			};
		}
	}
	return undefined;
}

function comment(text: string, start: number, end: number, context: StatementContext): AssignmentEvent | undefined {
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	const hashes = /^#[#\s]*/.exec(text.slice(start, end))?.[0].length ?? 1;
	const found = line.trim() === '' ? statementAt(text.slice(0, end), start + hashes, context) : undefined;
	return found && found.event.effect === 'exports'
		? {...found.event, effect: 'commented', statement: wholeLines(text, {start, end})}
		: undefined;
}
