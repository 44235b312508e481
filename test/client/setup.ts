// Before all tests: can the client be started here? If so it is installed; if not, the tests are skipped and say why.
import type {TestProject} from 'vitest/node';
import {type Installed, install} from './install.js';
import {whyNot} from './needs.js';
import {readOptions} from './options.js';

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
	project.provide('client', client);
}
