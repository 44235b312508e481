// Generated files are what `npm run generate` writes.
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, it} from 'vitest';
import {generatedFiles} from '../scripts/generate/files.js';

const root = fileURLToPath(new URL('..', import.meta.url));

it.each(generatedFiles(root))('$path is up to date', ({path, text}) => {
	expect(readFileSync(`${root}/${path}`, 'utf8')).toBe(text);
});
