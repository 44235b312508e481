// Writes what follows from other files: ids, indexes, the manual page, the schema of the report, a page for each cause. npm run generate.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {causeFolder} from './generate/cause-pages.js';
import {generatedFiles} from './generate/files.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const files = generatedFiles(root);
// A page whose cause is gone goes too.
rmSync(`${root}/${causeFolder}`, {recursive: true, force: true});
mkdirSync(`${root}/${causeFolder}`, {recursive: true});
for (const {path, text} of files) {
	writeFileSync(`${root}/${path}`, text);
}
