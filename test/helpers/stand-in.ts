// The demo's stand-in for Claude Code as a program, for tests that run the sources and not the build.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

/** The path of the script. `remove` takes it away. */
export async function buildStandIn(): Promise<{readonly path: string; readonly remove: () => void}> {
	const folder = mkdtempSync(join(tmpdir(), 'claude-fix-stand-in-'));
	const path = join(folder, 'claude.mjs');
	await build({
		stdin: {
			contents: `import {playClaude} from './claude.js'; process.exitCode = await playClaude(process.argv.slice(2));`,
			resolveDir: fileURLToPath(new URL('../../source/demo/', import.meta.url)),
		},
		outfile: path,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20.19',
	});
	return {path, remove: () => rmSync(folder, {recursive: true, force: true})};
}
