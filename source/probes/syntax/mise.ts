// mise.toml: the variables of its [env] table, line by line (mise.jdx.dev, "Environments"). TOML as far as it is used there.
import type {AssignmentEvent, Parts, Scanner} from './script.js';
import {top} from './script.js';

const assignment =
	/^(\s*)(?:(env)\s*\.\s*)?["']?([A-Za-z_]\w*)["']?(\s*=\s*(?:\{\s*value\s*=\s*)?)("(?:\\.|[^"\\])*"|'[^']*'|[\w.+-]+)/;

export const scanMise: Scanner = (text) => {
	const events: AssignmentEvent[] = [];
	let isEnv = false;
	let isTop = true;
	let start = 0;
	for (const line of text.split('\n')) {
		const table = /^\s*\[{1,2}\s*([^\]]+?)\s*\]/.exec(line)?.[1];
		if (table !== undefined) {
			isEnv = table === 'env';
			isTop = false;
		}
		const [whole = '', indent = '', dotted, name, , written = ''] = assignment.exec(line) ?? [];
		if (table === undefined && name !== undefined && (dotted ? isTop : isEnv)) {
			const nameStart = start + whole.indexOf(name, indent.length + (dotted ? 'env'.length : 0));
			const valueStart = start + whole.length - written.length;
			events.push({
				kind: 'assignment',
				name,
				value: partsOf(written),
				effect: 'exports',
				context: top,
				statement: {start, end: Math.min(text.length, start + line.length + 1)},
				nameSpan: {start: nameStart, end: nameStart + name.length},
				valueSpan: {start: valueStart, end: valueStart + written.length},
			});
		}
		start += line.length + 1;
	}
	return events;
};

/** Templates ({{env.HOME}}) are worked out by mise alone. */
function partsOf(written: string): Parts {
	const isBasic = written.startsWith('"');
	const bare = /^["']/.test(written) ? written.slice(1, -1) : written;
	return bare.includes('{{') || (isBasic && /\\[^"\\]/.test(bare))
		? [{kind: 'computed'}]
		: [{kind: 'text', text: isBasic ? bare.replace(/\\(["\\])/g, '$1') : bare}];
}
