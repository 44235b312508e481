// Writes the parts of README.md that come from the catalogue: npm run readme.
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {generated, withGenerated} from './readme/generated.js';

const path = fileURLToPath(new URL('../README.md', import.meta.url));
const before = readFileSync(path, 'utf8');
const after = withGenerated(before, generated());
if (after !== before) {
	writeFileSync(path, after);
	console.log('README.md is written anew.');
}
