// Whether the sign-ins of AWS, Google and Azure lie on this machine, valid or not: files only, nothing is asked.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {CloudFiles} from '../core/request.js';
import {environment} from './environment.js';
import {join, resolveIn} from './paths.js';
import {settings} from './settings.js';
import {type IniFile, readIni} from './syntax/ini.js';

/** What a profile has that can sign a request: keys, or a way to get them. A region alone is no sign-in. */
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
		return {...awsProfile(credentials, config, text('AWS_PROFILE')), google: named ?? google, azure};
	},
});

/** The profile in force, in both files; the credentials' own values go first. */
function awsProfile(
	credentials: IniFile,
	config: IniFile,
	named: string | undefined,
): Omit<CloudFiles, 'google' | 'azure'> {
	const name = named ?? 'default';
	const sections = [credentials.get(name), config.get(name === 'default' ? name : `profile ${name}`)];
	const region = sections.map((section) => section?.get('region')).find((one) => one !== undefined && one !== '');
	return {
		aws: sections.some((section) => awsSignIns.some((key) => section?.has(key))),
		...(region === undefined ? {} : {awsRegion: region}),
	};
}

async function iniOf(host: Host, path: string): Promise<IniFile> {
	const file = await host.files.readText(path, {limit: 256 * 1024});
	return file.ok ? readIni(file.text) : new Map();
}

async function exists(host: Host, path: string): Promise<boolean> {
	return (await host.files.status(path)) !== undefined;
}
