// Values of files that aren't scripts but have quotes, backslashes and $NAME: environment.d and the .env readers.
import type {Part, Parts} from './script.js';

/** `$NAME`, `${NAME}`, `${NAME:-word}` in a text; `\$` stays a dollar sign. */
export function readVariables(text: string): Parts {
	const parts: Part[] = [];
	const add = (more: string): void => {
		const last = parts.at(-1);
		if (last?.kind === 'text') {
			parts[parts.length - 1] = {kind: 'text', text: last.text + more};
		} else {
			parts.push({kind: 'text', text: more});
		}
	};
	let at = 0;
	while (at < text.length) {
		const near = text.slice(at, at + 400);
		const found = /^\$(?:\{([A-Za-z_]\w*)(?:(:?-)([^}]*))?\}|([A-Za-z_]\w*))/.exec(near);
		if (near.startsWith('\\$')) {
			add('$');
			at += 2;
		} else if (found) {
			const [whole, braced, operator, word, plain = ''] = found;
			parts.push({
				kind: 'variable',
				name: braced ?? plain,
				...(operator === undefined
					? {}
					: {otherwise: [{kind: 'text', text: word ?? ''}], isBlankToo: operator.startsWith(':')}),
			});
			at += whole.length;
		} else {
			add(text[at] ?? '');
			at += 1;
		}
	}
	return parts;
}

/** A value with quotes and backslashes anywhere in it. Single quotes keep everything, also variables. */
export function readBody(text: string): Parts {
	const parts: Part[] = [];
	let at = 0;
	let plain = '';
	const flush = (): void => {
		parts.push(...readVariables(plain));
		plain = '';
	};
	while (at < text.length) {
		const character = text[at] ?? '';
		if (character === "'") {
			const close = text.indexOf("'", at + 1);
			const end = close < 0 ? text.length : close;
			flush();
			parts.push({kind: 'text', text: text.slice(at + 1, end)});
			at = end + 1;
		} else if (character === '"') {
			at += 1;
		} else if (character === '\\' && at + 1 < text.length) {
			plain += text[at + 1] === '$' ? '\\$' : text[at + 1];
			at += 2;
		} else {
			plain += character;
			at += 1;
		}
	}
	flush();
	return parts;
}
