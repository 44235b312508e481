// The report for an issue: complete, and the same for everybody with the same problem, so that nothing personal can be in it.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {markdownOf} from '../../source/core/markdown-report.js';
import {Redactor} from '../../source/core/redaction.js';
import type {Report} from '../../source/core/report.js';
import {Secret} from '../../source/core/secret.js';
import {anyText} from '../helpers/any-text.js';
import {leakOf} from '../helpers/leaks.js';
import {runs} from '../helpers/runs.js';

type Person = {
	readonly name: string;
	readonly home: string;
	readonly project: string;
	readonly gateway: string;
	readonly email: string;
	readonly organisation: string;
	/** The body of a key, without its prefix. */
	readonly key: string;
	readonly token: string;
};

const sam: Person = {
	name: 'sam.miller',
	home: '/home/sam.miller',
	project: 'customers/Big Corp 7',
	gateway: 'llm.bigcorp.com',
	email: 'sam.miller@bigcorp.com',
	organisation: '0b9e3c52-1c55-4f0e-9a4d-2f7f6a1f1b11',
	key: `${'aB3dE6gH9'.repeat(10)}xQAA`,
	token: 'gw-T0kenOfTheGateway1234567890',
};

/** A report in which everything personal stands in every place where it could. */
function reportOf({name, home, project, gateway, email, organisation, key, token}: Person): Report {
	const [secret, other] = [new Secret(`sk-ant-api03-${key}`), new Secret(token)];
	const shown = {fingerprint: secret.fingerprint, hint: secret.hint};
	const file = {path: `~/${project}/.env`, line: 3};
	return {
		format: 1,
		tool: '0.1.0',
		at: '2026-11-23T10:00:00.000Z',
		milliseconds: 1412,
		environment: 'claude-code',
		machine: {platform: 'linux', shell: 'zsh', claude: '2.1.330', inside: ['ssh', 'tmux']},
		verdict: 'broken',
		rootCause: 'key-rejected',
		requests: {
			interactive: {
				provider: 'anthropic',
				origin: `https://${gateway}:8443`,
				xApiKey: {source: 'ANTHROPIC_API_KEY', where: file, ...shown},
				bearer: {
					source: 'ANTHROPIC_AUTH_TOKEN',
					where: {path: 'environment'},
					fingerprint: other.fingerprint,
					hint: other.hint,
				},
			},
			print: null,
		},
		ladder: [
			{source: 'ANTHROPIC_API_KEY', where: file, state: 'wins', proof: 'rejected', ...shown, interactive: 'ignored'},
			{
				source: 'login',
				where: {path: `${home}/.claude/.credentials.json`},
				state: 'shadowed',
				proof: 'unexpired',
				fingerprint: null,
				hint: null,
				why: `${name} signed in on ${gateway}`,
			},
			{source: 'profile', where: null, state: 'absent', proof: null, fingerprint: null, hint: null},
		],
		findings: [
			{
				cause: 'key-rejected',
				severity: 'error',
				title: `The key in ~/${project}/.env is refused | and more`,
				detail: `${gateway} says no to ${email}. See ${home}/${project}/notes.txt and /srv/${name}/run.sh. @anthropic-ai #12`,
				where: [file, {path: `/mnt/c/Users/${name}/work/.envrc`}],
				evidence: [
					{
						label: 'server',
						value: `401 \`${email}\` of ${organisation} (${secret.hint}), https://${gateway}/team/${name}/v1`,
					},
					{label: 'key', value: `x-api-key: sk-ant-api03-${key}`},
				],
				because: [],
				leadsTo: ['login-missing'],
				fixes: [
					{
						id: 'one',
						title: `Take the key ${secret.hint} out of ~/${project}/.env`,
						risk: 'safe',
						steps: [`Edit ~/${project}/.env`],
					},
				],
			},
			{
				cause: 'keychain-duplicates',
				severity: 'warning',
				title: 'Two items',
				detail: `The item of "${name}" is blank; the sign-in is stored under "x-${name}".`,
				where: [{path: 'keychain: Claude Code-credentials-0a1b2c3d'}],
				evidence: [],
				because: ['key-rejected'],
				leadsTo: [],
				fixes: [],
			},
		],
		checks: [
			{id: 'server', title: 'The server', outcome: 'failed', milliseconds: 1200, because: null},
			{id: 'helper', title: 'The helper', outcome: 'skipped', milliseconds: 0, because: `asks ${name}`},
		],
	};
}

function markdown(person: Person): string {
	const {name, home} = person;
	return markdownOf(reportOf(person), {personal: {names: [name], homes: [home], folders: []}, node: '22.1.0'});
}

test('the whole report', () => {
	expect(markdown(sam)).toMatchInlineSnapshot(`
		"### claude-fix report

		|  |  |
		| --- | --- |
		| claude-fix | 0.1.0 |
		| Claude Code | 2.1.330 |
		| Node | 22.1.0 |
		| Machine | linux, zsh, ssh, tmux |
		| Looked at | Claude Code, 2026-11-23, in 1.4 s |
		| Verdict | broken: \`key-rejected\` |

		#### Every source, highest first

		| source | where | state | proof | value |  |
		| --- | --- | --- | --- | --- | --- |
		| \`ANTHROPIC_API_KEY\` | \`~/…/.env:3\` | wins (session: ignored) | rejected | \`sk-ant-api03-… (A)\` |  |
		| \`login\` | \`~/.claude/.credentials.json\` | shadowed | unexpired |  | user signed in on gateway-1.example |

		Not there: \`profile\`

		#### What would be sent

		| mode | to | provider | x-api-key | bearer |
		| --- | --- | --- | --- | --- |
		| interactive | \`https://gateway-1.example:8443\` | anthropic | \`ANTHROPIC_API_KEY\` \`sk-ant-api03-… (A)\` | \`ANTHROPIC_AUTH_TOKEN\` \`… (B)\` |
		| print | nothing is sent |  |  |  |

		#### Findings

		1. **The key in \`~/…/.env\` is refused \\| and more** (\`key-rejected\`, error, the root cause)

		   gateway-1.example says no to \`person-1@example.com\`. See \`~/…\` and \`/…/run.sh\`. \`@anthropic-ai\` \`#12\`

		   - at \`~/…/.env:3\`
		   - at \`/mnt/c/Users/…/.envrc\`
		   - server: \`401 'person-1@example.com' of id-1 (sk-ant-api03-… (A)), https://gateway-1.example/…/…/v1\`
		   - key: \`x-api-key: sk-ant-api03-… (A)\`
		   - leads to \`login-missing\`
		   - fix (safe): Take the key sk-ant-api03-… (A) out of \`~/…/.env\`: \`Edit ~/…/.env\`
		1. **Two items** (\`keychain-duplicates\`, warning)

		   The item of "…" is blank; the sign-in is stored under "…".

		   - at \`keychain: Claude Code-credentials-…\`
		   - because of \`key-rejected\`

		#### Checks

		<details><summary>2 checks: 1 failed, 1 skipped</summary>

		| check | outcome | time |  |
		| --- | --- | --- | --- |
		| \`server\` | failed | 1.2 s |  |
		| \`helper\` | skipped | 0 ms | asks user |

		</details>

		#### Hidden in this report

		8 × folders and files, 6 × credentials, 4 × addresses, 2 × names, 2 × e-mail addresses, 2 × identifiers. The same letter or number stands for the same thing; "…" for a name that may be yours."
	`);
});

/** Words that no text of ours has in it. */
const word = fc.array(fc.constantFrom(...'qxzjvkw'), {minLength: 4, maxLength: 10}).map((letters) => letters.join(''));
const separated = fc.tuple(word, fc.constantFrom('.', '-', '_', ''), word).map((parts) => parts.join(''));
const letters = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789_-');
const body = (size: number) => fc.array(letters, {minLength: size, maxLength: size}).map((all) => `Q7z${all.join('')}`);

const anyone: fc.Arbitrary<Person> = fc
	.record({
		name: separated,
		place: fc.constantFrom('/home/', '/Users/', 'C:\\Users\\', '/data/people/'),
		project: fc
			.array(fc.tuple(word, fc.constantFrom('', ' ', ' 7 ', '-'), word), {minLength: 1, maxLength: 3})
			.map((parts) => parts.map((part) => part.join('')).join('/')),
		gateway: fc
			.tuple(word, word, fc.constantFrom('com', 'internal', 'local', 'de', 'io'))
			.map((parts) => parts.join('.')),
		organisation: fc.uuid(),
		key: body(90),
		token: body(30).map((text) => `gw-${text}`),
	})
	.map(({place, ...person}) => ({
		...person,
		home: `${place}${person.name}`,
		email: `${person.name}@${person.gateway}`,
	}));

describe('nothing personal', () => {
	test('everybody with the same problem has the same report', () => {
		const same = markdown(sam);
		fc.assert(
			fc.property(anyone, (person) => {
				expect(markdown(person)).toBe(same);
			}),
			{numRuns: runs(80)},
		);
	});

	test('no name, folder, address or piece of a secret is in it', () => {
		fc.assert(
			fc.property(anyone, (person) => {
				const text = markdown(person).toLowerCase();
				const {name, home, gateway, email, organisation, key, token} = person;
				for (const personal of [name, home, gateway, email, organisation]) {
					expect(text).not.toContain(personal.toLowerCase());
				}
				expect(leakOf(markdown(person), key)).toBeUndefined();
				expect(leakOf(markdown(person), token)).toBeUndefined();
			}),
			{numRuns: runs(40)},
		);
	});
});

const redactor = () =>
	new Redactor(
		{names: ['maria', 'marias-mac', 'root'], homes: ['/home/maria'], folders: []},
		{paths: [], credentials: []},
	);

describe('a text', () => {
	test.each([
		['maria has it, Maria’s too, and marias-mac', 'user has it, user’s too, and user'],
		['primaria is another word', 'primaria is another word'],
		['root is nobody', 'root is nobody'],
		['see /home/maria/work/x/.env.local', 'see ~/…/.env.local'],
		['see /home/maria. and /home/marianne/x', 'see ~. and /home/…'],
		['see /home/bob/.zshrc:12', 'see /home/…/.zshrc:12'],
		['in C:\\Users\\bob\\AppData\\Roaming\\npm\\claude.cmd', 'in C:/Users/…/AppData/Roaming/npm/claude.cmd'],
		['/etc/environment and /opt/homebrew/bin/claude stay', '/etc/environment and /opt/homebrew/bin/claude stay'],
		['run ~/bin/fetch-acme-key.sh', 'run ~/bin/….sh'],
		['settings.json, Node.js, .env.local and 2.1.330', 'settings.json, Node.js, .env.local and 2.1.330'],
		['GET /v1/models and --output-format', 'GET /v1/models and --output-format'],
		['asks https://api.anthropic.com/v1/messages', 'asks https://api.anthropic.com/v1/messages'],
		['asks http://127.0.0.1:4000/v1', 'asks http://127.0.0.1:4000/v1'],
		['asks https://acme.x.ai/v1?key=1', 'asks https://gateway-1.example/v1'],
		['asks https://u:p4ssw0rd@llm.acme.io/acme/anthropic', 'asks https://gateway-1.example/…/anthropic'],
		['llm.acme.io, then llm.acme.io:443', 'gateway-1.example, then gateway-1.example:443'],
		['through the proxy corp-proxy:3128', 'through the proxy gateway-1.example:3128'],
		['through the proxy http://10.1.2.3:3128', 'through the proxy http://gateway-1.example:3128'],
		[
			'through the proxy http://127.0.0.1:9. And https://a.acme.io.',
			'through the proxy http://127.0.0.1:9. And https://gateway-1.example.',
		],
		['asks http://[fd00::1]:80/v1', 'asks http://gateway-1.example:80/v1'],
		['line:12 is no host', 'line:12 is no host'],
		['from arn:aws:iam::123456789012:role/Admin', 'from id-1'],
		['account 123456789012', 'account id-1'],
		[
			'ask bob@acme.io or eve@acme.io or bob@acme.io',
			'ask person-1@example.com or person-2@example.com or person-1@example.com',
		],
		['one\u001b[31mred\u001b[0m\nline', 'onered line'],
		['\ue000\ue100\ue001', ''],
	])('%s', (text, expected) => {
		expect(redactor().text(text)).toBe(expected);
	});

	test('of anything at all is one line without control characters, and what is hidden stays hidden', () => {
		fc.assert(
			fc.property(anyText({maxLength: 200}), (text) => {
				const once = redactor().text(text);
				expect(once).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
			}),
			{numRuns: runs(50)},
		);
	});
});
