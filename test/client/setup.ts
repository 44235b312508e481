// Before all tests: can the client be started here? If so it is installed; if not, the tests are skipped and say why.
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {TestProject} from 'vitest/node';
import {type Installed, install} from './install.js';
import {whyNot} from './needs.js';
import {readOptions} from './options.js';
import {program} from './root-folder.js';

declare module 'vitest' {
	export interface ProvidedContext {
		client: Installed;
	}
}

export default function setup(project: TestProject): void {
	const {version, isRequired} = readOptions(process.env);
	const reason = whyNot();
	const client: Installed = reason === undefined ? install(version) : {kind: 'failed', reason};
	if (client.kind === 'failed') {
		if (isRequired) {
			throw new Error(`The real client can't be tested here: ${client.reason}.`);
		}
		console.warn(`The real client is not tested here: ${client.reason}.`);
	}
	if (client.kind === 'installed') {
		console.log(`The real client is Claude Code ${client.version}.`);
	}
	if (client.kind === 'installed' && !existsSync(join(program, 'cli.js'))) {
		throw new Error('There is no dist/cli.js: npm run build makes it.');
	}
	project.provide('client', client);
}
