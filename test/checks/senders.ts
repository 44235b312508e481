// One fault has one cause, whoever sends: Claude Code, a program in either language, an app's settings, what is entered for an app.
import {describe, expect, test} from 'vitest';
import {formApps} from '../../source/causes/apps.js';
import type {FormApp} from '../../source/core/app/form.js';
import type {CauseId} from '../../source/core/cause-id.js';
import {Secret} from '../../source/core/secret.js';
import {look, type Machine} from './look.js';
import {api, gateway, good, javascript, python, token} from './programs.js';

type Fault = {
	readonly key: string;
	readonly url?: string;
	readonly servers?: Machine['servers'];
	readonly header?: Machine['header'];
	readonly says?: Machine['says'];
};

export const atGateway: Pick<Fault, 'key' | 'servers'> = {
	key: token,
	servers: {[gateway]: [token], 'http://gw.acme.example': [token]},
};
const cline = formApps.find(({id}) => id === 'cline') as FormApp;

const environment = ({key, url}: Fault): Readonly<Record<string, string>> => ({
	ANTHROPIC_API_KEY: key,
	...(url !== undefined && {ANTHROPIC_BASE_URL: url}),
});

const yaml = ({key, url}: Fault): string =>
	`model_list:\n  - model_name: a\n    litellm_params:\n      model: anthropic/c\n      api_key: ${JSON.stringify(key)}\n${url === undefined ? '' : `      api_base: ${JSON.stringify(url)}\n`}`;

const senders: readonly (readonly [
	name: string,
	purpose: 'claude-code' | 'api' | 'app',
	machine: (fault: Fault) => Machine,
])[] = [
	['Claude Code', 'claude-code', (fault) => ({env: environment(fault)})],
	['a Python program', 'api', (fault) => ({env: environment(fault), files: python})],
	['a JavaScript program', 'api', (fault) => ({env: environment(fault), files: javascript()})],
	['LiteLLM', 'app', (fault) => ({files: {'./config.yaml': yaml(fault)}})],
	['a form', 'app', ({key, url = ''}) => ({form: {app: cline, url, key: new Secret(key)}})],
];

/** Cause, story, fault: each of them with every sender. */
export function testSenders(faults: readonly (readonly [cause: CauseId, story: string, fault: Fault])[]): void {
	describe.each(faults)('%s: %s', (cause, _, fault) => {
		test.each(senders)('of %s', async (_name, purpose, machine) => {
			const {servers, header, says} = fault;
			const {diagnosis} = await look(purpose, {
				...machine(fault),
				servers: {[api]: [good], ...servers},
				...(header && {header}),
				...(says && {says}),
				consents: ['network', 'gateway'],
			});
			const {findings, rootCause} = diagnosis;
			const loud = findings.filter(({severity}) => severity !== 'note').map((one) => one.cause);
			// What is wrong in an app's own settings is said as that; below it stands what.
			const isOwn = loud.includes('app-misconfigured');
			expect(isOwn && rootCause ? findings.map((one) => one.cause) : loud).toContain(
				isOwn && !rootCause ? 'app-misconfigured' : cause,
			);
			// No Claude Code is installed there.
			expect(['app-misconfigured', 'claude-missing', cause, null]).toContain(rootCause);
		});
	});
}
