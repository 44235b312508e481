// Everything about a case that doesn't depend on the disk: placeholders replaced, defaults filled in, owners and modes worked out.
import {isAbsolute, join, resolve} from 'node:path';
import type {Platform} from '../../source/core/host.js';
import {isBelow} from '../../source/host/disk.js';
import type {Case, CaseFile, CaseKeychain, CaseOrigin, CaseProgram} from './cases.js';
import type {Content, ScratchFolders} from './host.js';
import {type MadeUp, Placeholders} from './placeholders.js';
import {type Origin, planNetwork} from './servers-plan.js';

export type Plan = {
	readonly data: Case;
	readonly platform: Platform;
	readonly files: Readonly<Record<string, Content>>;
	readonly environment: Readonly<Record<string, string>>;
	readonly programs: Readonly<Record<string, CaseProgram>>;
	readonly keychain: CaseKeychain;
	readonly launchd: Readonly<Record<string, string>>;
	readonly origins: readonly Origin[];
	readonly arguments: readonly string[];
	readonly expect: Case['expect'];
	readonly modes: ReadonlyMap<string, number>;
	/** Of a place on this machine: it belongs to root, not to the user of the case. */
	readonly isOfRoot: (place: string) => boolean;
	readonly secrets: readonly MadeUp[];
};

export type PlanPlaces = ScratchFolders & {readonly path: string; readonly authority: string};

/** Throws for a case that can't be rebuilt: an unknown placeholder, answer or mode. */
export function planMachine(given: Case, places: PlanPlaces): Plan {
	const {home, cwd, root, path, authority} = places;
	const {platform = 'linux'} = given;
	const usual = platform === 'darwin' ? '/Users/dev' : '/home/dev';
	// Some cases spell the home folder out.
	const data = JSON.parse(JSON.stringify(given).replace(new RegExp(`${usual}(?![\\w.-])`, 'g'), '{{home}}')) as Case;
	const placeholders = new Placeholders({places: {home, cwd, user: 'dev', path, 'corporate-ca': authority}});
	const deep = <T>(value: T): T => placeholders.deep(value) as T;
	const files = Object.entries(data.files ?? {}).map(([name, content]) => [
		placeholders.text(name),
		contentOf(content, placeholders),
	]);
	const usually = {HOME: home, USER: 'dev', PATH: path, LANG: 'C.UTF-8', TERM: 'dumb'};
	const environment: Record<string, string | null> = {...usually, ...deep(data.env ?? {})};
	const {HOME} = environment;
	if (HOME && isAbsolute(HOME) && !isBelow(HOME, root)) {
		// Home folders are not looked for below the root, so they are named where they are.
		environment.HOME = join(root, HOME);
	}
	const set = Object.entries(environment).filter(([, value]) => value !== null);
	const modes = Object.entries(data.modes ?? {}).map(
		([name, mode]) => [placeholders.text(name), modeOf(mode)] as const,
	);
	const roots = modes.filter(([, {isOfRoot}]) => isOfRoot).map(([name]) => placeOf(name, places));
	const plan = {
		data,
		platform,
		files: {...systemFiles(platform, environment.SHELL ?? '/bin/bash', usual), ...Object.fromEntries(files)},
		environment: Object.fromEntries(set.map(([name, value]) => [name, String(value)])),
		programs: deep(data.programs ?? {}),
		keychain: deep(data.keychain ?? {}),
		launchd: deep(data.launchd ?? {}),
		origins: planNetwork(deep<Readonly<Record<string, CaseOrigin>>>(data.network ?? {})),
		arguments: deep(data.arguments ?? []).map(String),
		expect: deep(data.expect),
		modes: new Map(modes.map(([name, {mode}]) => [name, mode])),
		// What lies in homes and on Windows' drives is the user's.
		isOfRoot: (place: string) => roots.includes(place) || !/^\/(home|Users|mnt)\//.test(place.slice(root.length)),
	};
	return {...plan, secrets: placeholders.secrets};
}

function placeOf(name: string, {home, cwd, root}: ScratchFolders): string {
	return name.startsWith('~')
		? join(home, name.slice(1))
		: name.startsWith('.')
			? resolve(cwd, name)
			: join(root, name);
}

function contentOf(content: CaseFile, placeholders: Placeholders): Content {
	if (typeof content === 'string') {
		return placeholders.text(content);
	}
	if ('base64' in content && typeof content.base64 === 'string') {
		return Buffer.from(content.base64, 'base64');
	}
	if ('utf16' in content && typeof content.utf16 === 'string') {
		return Buffer.from(`\uFEFF${placeholders.text(content.utf16)}`, 'utf16le');
	}
	if ('lines' in content && 'of' in content && typeof content.of === 'string') {
		return `${placeholders.text(content.of)}\n`.repeat(Number(content.lines));
	}
	return `${JSON.stringify(placeholders.deep(content), null, 2)}\n`;
}

function modeOf(text: string): {readonly mode: number; readonly isOfRoot: boolean} {
	const [, root, digits] = /^(root:)?([0-7]{3,4})$/.exec(text) ?? [];
	if (digits === undefined) {
		throw new Error(`not a mode: "${text}"`);
	}
	return {mode: Number.parseInt(digits, 8), isOfRoot: root !== undefined};
}

function systemFiles(platform: Platform, shell: string, home: string): Readonly<Record<string, Content>> {
	const kernel = '5.15.167.4-microsoft-standard-WSL2';
	return {
		'/etc/passwd': `root:x:0:0:root:/root:/bin/bash\ndev:x:4242:4242:Dev:${home}:${shell}\n`,
		'/etc/group': 'root:x:0:\ndev:x:4242:\n',
		'/etc/hosts': '127.0.0.1 localhost\n',
		...(platform === 'wsl'
			? {
					'/proc/version': `Linux version ${kernel} (root@build) (gcc 11.2.0) #1 SMP\n`,
					'/proc/sys/kernel/osrelease': `${kernel}\n`,
				}
			: {}),
	};
}
