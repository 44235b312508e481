// The stand-in for Claude Code, as far as a doctor asks it something: what the case says comes first; otherwise it picks the credential as
// the real one does, asks the fake server and says what the real one would say.
import {readFileSync, writeFileSync} from 'node:fs';
import type {CaseProgram} from './cases.js';
import {newest, type Output, type StandIn} from './machine-programs.js';
import {type Post, say} from './stand-ins-claude-says.js';
import {ClaudeSetup, type SetupOptions} from './stand-ins-claude-setup.js';

type Options = Omit<SetupOptions, 'environment' | 'cwd'> & {readonly program: CaseProgram; readonly post: Post};

export function claudeStandIn({program, post, ...places}: Options): StandIn {
	return async ({args, environment, cwd}) => {
		const setup = new ClaudeSetup({...places, environment, cwd});
		const [command, more] = args;
		if (program.hangs) {
			return 'hangs';
		}
		if (command === '--version' || command === '-v') {
			return good(`${program.version ?? newest} (Claude Code)\n`);
		}
		if (command === 'auth' && more === 'status') {
			renewNearExpiry(setup);
			const status = program.status ?? statusOf(setup.credential(await setup.helped())?.source);
			return {...good(`${JSON.stringify(status, null, 2)}\n`), code: status.loggedIn ? 0 : 1};
		}
		if (command === 'doctor') {
			return good(program.doctor ?? `Diagnostics\n└ Currently running: native (${program.version ?? newest})\n`);
		}
		if (args.includes('-p') || args.includes('--print')) {
			return print(program.print ?? (await say(setup, post)), args);
		}
		return {code: 1, stdout: '', stderr: 'This stand-in has no session.\n'};
	};
}

function good(stdout: string): Output {
	return {code: 0, stdout, stderr: ''};
}

function print(
	{exit = 0, result = '', status, error = exit !== 0}: NonNullable<CaseProgram['print']>,
	args: readonly string[],
): Output {
	const format = args[args.indexOf('--output-format') + 1];
	const isText = !args.includes('--output-format') || format === 'text';
	const answer = {
		type: 'result',
		subtype: 'success',
		is_error: error,
		...(status !== undefined && {api_error_status: status}),
		duration_ms: 900,
		num_turns: 1,
		result,
		session_id: '00000000-0000-4000-8000-00000000000a',
		total_cost_usd: 0,
		usage: {input_tokens: 8, output_tokens: 2},
	};
	return {code: exit, stdout: `${isText ? result : JSON.stringify(answer)}\n`, stderr: ''};
}

function statusOf(source: string | undefined): {readonly loggedIn: boolean} {
	const methods: Readonly<Record<string, string>> = {
		login: 'claude.ai',
		CLAUDE_CODE_OAUTH_TOKEN: 'oauth_token',
		ANTHROPIC_AUTH_TOKEN: 'oauth_token',
	};
	const authMethod = source === undefined ? 'none' : (methods[source] ?? 'api_key');
	return {
		loggedIn: source !== undefined,
		...{authMethod, apiProvider: 'firstParty', ...(authMethod === 'api_key' && {apiKeySource: source})},
	};
}

/** The harm that `auth status` can do: near the expiry it renews, and a renewal that fails leaves a blank login. */
function renewNearExpiry(setup: ClaudeSetup): void {
	const {stored, store, service, account} = setup.login();
	const login = stored?.claudeAiOauth;
	if (!stored || !login?.refreshToken || (login.expiresAt ?? 0) >= Date.now() + 10 * 60_000) {
		return;
	}
	const text = JSON.stringify({...stored, claudeAiOauth: {...login, accessToken: '', refreshToken: '', expiresAt: 0}});
	if (store.kind === 'file') {
		writeFileSync(store.path, text);
		return;
	}
	const keychain = JSON.parse(readFileSync(store.path, 'utf8')) as {
		readonly items: readonly {readonly service: string; readonly account: string}[];
	};
	const items = keychain.items.map((item) =>
		item.service === service && item.account === account ? {...item, secret: text} : item,
	);
	writeFileSync(store.path, JSON.stringify({...keychain, items}));
}
