// What a text says of the request: method, host, path, the headers that a command sends, and what variables hold.
import {asked, assignment, bareOwn, header, named, page, shown, url} from './data/request-forms.js';
import type {Line} from './lines.js';
import {isWrapped, unwrapped} from './tight.js';
import type {Facts} from './types.js';

export function requestIn(lines: readonly Line[]): Facts['request'] {
	const texts = lines
		.filter(({kind}) => kind !== 'elsewhere' && kind !== 'mention' && kind !== 'frame')
		.map(({text}) => text);
	// Put together as well: a wrap can cut a host.
	const text = `${texts.join('\n')}\n${unwrapped(texts)}`;
	const found: {readonly host: string; readonly path: string; readonly at: number}[] = [];
	for (const {2: host = '', 3: path = '', index} of text.matchAll(url)) {
		if (!page.test(host.toLowerCase()) && !page.test(path)) {
			found.push({host: host.toLowerCase(), path, at: index});
		}
	}
	for (const {1: host = '', 2: port, index} of text.matchAll(named)) {
		if (/[a-z]/i.test(host) || port !== undefined) {
			found.push({
				host: port === undefined ? host.toLowerCase() : `${host.toLowerCase()}:${port}`,
				path: '',
				at: index,
			});
		}
	}
	for (const {1: host = '', index} of text.matchAll(bareOwn)) {
		if (!page.test(host)) {
			found.push({host: host.toLowerCase(), path: '', at: index});
		}
	}
	found.sort((one, other) => one.at - other.at);
	const requests = [...text.matchAll(asked)];
	return {
		method: requests.at(-1)?.[1] ?? null,
		hosts: [...new Set(found.map(({host}) => host))],
		paths: [...new Set([...found.map(({path}) => path), ...requests.map(([, , path = '']) => path)])].filter(
			(path) => path.length > 1,
		),
		headers: [...text.matchAll(header)].map(([, name = '', value = '']) => ({
			name: name.toLowerCase(),
			value: value.trim(),
		})),
	};
}

export function variablesIn(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const variables = new Map<string, readonly string[]>();
	const note = (name: string, ...values: readonly string[]) =>
		variables.set(name.toUpperCase(), [...(variables.get(name.toUpperCase()) ?? []), ...values]);
	for (const [index, line] of lines.entries()) {
		for (const {0: whole, 1: name = '', 2: value = '', index: at} of line.matchAll(assignment)) {
			// A wrap may have cut the value: then the rest of it begins the next line.
			const rest = /^[^\s"',;}$]{0,300}/.exec(lines[index + 1] ?? '')?.[0] ?? '';
			note(
				name,
				value.replace(/^=/, ''),
				...(isWrapped(line) && at + whole.length === line.length ? [value + rest] : []),
			);
		}
	}
	for (const [, name = '', value = ''] of lines.join('\n').matchAll(shown)) {
		note(name, value);
	}
	return variables;
}
