// What the stand-in for Claude Code finds on its machine: settings, helper, sign-in, keys, and which of them wins.
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {limit} from './patience.js';

export type SetupOptions = {
	readonly environment: Readonly<Record<string, string>>;
	readonly cwd: string;
	/** The place on this machine of a path of the case. */
	readonly locate: (path: string) => string;
	/** The file that is the keychain; undefined: not on macOS. */
	readonly keychain: string | undefined;
};

export type Login = {
	readonly claudeAiOauth?: {
		readonly accessToken?: string;
		readonly refreshToken?: string;
		readonly expiresAt?: number;
		readonly scopes?: readonly string[];
	};
};

export type Winner = {readonly source: string; readonly key?: string | undefined; readonly bearer?: string | undefined};

type Settings = {
	readonly env?: Readonly<Record<string, string>>;
	readonly apiKeyHelper?: string;
	readonly primaryApiKey?: string;
};

export class ClaudeSetup {
	/** The process's variables with what settings put over them; a later file wins. */
	readonly variables: Readonly<Record<string, string | undefined>>;
	readonly globalFile: string;
	readonly #options: SetupOptions;
	readonly #config: string;
	readonly #settings: readonly Settings[];

	constructor(options: SetupOptions) {
		const {environment, cwd, locate, keychain} = options;
		const {HOME: home = '', CLAUDE_CONFIG_DIR: named} = environment;
		this.#options = options;
		this.#config = locate(named || join(home, '.claude'));
		this.globalFile = named ? join(this.#config, '.claude.json') : locate(join(home, '.claude.json'));
		const managed = locate(keychain === undefined ? '/etc/claude-code' : '/Library/Application Support/ClaudeCode');
		const dropIns = join(managed, 'managed-settings.d');
		this.#settings = [
			join(this.#config, 'settings.json'),
			join(cwd, '.claude/settings.json'),
			join(cwd, '.claude/settings.local.json'),
			join(managed, 'managed-settings.json'),
			...(existsSync(dropIns)
				? readdirSync(dropIns)
						.sort()
						.map((name) => join(dropIns, name))
				: []),
		].flatMap((path) => (readJson(path) as Settings | undefined) ?? []);
		const global = readJson(this.globalFile) as Settings | undefined;
		this.variables = Object.assign({}, environment, global?.env, ...this.#settings.map(({env}) => env));
	}

	/** What apiKeyHelper prints: '' if that is no key, undefined without a helper. */
	async helped(): Promise<string | undefined> {
		const helper = this.#settings.findLast(({apiKeyHelper}) => apiKeyHelper)?.apiKeyHelper;
		if (helper === undefined) {
			return undefined;
		}
		const {environment, cwd} = this.#options;
		const run = promisify(execFile)('/bin/sh', ['-c', helper], {cwd, env: environment, timeout: limit(10_000)});
		const printed = await run.then(
			({stdout}) => stdout.trim(),
			() => '',
		);
		return /\s/.test(printed) ? '' : printed;
	}

	/** Two header slots, the key's and the bearer's; a sign-in is used only when neither has anything else. */
	credential(helped: string | undefined): Winner | undefined {
		const [key, token, oauth] = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'].map((name) =>
			(this.variables[name] ?? '').trim(),
		);
		if (key || token || helped !== undefined) {
			const source = key ? 'ANTHROPIC_API_KEY' : token ? 'ANTHROPIC_AUTH_TOKEN' : 'apiKeyHelper';
			const managed = key || helped !== undefined ? undefined : this.#managedKey();
			return {source, key: key || helped || managed, bearer: token || helped};
		}
		if (oauth) {
			return {source: 'CLAUDE_CODE_OAUTH_TOKEN', bearer: oauth};
		}
		const login = this.login().stored?.claudeAiOauth;
		if (login?.accessToken && login.scopes?.includes('user:inference')) {
			return {source: 'login', bearer: login.accessToken.trim()};
		}
		const managed = this.#managedKey();
		return managed ? {source: 'managed-key', key: managed} : undefined;
	}

	/** On macOS from the keychain, where the file is only the fallback. */
	login() {
		const {environment, keychain} = this.#options;
		const {CLAUDE_CONFIG_DIR: named, USER: account = ''} = environment;
		const hash = createHash('sha256')
			.update((named ?? '').normalize('NFC'))
			.digest('hex')
			.slice(0, 8);
		const service = `Claude Code-credentials${named ? `-${hash}` : ''}`;
		const secret = this.#item(service);
		const path = join(this.#config, '.credentials.json');
		const isOfKeychain = secret !== undefined && keychain !== undefined;
		return {
			service,
			account,
			store: isOfKeychain ? ({kind: 'keychain', path: keychain} as const) : ({kind: 'file', path} as const),
			stored: (isOfKeychain ? parse(secret) : readJson(path)) as Login | undefined,
		};
	}

	/** The key that a Console login keeps: in the keychain on macOS, else in the global file. */
	#managedKey(): string {
		const global = readJson(this.globalFile) as Settings | undefined;
		return (this.#item('Claude Code') ?? global?.primaryApiKey ?? '').trim();
	}

	/** Of a keychain that can be read. */
	#item(service: string): string | undefined {
		const {keychain, environment} = this.#options;
		if (keychain === undefined) {
			return undefined;
		}
		const {locked, items} = JSON.parse(readFileSync(keychain, 'utf8')) as {
			readonly locked: boolean;
			readonly items: readonly {service: string; account: string; secret: string; denied?: number}[];
		};
		const item = items.find((one) => one.service === service && one.account === environment.USER);
		return item && !locked && !item.denied ? item.secret : undefined;
	}
}

/** undefined: not there, or no JSON. */
export function readJson(path: string): unknown {
	try {
		return parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** There is something in it, and it is no JSON. */
export function isCorrupt(path: string): boolean {
	try {
		const text = readFileSync(path, 'utf8').trim();
		return text !== '' && parse(text) === undefined;
	} catch {
		return false;
	}
}
