// What `npm run generate` writes: the lists of checks and causes, and what is made from the table of settings, from that of commands, from
// the types of the report, and from the records of causes, README.md included; and the example in CONTRIBUTING.md.
import {readFileSync} from 'node:fs';
import {causePages} from './cause-pages.js';
import {type GeneratedFile, listFiles, notice} from './lists.js';
import {manualPage} from './manual.js';
import {generated, withGenerated} from './readme.js';
import {reportSchemaFile} from './report-schema.js';
import {settingsFieldsFile} from './settings-fields.js';

export function generatedFiles(root: string): readonly GeneratedFile[] {
	return [
		...listFiles(root),
		{path: 'source/probes/settings/fields.ts', text: settingsFieldsFile(root, notice)},
		{path: 'man/claude-fix.1', text: manualPage()},
		{path: 'report.schema.json', text: reportSchemaFile(root)},
		{path: 'README.md', text: withGenerated(readFileSync(`${root}/README.md`, 'utf8'), generated())},
		{path: 'CONTRIBUTING.md', text: withFiles(readFileSync(`${root}/CONTRIBUTING.md`, 'utf8'), root)},
		...causePages(root),
	];
}

/** Each file that is shown below its name, as it is now. */
function withFiles(text: string, root: string): string {
	return text.replaceAll(
		/(\*\*, `([\w/.-]+\.ts)`(?:(?!```)[\s\S])*\n( *)```ts\n)[\s\S]*?\n\3```/g,
		(_, before: string, path: string, indent: string) =>
			`${before}${readFileSync(`${root}/${path}`, 'utf8').replaceAll(/^(?=.)/gm, indent)}${indent}\`\`\``,
	);
}
