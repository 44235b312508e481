// Writes every case without its `like` into a folder, in the form that other tools than our tests read: `npm run cases -- FOLDER`.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {caseTexts} from '../test/helpers/cases.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
	throw new Error('Which folder?');
}
for (const {name, data} of caseTexts()) {
	const path = join(folder, name);
	mkdirSync(dirname(path), {recursive: true});
	writeFileSync(path, `${JSON.stringify(data, null, '\t')}\n`);
}
