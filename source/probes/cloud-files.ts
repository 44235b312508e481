// Whether the sign-ins of AWS, Google and Azure lie on this machine, valid or not: files only, nothing is asked.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {CloudFiles} from '../core/request.js';
import {environment} from './environment.js';
import {join, resolveIn} from './paths.js';
import {settings} from './settings.js';

/** What a profile has that can sign a request: keys, or a way to get them. A region alone is no sign-in. */
const awsSignIn =
	/^[ \t]*(?:aws_access_key_id|credential_process|credential_source|sso_session|sso_start_url|role_arn|web_identity_token_file|login_session)[ \t]*=/m;

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
			hasAwsSignIn(host, at('AWS_SHARED_CREDENTIALS_FILE', '.aws', 'credentials')),
			hasAwsSignIn(host, at('AWS_CONFIG_FILE', '.aws', 'config')),
			exists(host, join(host.platform, gcloud, 'application_default_credentials.json')),
			text('GOOGLE_APPLICATION_CREDENTIALS') === undefined
				? undefined
				: exists(host, at('GOOGLE_APPLICATION_CREDENTIALS')),
			exists(host, join(host.platform, at('AZURE_CONFIG_DIR', '.azure'), 'azureProfile.json')),
		]);
		return {aws: credentials || config, google: named ?? google, azure};
	},
});

async function hasAwsSignIn(host: Host, path: string): Promise<boolean> {
	const file = await host.files.readText(path, {limit: 256 * 1024});
	return file.ok && awsSignIn.test(file.text);
}

async function exists(host: Host, path: string): Promise<boolean> {
	return (await host.files.status(path)) !== undefined;
}
