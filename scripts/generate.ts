// Writes what follows from the names of files: the type of cause ids and the index of their records. npm run generate.
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {generatedFiles} from './generate/files.js';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const {path, text} of generatedFiles(root)) {
	writeFileSync(`${root}/${path}`, text);
}
