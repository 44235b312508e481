// What a text says of the request: method, host, path, the headers that a command sends, and what variables hold.
import {grouped} from '../grouped.js';
import {asked, assignment, bareOwn, header, named, namedPath, page, shown, url} from './data/request-forms.js';
import type {Line} from './lines.js';
import {isWrapped, unwrapped} from './tight.js';
import type {Facts} from './types.js';

export function requestIn(lines: readonly Line[]): Facts['request'] {
	const texts = lines
		.filter(({kind}) => kind !== 'elsewhere' && kind !== 'mention' && kind !== 'frame')
		.map(({text}) => text);
	// Put together as well, before: a wrap can cut a host, but most lines end where their writer ended them.
	const text = `${unwrapped(texts)}\n${texts.join('\n')}`;
	const isMeant = ([, host = '', path = '']: readonly string[]) => !page.test(host.toLowerCase()) && !page.test(path);
	const found = [
		...[...text.matchAll(url)].filter(isMeant),
		...[...text.matchAll(named)].filter(([, host = '', , port]) => /[a-z]/i.test(host) || port !== undefined),
		...[...text.matchAll(bareOwn)].filter(isMeant),
	]
		.sort((one, other) => one.index - other.index)
		.map(([, host = '', path = '', port]) => ({
			host: (port === undefined ? host : `${host}:${port}`).toLowerCase(),
			path,
		}));
	const requests = [...text.matchAll(asked), ...text.matchAll(namedPath)];
	return {
		method: requests.at(-1)?.[1] || null,
		hosts: lastOfEach(found.map(({host}) => host)),
		paths: lastOfEach([...found.map(({path}) => path), ...requests.map(([, , path = '']) => path)]).filter(
			(path) => path.length > 1,
		),
		headers: [...text.matchAll(header)].map(([, name = '', value = '']) => {
			return {name: name.toLowerCase(), value: value.trim()};
		}),
	};
}

/** Each once, where it stands last. */
const lastOfEach = (all: readonly string[]): readonly string[] => [...new Set(all.toReversed())].toReversed();

export function variablesIn(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const assigned = lines.flatMap((line, index) =>
		[...line.matchAll(assignment)].flatMap(({0: whole, 1: name = '', 2: value = '', index: at}) => {
			// A wrap may have cut the value: then the rest of it begins the next line.
			const rest = /^[^\s"',;}$]{0,300}/.exec(lines[index + 1] ?? '')?.[0] ?? '';
			const isCut = isWrapped(line) && at + whole.length === line.length;
			return [value.replace(/^=/, ''), ...(isCut ? [value + rest] : [])].map((one) => [name, one] as const);
		}),
	);
	const printed = [...lines.join('\n').matchAll(shown)].map(([, name = '', value = '']) => [name, value] as const);
	return grouped([...assigned, ...printed].map(([name, value]) => [name.toUpperCase(), value]));
}

/** The host of an address, with its port; the text itself where it has no scheme. */
export const hostIn = (url: string): string =>
	/^\w+:\/\/(?:[^@/]{0,200}@)?([^/\s"']{1,200})/.exec(url)?.[1]?.toLowerCase() ?? url.toLowerCase();
