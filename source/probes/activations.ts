// What a tool that is active in this folder hands to the shell: mise, a virtual environment of Python, an environment of conda.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {Activations} from '../core/readings.js';
import {ownNames} from './own-names.js';
import {isAbsolute, join, upwards} from './paths.js';
import {scanFish} from './syntax/fish.js';
import {scanMise} from './syntax/mise.js';
import {scanPosix} from './syntax/posix.js';
import {ScriptReader} from './syntax/reader.js';

type Tag = Pick<Activations['assignments'][number], 'tool'>;

const mostFolders = 12;
const mostScripts = 20;

/** Lowest first, in each folder. */
const miseNames = [
	'.config/mise/config.toml',
	'.config/mise.toml',
	'mise/config.toml',
	'.mise/config.toml',
	'mise.toml',
	'.mise.toml',
	'mise.local.toml',
	'.mise.local.toml',
];

export const activations = defineProbe<Activations>({
	id: 'activations',
	async read(context) {
		const {host} = context;
		const reader = new ScriptReader<Tag>(host, host.cwd, await ownNames(context));
		for (const path of miseFiles(host)) {
			await reader.read(path, {scan: scanMise, syntax: 'toml', tag: {tool: 'mise'}, isOptional: true});
		}
		for (const path of await condaFiles(host)) {
			await reader.read(path, {scan: scanPosix, syntax: 'posix', tag: {tool: 'conda'}, isOptional: true});
		}
		for (const path of venvFiles(host)) {
			const isFish = path.endsWith('.fish');
			await reader.read(path, {
				scan: isFish ? scanFish : scanPosix,
				syntax: isFish ? 'fish' : 'posix',
				tag: {tool: 'venv'},
				isOptional: true,
			});
		}
		const assignments = await reader.assignments();
		return {files: reader.files, assignments, inForce: (name) => reader.inForce(name)};
	},
});

function miseFiles({platform, home, cwd}: Host): readonly string[] {
	const folders = upwards(cwd, platform)
		.slice(0, mostFolders)
		.filter((folder) => folder !== home);
	return [
		join(platform, home, '.config', 'mise', 'config.toml'),
		...folders.toReversed().flatMap((folder) => miseNames.map((name) => join(platform, folder, ...name.split('/')))),
	];
}

async function condaFiles({platform, environment, files}: Host): Promise<readonly string[]> {
	const {CONDA_PREFIX} = environment;
	if (!CONDA_PREFIX || !isAbsolute(CONDA_PREFIX, platform)) {
		return [];
	}
	const folder = join(platform, CONDA_PREFIX, 'etc', 'conda', 'activate.d');
	const names = (await files.list(folder)).filter((name) => name.endsWith('.sh'));
	return names.slice(0, mostScripts).map((name) => join(platform, folder, name));
}

function venvFiles({platform, environment}: Host): readonly string[] {
	const {VIRTUAL_ENV} = environment;
	return VIRTUAL_ENV && isAbsolute(VIRTUAL_ENV, platform) && platform !== 'win32'
		? ['activate', 'activate.fish', 'postactivate'].map((name) => join(platform, VIRTUAL_ENV, 'bin', name))
		: [];
}
