// The universal variables, which fish keeps in its own file.
import {readEscape} from './fish-tokens.js';
import {type Scanner, type ScriptEvent, top} from './script.js';

/** `fish_variables`: lines `SETUVAR --export NAME:value`, with \x escapes; \x1e parts the values of a list. */
export const scanFishVariables: Scanner = (text) => {
	const events: ScriptEvent[] = [];
	let start = 0;
	for (const line of text.split('\n')) {
		const [prefix, flags = '', name] = /^SETUVAR((?:\s+--[a-z]+)*)\s+([A-Za-z_]\w*):/.exec(line) ?? [];
		if (prefix !== undefined && name !== undefined) {
			let value = '';
			for (let at = prefix.length; at < line.length; ) {
				const [read, length] = line[at] === '\\' ? readEscape(line, at, '') : [line[at] ?? '', 1];
				value += read;
				at += length;
			}
			const nameEnd = start + prefix.length - 1;
			events.push({
				kind: 'assignment',
				name,
				value: [{kind: 'text', text: value.replaceAll('\u001e', ' ')}],
				effect: flags.includes('--export') ? 'exports' : 'assigns',
				context: top,
				statement: {start, end: Math.min(text.length, start + line.length + 1)},
				nameSpan: {start: nameEnd - name.length, end: nameEnd},
				valueSpan: {start: nameEnd + 1, end: start + line.length},
			});
		}
		start += line.length + 1;
	}
	return events;
};
