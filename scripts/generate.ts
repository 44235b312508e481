// Writes what follows from other files: ids, indexes, the manual page, the schema of the report, a page for each cause, the lists in README.md. npm run generate.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {type GeneratedFile, listFiles} from './generate/lists.js';

const root = fileURLToPath(new URL('..', import.meta.url));

function write(files: readonly GeneratedFile[]): void {
	for (const {path, text} of files) {
		writeFileSync(`${root}/${path}`, text);
	}
}

write(listFiles(root));
// Only now: the lists may have named a file that is gone.
const [{causeFolder}, {generatedFiles}] = await Promise.all([
	import('./generate/cause-pages.js'),
	import('./generate/files.js'),
]);
// A page whose cause is gone goes too.
rmSync(`${root}/${causeFolder}`, {recursive: true, force: true});
mkdirSync(`${root}/${causeFolder}`, {recursive: true});
write(generatedFiles(root));
