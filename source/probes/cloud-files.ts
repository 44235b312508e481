// Whether the sign-ins of AWS, Google and Azure lie on this machine, valid or not: files only, nothing is asked.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {CloudFiles} from '../core/request.js';
import {environment} from './environment.js';
import {fieldOf, readJson} from './json/read.js';
import {join, resolveIn} from './paths.js';
import {settings} from './settings.js';
import {type IniFile, readIni} from './syntax/ini.js';

/** What a profile has that can sign a request: keys, or a way to get them. A region alone isn't a sign-in. */
const awsSignIns = [
	...['aws_access_key_id', 'credential_process', 'credential_source', 'sso_session', 'sso_start_url'],
	...['role_arn', 'web_identity_token_file', 'login_session'],
];

export const cloudFiles = defineProbe<CloudFiles>({
	id: 'cloud-files',
	async read({host, need}) {
		const [own, {files}] = await Promise.all([need(environment), need(settings)]);
		// Claude Code puts the variables of its settings over those of the process.
		const text = (name: string): string | undefined =>
			(files.flatMap(({env}) => env).findLast((one) => one.name === name) ?? own.get(name))?.plain?.trim() || undefined;
		const at = (name: string, ...otherwise: readonly string[]): string => {
			const named = text(name);
			return named === undefined ? join(host.platform, host.home, ...otherwise) : resolveIn(host, named);
		};
		const isWindows = host.platform === 'win32';
		const gcloud =
			isWindows && host.environment.APPDATA && text('CLOUDSDK_CONFIG') === undefined
				? join(host.platform, host.environment.APPDATA, 'gcloud')
				: at('CLOUDSDK_CONFIG', '.config', 'gcloud');
		const [credentials, config, google, named, azure] = await Promise.all([
			iniOf(host, at('AWS_SHARED_CREDENTIALS_FILE', '.aws', 'credentials')),
			iniOf(host, at('AWS_CONFIG_FILE', '.aws', 'config')),
			exists(host, join(host.platform, gcloud, 'application_default_credentials.json')),
			text('GOOGLE_APPLICATION_CREDENTIALS') === undefined
				? undefined
				: exists(host, at('GOOGLE_APPLICATION_CREDENTIALS')),
			exists(host, join(host.platform, at('AZURE_CONFIG_DIR', '.azure'), 'azureProfile.json')),
		]);
		const refreshes = files.some(({cloudRefresh}) => cloudRefresh.some(({name}) => name.startsWith('aws')));
		const name = text('AWS_PROFILE') ?? 'default';
		const profile = awsProfile(credentials, config, name);
		// A command of the settings signs in where it has to.
		const isSignedOut =
			profile.singleSignOn !== undefined && !refreshes && !(await hasSession(host, profile.singleSignOn, host.now()));
		return {
			aws: profile.ways.length > 0 && !isSignedOut,
			...(profile.awsRegion === undefined ? {} : {awsRegion: profile.awsRegion}),
			...(isSignedOut ? {awsSignedOut: name} : {}),
			awsProfiles: profilesIn(credentials, config),
			awsWays: profile.ways,
			google: named ?? google,
			azure,
		};
	},
});

type AwsProfile = {
	/** What it has of `awsSignIns`. */
	readonly ways: readonly string[];
	readonly awsRegion: string | undefined;
	/** The start page, where nothing but single sign-on can sign; '': the profile doesn't name it. */
	readonly singleSignOn: string | undefined;
};

/** The profile in force, in both files; the credentials' own values go first. */
function awsProfile(credentials: IniFile, config: IniFile, name: string): AwsProfile {
	// The default one may be written either way.
	const sections = [
		credentials.get(name),
		config.get(`profile ${name}`),
		name === 'default' ? config.get(name) : undefined,
	];
	const region = sections.map((section) => section?.get('region')).find((one) => one !== undefined && one !== '');
	const ways = awsSignIns.filter((key) => sections.some((section) => section?.has(key)));
	const session = sections.map((section) => section?.get('sso_session')).find((one) => one !== undefined);
	const page = [...sections, config.get(`sso-session ${session}`)].map((section) => section?.get('sso_start_url'));
	return {
		ways,
		awsRegion: region,
		singleSignOn:
			ways.length > 0 && ways.every((key) => key.startsWith('sso_')) ? (page.find((one) => one) ?? '') : undefined,
	};
}

/** In the configuration all but the default one begin with "profile". */
function profilesIn(credentials: IniFile, config: IniFile): readonly string[] {
	const configured = [...config.keys()].flatMap((name) => {
		const [, own] = /^(?:profile\s+(.+)|default)$/.exec(name) ?? [];
		return /^(?:profile\s|default$)/.test(name) ? [own ?? name] : [];
	});
	return [...new Set([...credentials.keys(), ...configured])];
}

/** Whether AWS keeps a session for this start page that lasts or can be renewed (observed on 2.1.332: without one nothing is sent). */
async function hasSession(host: Host, page: string, now: number): Promise<boolean> {
	const folder = join(host.platform, host.home, '.aws', 'sso', 'cache');
	const names = await host.files.list(folder);
	const sessions = await Promise.all(
		names
			.filter((name) => name.endsWith('.json'))
			.slice(0, 50)
			.map((name) => host.files.readText(join(host.platform, folder, name), {limit: 64 * 1024})),
	);
	return sessions.some((file) => {
		const read = file.ok ? readJson(file.text) : undefined;
		const value = read?.ok ? read.value : undefined;
		const text = (name: string): string => String(fieldOf(value, name) ?? '');
		const isOver = Date.parse(text('expiresAt')) < now && (text('refreshToken') === '' || text('clientId') === '');
		return text('accessToken') !== '' && [page, ''].includes(text('startUrl')) && !isOver;
	});
}

async function iniOf(host: Host, path: string): Promise<IniFile> {
	const file = await host.files.readText(path, {limit: 256 * 1024});
	return file.ok ? readIni(file.text) : new Map();
}

async function exists(host: Host, path: string): Promise<boolean> {
	return (await host.files.status(path)) !== undefined;
}
