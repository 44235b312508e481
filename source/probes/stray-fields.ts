// Fields about authentication in a file that doesn't read them: a variable beside `env`, a setting in the global file, a key under a name of its own.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {intendedName} from '../core/near-names.js';
import type {Site} from '../core/place.js';
import {Secret} from '../core/secret.js';
import {isKnownVariable} from '../core/variables.js';
import {globalConfig} from './global-config.js';
import {fieldOf, isObject, readJson} from './json/read.js';
import {readGlobalFile} from './settings/global-file.js';
import {settings} from './settings.js';

export type StrayField = {
	/** As it is written: "awsAuthRefresh", "env.apiKeyHelper". */
	readonly name: string;
	readonly file: string;
	readonly digest: string;
	readonly path: readonly string[];
	readonly value: Secret;
	readonly site: Site;
	/** Below which name of the settings it is read. */
	readonly belongs: readonly string[];
};

/** Of settings files; the global file has none of them. */
const ofSettings = new Set([
	'apiKeyHelper',
	'awsAuthRefresh',
	'awsCredentialExport',
	'gcpAuthRefresh',
	'otelHeadersHelper',
	'forceLoginMethod',
]);

/** What other programs call the same thing. */
const byForm: readonly (readonly [RegExp, string])[] = [
	[/^(?:anthropic|claude)?[_-]?(?:api)[_-]?(?:key|token)$/i, 'ANTHROPIC_API_KEY'],
	[/^(?:anthropic|claude)?[_-]?(?:auth|access|bearer)[_-]?token$/i, 'ANTHROPIC_AUTH_TOKEN'],
	[/^(?:anthropic|claude)?[_-]?(?:api)?[_-]?(?:base)[_-]?url$/i, 'ANTHROPIC_BASE_URL'],
];

export const strayFields = defineProbe<readonly StrayField[]>({
	id: 'stray-fields',
	async read({host, need}) {
		const [{files}, global] = await Promise.all([need(settings), need(globalConfig)]);
		const read = files.filter(({state, path}) => state === 'used' && path !== global.path).map(({path}) => path);
		const found = await Promise.all([
			...[...new Set(read)].map((path) => straysIn(host, path, false)),
			straysIn(host, global.path, true),
		]);
		return found.flat();
	},
});

async function straysIn(host: Host, path: string, isGlobal: boolean): Promise<readonly StrayField[]> {
	const file = isGlobal ? await readGlobalFile(host, path) : await host.files.readText(path, {limit: 2 * 1024 * 1024});
	const read = file.ok ? readJson(file.text) : undefined;
	if (!file.ok || !read?.ok || !isObject(read.value)) {
		return [];
	}
	const top = Object.keys(read.value).map((name): readonly string[] => [name]);
	const env = fieldOf(read.value, 'env');
	const inEnv = isObject(env) ? Object.keys(env).map((name): readonly string[] => ['env', name]) : [];
	return [...top, ...inEnv].flatMap((at): readonly StrayField[] => {
		const name = at.at(-1) ?? '';
		const value = fieldOf(read.value, ...at);
		const belongs =
			typeof value === 'string' && value.trim() !== '' ? placeOf(name, at.length > 1, isGlobal) : undefined;
		return belongs && typeof value === 'string'
			? [
					{
						name: at.join('.'),
						file: path,
						digest: file.digest,
						path: at,
						value: new Secret(value),
						site: {kind: 'file', path, ...read.spotOf(at)},
						belongs,
					},
				]
			: [];
	});
}

/** Where a name is read; undefined: where it stands, or nowhere. */
function placeOf(name: string, isInEnv: boolean, isGlobal: boolean): readonly string[] | undefined {
	if (ofSettings.has(name)) {
		return isInEnv || isGlobal ? [name] : undefined;
	}
	if (isInEnv || name === 'primaryApiKey') {
		return undefined;
	}
	const variable = isKnownVariable(name)
		? name
		: /^[A-Z_]+$/.test(name)
			? intendedName(name)
			: byForm.find(([form]) => form.test(name))?.[1];
	return variable === undefined ? undefined : ['env', variable];
}
