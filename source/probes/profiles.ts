// Profiles of Anthropic's own tools (`ant auth login`): their configurations and credentials (request-rules.md §5.4).
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Variable} from '../core/readings.js';
import {lacksIdentity} from '../core/request/profiles.js';
import type {Profile, Profiles} from '../core/request.js';
import {Secret} from '../core/secret.js';
import {environment} from './environment.js';
import {fieldOf, type JsonText, readJson} from './json/read.js';
import {join, resolveIn} from './paths.js';
import {settings} from './settings.js';
import {variableOf} from './variable.js';

const mostProfiles = 50;

/** What a variable has in the end; undefined: nothing, or a blank. */
type Text = (name: string) => string | undefined;

export const profiles = defineProbe<Profiles>({
	id: 'profiles',
	async read({host, need}) {
		const [own, {files}] = await Promise.all([need(environment), need(settings)]);
		const text: Text = (name) =>
			(files.flatMap(({env}) => env).findLast((one) => one.name === name) ?? own.get(name))?.plain?.trim() || undefined;
		const folder = folderOf(host, text);
		const tokenFile = text('ANTHROPIC_IDENTITY_TOKEN_FILE');
		const [names, active, token] = await Promise.all([
			host.files.list(join(host.platform, folder, 'configs')),
			host.files.readText(join(host.platform, folder, 'active_config'), {limit: 4096}),
			tokenFile === undefined ? undefined : host.files.readText(resolveIn(host, tokenFile), {limit: 64 * 1024}),
		]);
		const configured = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
		const all = await Promise.all(configured.slice(0, mostProfiles).map((name) => profileOf(host, folder, name, text)));
		return {
			folder,
			active: (active.ok && active.text.trim()) || undefined,
			all: all.flatMap((profile) => profile ?? []),
			...(token && {hasTokenFile: token.ok}),
		};
	},
});

function folderOf(host: Host, text: Text): string {
	const {platform, home} = host;
	const named = text('ANTHROPIC_CONFIG_DIR');
	if (named !== undefined) {
		return resolveIn(host, named);
	}
	return platform === 'win32'
		? join(platform, host.environment.APPDATA || join(platform, home, 'AppData', 'Roaming'), 'Anthropic')
		: join(platform, host.environment.XDG_CONFIG_HOME || join(platform, home, '.config'), 'anthropic');
}

/** undefined: its configuration can't be read. */
async function profileOf(host: Host, folder: string, name: string, text: Text): Promise<Profile | undefined> {
	const path = join(host.platform, folder, 'configs', `${name}.json`);
	const file = await host.files.readText(path, {limit: 256 * 1024});
	const read = file.ok ? readJson(file.text) : undefined;
	const type = read?.ok ? fieldOf(read.value, 'authentication', 'type') : undefined;
	// Of another type it counts as none (observed on 2.1.332).
	if (!read?.ok || (type !== 'user_oauth' && type !== 'oidc_federation')) {
		return undefined;
	}
	const isFederation = type === 'oidc_federation';
	const problem = isFederation ? await identityProblem(host, read, text) : undefined;
	return {
		name,
		site: {kind: 'file', path},
		isFederation,
		...(problem === undefined ? {} : {identityProblem: problem}),
		credentials: isFederation ? undefined : await credentialsOf(host, folder, name),
		baseUrl: baseUrlOf(read, path),
	};
}

function baseUrlOf(read: JsonText, path: string): Variable | undefined {
	const text = fieldOf(read.value, 'base_url');
	return typeof text === 'string' && text.trim() !== ''
		? {...variableOf('ANTHROPIC_BASE_URL', text, {kind: 'file', path, ...read.spotOf(['base_url'])}), name: 'base_url'}
		: undefined;
}

/** Where the token to be exchanged should come from, but doesn't. */
async function identityProblem(host: Host, {value}: JsonText, text: Text): Promise<string | undefined> {
	const named = fieldOf(value, 'authentication', 'identity_token');
	const path = fieldOf(named, 'path') ?? text('ANTHROPIC_IDENTITY_TOKEN_FILE');
	if (typeof path !== 'string') {
		return named || text('ANTHROPIC_IDENTITY_TOKEN') ? undefined : lacksIdentity;
	}
	const file = await host.files.readText(resolveIn(host, path), {limit: 64 * 1024});
	return file.ok ? undefined : 'API Error: Failed to read identity token file';
}

async function credentialsOf(host: Host, folder: string, name: string): Promise<Profile['credentials']> {
	const path = join(host.platform, folder, 'credentials', `${name}.json`);
	const site = {kind: 'file', path} as const;
	const none = {site, token: undefined, expiresAt: null, canRenew: false};
	const target = await host.files.resolve(path);
	const status = target === undefined ? undefined : await host.files.status(target);
	if (!status) {
		return undefined;
	}
	if (host.platform !== 'win32' && (status.mode & 0o077) !== 0) {
		const mode = `0o${status.mode.toString(8)}`;
		const problem = `API Error: Credentials file at ${path} is group/world-readable (mode ${mode}); run \`chmod 600 ${path}\` before retrying.`;
		return {...none, problem, mode: status.mode};
	}
	const file = await host.files.readText(path, {limit: 256 * 1024});
	if (!file.ok) {
		return {...none, problem: `API Error: Credentials file at ${path} can't be read`};
	}
	const read = readJson(file.text);
	if (!read.ok) {
		return {...none, problem: `API Error: Credentials file at ${path} is not valid JSON`};
	}
	const token = fieldOf(read.value, 'access_token');
	if (!token || typeof token === 'object') {
		return {...none, problem: `API Error: Credentials file at ${path} must include 'access_token'`};
	}
	const expiresAt = fieldOf(read.value, 'expires_at');
	const refreshToken = fieldOf(read.value, 'refresh_token');
	return {
		site,
		// Any value is sent, as its text (observed on 2.1.332).
		token: new Secret(String(token)).behindBearer(),
		// Anything but a number counts as expired (observed on 2.1.332).
		expiresAt:
			expiresAt === undefined || expiresAt === null ? null : typeof expiresAt === 'number' ? expiresAt * 1000 : 0,
		canRenew: typeof refreshToken === 'string' && refreshToken.trim() !== '',
	};
}
