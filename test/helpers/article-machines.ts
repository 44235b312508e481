// The machines of the founding article: each broken in one of the ways that it describes, with servers on loopback.
import {type Scratch, type ScratchOptions, scratchHost} from './host.js';
import {securityProgram, writeKeychain} from './keychain.js';
import {type Reply, type Seen, serve} from './loopback.js';

const letters = 'Zy8Xw7Vu6Ts5Rq4P'.repeat(6);
export const key = `sk-ant-api03-${letters}`;
export const relayKey = `relay-${'4f'.repeat(20)}`;
const hour = 3_600_000;

const ready = {'~/.claude.json': {hasCompletedOnboarding: true}};
const claude = {claude: {version: '2.1.330 (Claude Code)'}};

function login(change: object = {}) {
	return {
		claudeAiOauth: {
			accessToken: `sk-ant-oat01-${letters}`,
			refreshToken: `sk-ant-ort01-${letters}`,
			expiresAt: Date.now() + hour,
			refreshTokenExpiresAt: Date.now() + 240 * hour,
			scopes: ['user:inference'],
			...change,
		},
	};
}

function refusal(
	status: number,
	type: string,
	message: string,
	headers: object = {'request-id': 'req_made_up'},
): Reply {
	return {status, headers: {...headers}, body: {type: 'error', error: {type, message}}};
}

const unauthorized = refusal(401, 'authentication_error', 'invalid x-api-key');
const expired = login({expiresAt: Date.now() - hour, refreshToken: ''});

/** The API says this; the status page says that all is well, or this. */
async function machine(
	options: ScratchOptions,
	api: Reply | ((seen: Seen) => Reply) = unauthorized,
	incident?: string,
): Promise<Scratch> {
	const anthropic = await serve(api);
	const page = await serve({
		body: {
			status: {indicator: incident ? 'major' : 'none'},
			components: [],
			incidents: incident
				? [{name: incident, impact: 'major', status: 'investigating', components: [{name: 'Claude API'}]}]
				: [],
		},
	});
	return scratchHost({
		programs: claude,
		...options,
		files: {...ready, ...(options.files as object)},
		routes: {
			'https://api.anthropic.com': anthropic.origin,
			'https://status.claude.com': page.origin,
			'https://api.deepseek.com': anthropic.origin,
			...options.routes,
		},
	});
}

const inProfile = (value: string): ScratchOptions => ({
	files: {'~/.zshrc': `export ANTHROPIC_API_KEY="${value}"\n`},
	env: {ANTHROPIC_API_KEY: value},
});

export const machines = {
	'expired login': () => machine({files: {'~/.claude/.credentials.json': expired}}),
	'good login': () => machine({files: {'~/.claude/.credentials.json': login()}}),
	'refused key': () => machine(inProfile(key)),
	'nothing at all': () => machine({}),
	'key before login': () =>
		machine(
			{...inProfile(key), files: {...(inProfile(key).files as object), '~/.claude/.credentials.json': login()}},
			refusal(400, 'invalid_request_error', 'This organization has been disabled.'),
		),
	'two providers': () =>
		machine({env: {ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: 'https://api.deepseek.com/anthropic'}}),
	'gateway that wants Bearer': async () => {
		const gateway = await serve(({headers, method}) =>
			headers.authorization === `Bearer ${relayKey}` && headers['x-api-key'] === undefined
				? method === 'GET'
					? {body: {data: []}}
					: refusal(400, 'invalid_request_error', 'messages: too short')
				: unauthorized,
		);
		return machine({env: {ANTHROPIC_API_KEY: relayKey, ANTHROPIC_BASE_URL: gateway.origin}});
	},
	'blank in the key': () => machine(inProfile(`${key.slice(0, 40)} ${key.slice(40)}`)),
	'line break in the key': () =>
		machine({files: {'./app.py': 'import anthropic\nanthropic.Anthropic()\n'}, env: {ANTHROPIC_API_KEY: `${key}\n`}}),
	'export in PowerShell': () =>
		machine({
			files: {'~/.config/powershell/profile.ps1': `export ANTHROPIC_API_KEY=${key}\n`},
			env: {SHELL: '/usr/bin/pwsh'},
		}),
	'older terminal': () => machine({files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${key}\n`}}),
	'value of a .env file': () =>
		machine({
			files: {
				'~/.zshrc': `export ANTHROPIC_API_KEY=${key}\n`,
				'./.env': `ANTHROPIC_API_KEY=${key.slice(0, -4)}stop\n`,
			},
			env: {ANTHROPIC_API_KEY: `${key.slice(0, -4)}stop`},
		}),
	'sign-in token as a key': () => machine({env: {ANTHROPIC_API_KEY: `sk-ant-oat01-${letters}`}}),
	'spending limit': () =>
		machine(inProfile(key), refusal(400, 'invalid_request_error', 'You have reached your specified API usage limits.')),
	'blocked region': () => machine(inProfile(key), refusal(403, 'forbidden', 'Request not allowed', {})),
	'folklore file': () =>
		machine({files: {'~/.config/claude-code/auth.json': '{}', '~/.claude/.credentials.json': login()}}),
	'two faults': () =>
		machine({
			files: {
				'~/.claude/.credentials.json': expired,
				'./.claude/settings.json': `{"env": {"ANTHROPIC_API_KEY": "${key}"},}`,
			},
		}),
	incident: () =>
		machine(inProfile(key), refusal(529, 'overloaded_error', 'Overloaded'), 'Elevated errors on the Claude API'),
	Mac: async () => {
		const scratch = await machine({
			platform: 'darwin',
			programs: {...claude, '/usr/bin/security': securityProgram('$HOME/keychain.json')},
		});
		writeKeychain(scratch.path('~/keychain.json'), {
			items: [
				{service: 'Claude Code-credentials', account: 'dev', secret: JSON.stringify(login()), denied: 51},
				{service: 'claude-code', account: 'dev', secret: 'x'},
			],
		});
		return scratch;
	},
} as const satisfies Readonly<Record<string, () => Promise<Scratch>>>;

export type MachineName = keyof typeof machines;
