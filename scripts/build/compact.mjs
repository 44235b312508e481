// Makes the script of all that is ours smaller. What opens, holds, sends or writes a credential, a file, a program or a request, and what
// decides where one may go, stays as it was written. What is pure, and so has no way out, loses its layout and the names of its local
// variables, and is headed by its path without folder and ending.
import {transform} from 'esbuild';

const stays = [
	/^source\/host\/(here|run|start|child-environment|which|web|connect|tunnel|trust|words|out|files|file-status|disk|memory|apply|journal|changes\/(bytes|files|files-back|keychain|security|move|moving|edit|records|entry|recover|undo|attributes)\b)/,
	/^source\/probes\/(login|keychain|helper|profiles|server)\b/,
	/^source\/facts\/(ask|server|claude-proof|proofs|request|status-page|network|edge|proxy-reach)\b/,
	/^source\/core\/(secret|leaving|trust)\b(?!\/(usual|bare|words|lookalikes|visible|user-info|plain-names))/,
];

/** `text`: a bundle, in which a comment with its path begins each module. */
export async function compact(text) {
	const modules = text.split(/^(?=\/\/ (?:source|node_modules|library:)\S*$)/m);
	const compacted = modules.map(async (module) => {
		const [, path] = module.match(/^\/\/ (\S+)\n/) ?? [];
		if (path === undefined || stays.some((pattern) => pattern.test(path))) {
			return indented(module);
		}
		return `//${path.replace(/^source\/|\.ts$/g, '')}\n${(await minified(module)).replace(/__esm\(\{"[^"]+"\(/, '__esm({_(')}`;
	});
	// One at the top is for all of it.
	const whole = (await Promise.all(compacted)).join('');
	const isStrict = /^(?:#!.*\n)?"use strict";/.test(whole);
	return inAscii(numbered(isStrict ? whole.replace(/(?<=\(\) ?\{\s*)"use strict";\s*/g, '') : whole));
}

/** The bundler's own functions, by which a module is begun: each module names those of all that it imports. */
function numbered(text) {
	if (/\bi\$\d/.test(text)) {
		throw new Error('A name of ours looks like a number of a module.');
	}
	const names = new Map(
		[...text.matchAll(/\b(init_\w+)(?= ?= ?__esm\()/g)].map(([, name], index) => [name, `i$${index}`]),
	);
	return text.replace(/\binit_\w+/g, (name) => names.get(name) ?? name);
}

async function minified(text) {
	const {code} = await transform(text, {minify: true, legalComments: 'none', target: 'node20.19', lineLimit: 160});
	return code;
}

/** By tabs, as in the sources; not where blanks at the beginning of a line are part of a text. */
async function indented(text) {
	const better = text.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
	return (await minified(better)) === (await minified(text)) ? better : text;
}

/** In patterns and comments, where the bundler leaves other characters as they are: V8 reads a text without any in half of the time. */
function inAscii(text) {
	const escaped = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]|[\ud800-\udfff]/.exec(text);
	if (escaped) {
		throw new Error(`Neither in a pattern nor in a text can this be written in ASCII: ${escaped[0]}`);
	}
	return text.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
