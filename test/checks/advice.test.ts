// Advice as properties: an exception that is added does except, a line that is added sets its variable, and vague names are a last resort.
import {execFileSync} from 'node:child_process';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {insertBefore} from '../../source/checks/shared/insert.js';
import {throughRouter} from '../../source/checks/shared/local-router.js';
import {exceptionsWith} from '../../source/checks/shared/proxy-exception.js';
import {vaguelyIntended} from '../../source/core/near-names.js';
import {Secret} from '../../source/core/secret.js';
import {applyTextEdits} from '../../source/core/text-edits.js';
import {chooseProxy} from '../../source/core/trust/proxy.js';
import {isKnownVariable, knownVariables} from '../../source/core/variables.js';
import {shellFiles} from '../../source/probes/shell-files.js';
import {scratchHost} from '../helpers/host.js';
import {makeSecret} from '../helpers/placeholders.js';
import {read} from '../probes/read.js';

const proxy = {HTTPS_PROXY: 'http://proxy.example:3128'};

describe('exceptions of a proxy', () => {
	const host = fc.oneof(fc.constantFrom('localhost', '127.0.0.1', '::1'), fc.ipV4(), fc.domain());
	const list = fc.array(fc.oneof(fc.domain(), fc.ipV4()), {maxLength: 4});

	it('except the host, and whatever was excepted before', () => {
		fc.assert(
			fc.property(host, list, fc.constantFrom(',', ' ', ', '), (name, before, between) => {
				const {value} = exceptionsWith(name, before.join(between));
				for (const one of [name, ...before]) {
					const target = new URL(`http://${one.includes(':') ? `[${one}]` : one}:3456`);
					expect(chooseProxy(target, proxy).kind).toBe('proxy');
					expect(chooseProxy(target, {...proxy, NO_PROXY: value}).kind).toBe('none');
				}
			}),
		);
	});
});

it.skipIf(process.platform === 'win32')(
	'a line that is added beside another sets its variable in bash, and leaves the other',
	async () => {
		const text =
			'# first\nexport HTTPS_PROXY=http://p.example:1 OTHER=2\nif true; then export ANTHROPIC_MODEL=opus; fi\n';
		const {host} = scratchHost({env: {SHELL: '/bin/bash'}, files: {'~/.bashrc': text}});
		const {assignments} = await read(host, shellFiles);
		for (const assignment of assignments) {
			const [change] = insertBefore('NO_PROXY', '127.0.0.1,localhost', [{kind: 'assignment', assignment}]);
			expect(change?.kind).toBe('edit-text');
			const edited =
				change?.kind === 'edit-text' ? applyTextEdits(text, change.edits) : {ok: false as const, detail: ''};
			const written = edited.ok
				? edited.segments.map((one) => (typeof one === 'string' ? one : String(one))).join('')
				: '';
			const printed = execFileSync(
				'/bin/bash',
				['--norc', '-c', `${written}\necho "$NO_PROXY|$HTTPS_PROXY|$OTHER|$ANTHROPIC_MODEL"`],
				{
					env: {},
					encoding: 'utf8',
				},
			);
			expect(printed.trim()).toBe('127.0.0.1,localhost|http://p.example:1|2|opus');
		}
		expect(assignments.length).toBeGreaterThan(1);
	},
);

describe('names that only have the words', () => {
	const key = new Secret(makeSecret('api-key', 'vague').value);

	it.each([
		['ANTHROPIC_AUTH_KEY', 'any-token-1', true, 'ANTHROPIC_AUTH_TOKEN'],
		['MY_CLAUDE_KEY', key, false, 'ANTHROPIC_API_KEY'],
		['CLAUDE_CODE_MAX_OUTPUT_TOKENS', '32000', false, undefined],
		['CLAUDE_TOKEN_LIMIT', '32000', false, undefined],
		['ANTHROPIC_KEY_FILE', '/run/secrets/key', false, undefined],
		['VITE_ANTHROPIC_API_KEY', key, false, undefined],
		['OPENROUTER_API_KEY', 'any-token-1', false, undefined],
	] as const)('%s', (name, value, isForGateway, wanted) => {
		expect(vaguelyIntended(name, value instanceof Secret ? value : new Secret(value), isForGateway)).toBe(wanted);
	});

	it('are never names that something reads', () => {
		for (const {name} of knownVariables) {
			expect(vaguelyIntended(name, key, true)).toBeUndefined();
		}
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Z_]{1,30}$/), (name) => {
				const meant = vaguelyIntended(name, key, false);
				expect(meant === undefined || (!isKnownVariable(name) && isKnownVariable(meant))).toBe(true);
			}),
		);
	});
});

describe('a router that hands on', () => {
	const request = (url: string) => ({
		provider: 'anthropic' as const,
		origin: url,
		baseUrl: {
			name: 'ANTHROPIC_BASE_URL',
			value: new Secret(url, 'setting'),
			plain: url,
			site: {kind: 'environment'} as const,
		},
		xApiKey: null,
		bearer: null,
		isSigned: false,
	});
	const says = (message: string) => ({
		kind: 'said' as const,
		cause: 'key-rejected' as const,
		status: 401,
		type: 'authentication_error',
		message,
		requestId: undefined,
		retryAfter: undefined,
	});
	const running = {claude: 0, trackers: [], routers: [{name: 'headroom', port: '8787'}], isKnown: true};

	it("is told by Anthropic's own words on loopback, and named", () => {
		const found = throughRouter(request('http://127.0.0.1:8787'), says('Invalid bearer token'), running);
		expect(found?.fixes[0]?.title).toContain('--anthropic-api-url');
	});

	it.each([
		['http://127.0.0.1:8787', 'Unauthorized'],
		['https://gw.example', 'Invalid bearer token'],
	])('is not seen in %s, %s', (url, message) => {
		expect(throughRouter(request(url), says(message), running)).toBeUndefined();
	});
});
