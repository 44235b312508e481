// Fields about authentication in a file that doesn't read them: a variable beside `env`, a setting in the global file, a key under an unknown name.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {intendedName, vaguelyIntended} from '../core/near-names.js';
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
	[/^(?:anthropic|claude|primary)?[_-]?(?:api)[_-]?(?:key|token)$/i, 'ANTHROPIC_API_KEY'],
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
	return fieldsIn(read.value).flatMap(({at, path: within, value}): readonly StrayField[] => {
		const belongs =
			typeof value === 'string' && value.trim() !== '' ? placeOf(at, new Secret(value), isGlobal) : undefined;
		return belongs && typeof value === 'string'
			? [
					{
						name: at.join('.'),
						file: path,
						digest: file.digest,
						path: within,
						value: new Secret(value),
						site: {kind: 'file', path, ...read.spotOf(within)},
						belongs,
					},
				]
			: [];
	});
}

/** Below these, names are other programs' own. */
const ofOthers = new Set([
	'mcpServers',
	'hooks',
	'projects',
	'plugins',
	'pluginConfigs',
	'customApiKeyResponses',
	'oauthAccount',
]);

/** `path`: what has to go for it to be gone. */
type Field = {readonly at: readonly string[]; readonly path: readonly string[]; readonly value: unknown};

/** Of the object, and of objects in it, as deep as people put them; of lists of {name, value}, as editors have them, what they name. */
function fieldsIn(value: unknown, at: readonly string[] = []): readonly Field[] {
	if (Array.isArray(value)) {
		return value.flatMap((one) => {
			const name = fieldOf(one, 'name');
			return typeof name === 'string' ? [{at: [...at, name], path: at, value: fieldOf(one, 'value')}] : [];
		});
	}
	return isObject(value) && at.length < 3
		? Object.entries(value).flatMap(([name, below]) => {
				const path = [...at, name];
				return ofOthers.has(name) ? [] : [{at: path, path, value: below}, ...fieldsIn(below, path)];
			})
		: [];
}

/** Where a name is read; undefined: where it stands, or nowhere. */
function placeOf(at: readonly string[], value: Secret, isGlobal: boolean): readonly string[] | undefined {
	const name = at.at(-1) ?? '';
	const isInEnv = at.length === 2 && at[0] === 'env';
	if (ofSettings.has(name)) {
		return at.length > 1 || isGlobal ? [name] : undefined;
	}
	// The names of variables are checks/variable-names.ts's; the key of the Console is read in the global file.
	if (isInEnv || (name === 'primaryApiKey' && isGlobal)) {
		return undefined;
	}
	const isUpper = /^[A-Z_]+$/.test(name);
	if (at.length > 1) {
		return isUpper && isKnownVariable(name) ? ['env', name] : undefined;
	}
	const variable = isKnownVariable(name)
		? name
		: isUpper
			? intendedName(name)
			: (byForm.find(([form]) => form.test(name))?.[1] ?? vaguelyIntended(name, value, false));
	return variable === undefined ? undefined : ['env', variable];
}
