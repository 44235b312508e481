// The licences of what is bundled, one text for all that have the same.
import {readFileSync} from 'node:fs';

const files = ['license', 'LICENSE', 'license.md', 'LICENSE.md', 'LICENSE.txt', 'License.txt', 'licence'];

/** From the results of builds. */
export function licencesOf(builds) {
	const folders = new Set(
		builds
			.flatMap(({metafile}) => Object.keys(metafile.inputs))
			// A package may lie inside of another one.
			.flatMap((path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []),
	);
	const byText = new Map();
	for (const folder of [...folders].sort()) {
		const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
		const whole = files.map((file) => textOf(`${folder}/${file}`)).find(Boolean) ?? `Licence: ${manifest.license}`;
		const {owners, text} = apart(whole);
		const name = [`${manifest.name} ${manifest.version} (${manifest.license})`, ...owners].join('\n  ');
		byText.set(text, [...(byText.get(text) ?? []), name]);
	}
	return [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}

/** Whose it is, and the words that many have in common. */
function apart(whole) {
	const lines = whole
		.trim()
		.split(/\r?\n/)
		.map((line) => line.trim());
	const isOwner = (line) => /^Copyright /i.test(line);
	const text = lines
		.filter((line) => !isOwner(line) && !/^(# )?\(?(The )?MIT License( \(MIT\))?\)?$/i.test(line))
		.join('\n')
		.split(/\n{2,}/)
		.map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
		.filter(Boolean);
	return {owners: lines.filter(isOwner), text: text.join('\n\n')};
}

function textOf(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
