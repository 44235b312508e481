// One fault has one cause, whoever sends: Claude Code, a program in either language, an app's settings, what is entered for an app.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {formApps} from '../../source/causes/apps.js';
import type {FormApp} from '../../source/core/app/form.js';
import {Secret} from '../../source/core/secret.js';
import {makeSecret} from '../helpers/placeholders.js';
import {seed} from '../helpers/runs.js';
import {look, type Machine} from './look.js';
import {admin, api, cookie, dead, good, javascript, python, token} from './programs.js';

type Fault = {
	readonly key: string;
	readonly url?: string;
	readonly servers?: Machine['servers'];
	readonly header?: Machine['header'];
	readonly says?: Machine['says'];
};

const gateway = 'https://gw.acme.example';
const atGateway: Pick<Fault, 'key' | 'servers'> = {
	key: token,
	servers: {[gateway]: [token], 'http://gw.acme.example': [token]},
};
const cline = formApps.find(({id}) => id === 'cline') as FormApp;

/** Somewhere inside, another place in each run of the tests by another seed. */
const [at = 40] = fc.sample(fc.integer({min: 20, max: 90}), {numRuns: 1, seed});
const within = (text: string): string => `${good.slice(0, at)}${text}${good.slice(at)}`;

const faults: readonly (readonly [cause: string, name: string, fault: Fault])[] = [
	['key-whitespace', 'a blank within the key', {key: within(' ')}],
	['key-whitespace', 'a tab within the key', {key: within('\t')}],
	['key-invisible', 'a zero-width space within the key', {key: within('\u200b')}],
	['key-invisible', 'a no-break space within the key', {key: within('\u00a0')}],
	['key-quoted', 'quotes around the key', {key: `"${good}"`}],
	['key-quoted', 'the word Bearer before the key', {key: `Bearer ${good}`}],
	['key-placeholder', 'an example', {key: 'your-api-key-here'}],
	['key-wrong-kind', 'an Admin key', {key: admin}],
	['key-wrong-kind', 'a browser cookie', {key: cookie}],
	['key-wrong-kind', "another vendor's key", {key: `sk-proj-${makeSecret('token', 'senders-vendor').value}`}],
	['key-truncated', 'a key without its beginning', {key: good.slice(3)}],
	['key-rejected', 'a dead key', {key: dead}],
	[
		'credit-too-low',
		'a key without credit',
		{key: dead, says: {[dead]: [400, 'Your credit balance is too low to access the Anthropic API.']}},
	],
	['base-url-extra-path', '/v1 at the end', {...atGateway, url: `${gateway}/v1`}],
	['base-url-invalid', 'quotes around the address', {...atGateway, url: `"${gateway}"`}],
	['base-url-insecure', 'clear text', {...atGateway, url: 'http://gw.acme.example'}],
	[
		'base-url-missing-path',
		'a vendor without its path',
		{key: token, url: 'https://api.deepseek.com', servers: {'https://api.deepseek.com': [404, 'Not Found']}},
	],
	[
		'endpoint-mismatch',
		"a key of Anthropic at a vendor's",
		{key: good, url: 'https://api.deepseek.com/anthropic', servers: {'https://api.deepseek.com': [401, 'no']}},
	],
	[
		'gateway-url-left',
		'a local server that is not running',
		{...atGateway, url: 'http://127.0.0.1:4000', servers: {'http://127.0.0.1:4000': 'refused'}},
	],
	[
		'gateway-url-left',
		'a website',
		{key: good, url: 'https://claude.ai', servers: {'https://claude.ai': [404, 'Not Found']}},
	],
	['gateway-rejected', 'another token', {...atGateway, key: `${token}x`, url: gateway}],
	['header-mismatch', 'the other header', {...atGateway, url: gateway, header: 'authorization'}],
];

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
