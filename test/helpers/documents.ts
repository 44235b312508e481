// The documents of the repository, and the links and blocks of code in them.
import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** Folders that hold documents; what is installed or built is none of them. */
const folders = ['docs', 'packaging', 'page', 'recipes', 'plugin', 'test/cases', 'test/client'];

function markdownIn(folder: string, isDeep: boolean): readonly string[] {
	try {
		return readdirSync(`${root}${folder}`, {recursive: isDeep, encoding: 'utf8'})
			.filter((name) => name.endsWith('.md'))
			.map((name) => `${folder}${folder === '' ? '' : '/'}${name.replaceAll('\\', '/')}`);
	} catch {
		return [];
	}
}

export const documents: readonly string[] = [
	...markdownIn('', false),
	...folders.flatMap((folder) => markdownIn(folder, true)),
];

export type Block = {readonly language: string; readonly code: string};

export function blocksOf(text: string): readonly Block[] {
	return [...text.matchAll(/^([ \t]*)```(\S*)\n([\s\S]*?)^\1```$/gm)].map(
		([, indent = '', language = '', code = '']) => ({
			language,
			code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
		}),
	);
}

/** Outside of code. */
export function linksOf(text: string): readonly string[] {
	const prose = text.replace(/^([ \t]*)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, '');
	return [
		...[...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link),
		...[...prose.matchAll(/<(https?:[^>\s]+)>/g)].map(([, link = '']) => link),
	];
}

/** What a heading is linked to by, as GitHub writes it. */
export function anchorsOf(text: string): readonly string[] {
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
		title
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);
}
