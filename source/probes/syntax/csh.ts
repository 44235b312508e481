// What a csh or tcsh start-up file does to variables, line by line. Nothing is run.
import {commandSpan, wholeLines} from './lines.js';
import {readWord} from './posix-words.js';
import type {AssignmentEvent, Scanner, ScriptEvent, StatementContext} from './script.js';
import {top} from './script.js';

const shapes: readonly (readonly [RegExp, AssignmentEvent['effect'], string?])[] = [
	[/^setenv\s+([A-Za-z_]\w*)\s+/, 'exports'],
	[/^unsetenv\s+([A-Za-z_]\w*)/, 'unsets'],
	[/^set\s+([A-Za-z_]\w*)\s*=\s*/, 'assigns'],
	[/^export\s+([A-Za-z_]\w*)\s*=\s*/, 'broken', 'export is not csh; here it is setenv NAME value'],
	[/^([A-Za-z_]\w*)=/, 'broken', 'in csh it is setenv NAME value'],
];

export const scanCsh: Scanner = (text) => {
	const events: ScriptEvent[] = [];
	let depth = 0;
	let offset = 0;
	for (const line of text.split('\n')) {
		const indent = /^\s*/.exec(line)?.[0].length ?? 0;
		const hashes = /^(#[#\s]*)?/.exec(line.slice(indent))?.[0] ?? '';
		const start = indent + hashes.length;
		const code = line.slice(start);
		if (hashes === '' && /^(endif|end|endsw)\b/.test(code)) {
			depth = Math.max(0, depth - 1);
		}
		const context: StatementContext = depth > 0 ? {...top, reach: 'conditional'} : top;
		const source = /^source\s+/.exec(code);
		if (source && hashes === '') {
			const path = readWord(code, source[0].length).parts;
			events.push({kind: 'source', path, context, start: offset + start});
		}
		for (const [pattern, effect, problem] of shapes) {
			const [prefix, name] = pattern.exec(code) ?? [];
			if (prefix === undefined || name === undefined) {
				continue;
			}
			const valueAt = start + prefix.length;
			const value = effect === 'unsets' ? {start: valueAt, end: valueAt, parts: []} : readWord(line, valueAt);
			const nameStart = offset + start + prefix.indexOf(name);
			const command = {start: offset + start, end: offset + value.end};
			events.push({
				kind: 'assignment',
				name,
				value: value.parts,
				effect: hashes === '' ? effect : 'commented',
				context,
				statement: hashes === '' ? commandSpan(text, command) : wholeLines(text, command),
				nameSpan: {start: nameStart, end: nameStart + name.length},
				valueSpan: {start: offset + value.start, end: offset + value.end},
				...(problem === undefined || hashes !== '' ? {} : {problem}),
			});
			break;
		}
		if (hashes === '' && (/^if\b.*\bthen\s*$/.test(code) || /^(foreach|while|switch)\b/.test(code))) {
			depth += 1;
		}
		offset += line.length + 1;
	}
	return events;
};
