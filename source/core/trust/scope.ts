// Whose word it is that stands at a place: the person's, an administrator's, or that of the folder that one happens to stand in.

import type {Site} from '../place.js';
import type {Platform} from '../ports/system.js';
import type {SettingsScope, Variable} from '../readings.js';

/** `project`: whoever wrote the working folder. A clone or a download brings these along, so they never decide where a credential goes. */
export type Scope = 'managed' | 'person' | 'project';

/** What is known of this machine, so that a place can be told from another. */
export type Grounds = {
	readonly platform: Platform;
	readonly home: string;
	/** The working folder and the root of its repository; none of them is the home folder or above it. */
	readonly projects: readonly string[];
	/** By path: which level of Claude Code's settings a file is. */
	readonly settings: ReadonlyMap<string, SettingsScope>;
	/** What the person's start-up files set something in: themselves, and what they read. */
	readonly startUp: ReadonlySet<string>;
	/** direnv has put the folder's variables into this process: what nothing else explains may be one of them. */
	readonly isLoaded: boolean;
};

/** Variables by which other programs are told of certificates, and Claude Code isn't. */
export const othersCertificates: readonly string[] =
	'REQUESTS_CA_BUNDLE CURL_CA_BUNDLE AWS_CA_BUNDLE BUN_CA_BUNDLE DENO_CERT GIT_SSL_CAINFO PIP_CERT'.split(' ');
const certificateFiles = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', ...othersCertificates];

/** Files that a folder brings along, wherever above the working folder they lie. */
const ofFolders =
	/(?:^|[\\/])(?:\.env(?:\.[\w.-]+)?|\.envrc|\.dev\.vars|(?:\.?mise(?:\.[\w-]+)*|\.?mise[\\/]config(?:\.[\w-]+)*)\.toml|\.tool-versions|\.vscode[\\/][^\\/]+|[^\\/]+\.code-workspace|\.idea[\\/].+)$/;
/** Of tools that a person sets up once for the whole account. */
const ofAccount = /^[\\/](?:\.config|Library|AppData)[\\/]/;

export function scopeOf(site: Site, grounds: Grounds): Scope {
	switch (site.kind) {
		case 'file':
			return scopeOfFile(site.path, grounds);
		case 'environment':
			return grounds.isLoaded ? 'project' : 'person';
		default:
			return 'person';
	}
}

/** Whoever names a file of certificates that the folder holds, its words are the folder's. */
export function scopeOfVariable(
	{name, plain = '', site}: Pick<Variable, 'name' | 'plain' | 'site'>,
	grounds: Grounds,
): Scope {
	const path = certificateFiles.includes(name) ? plain.trim() : '';
	return path !== '' && isInProject(path, grounds) ? 'project' : scopeOf(site, grounds);
}

type Named = Variable & {readonly overrides?: readonly Variable[]};

/** What advice may repeat: a variable as if the folder had said nothing of it. */
export function withoutFolder(
	get: (name: string) => Named | undefined,
	grounds: Grounds,
): (name: string) => Variable | undefined {
	return (name) => {
		const found = get(name);
		return found && [found, ...(found.overrides ?? [])].find((one) => scopeOfVariable(one, grounds) !== 'project');
	};
}

function scopeOfFile(path: string, grounds: Grounds): Scope {
	const level = grounds.settings.get(path);
	if (level !== undefined) {
		return level === 'managed' ? 'managed' : level === 'user' || level === 'global' ? 'person' : 'project';
	}
	const isOfAccount = isBelow(path, grounds.home) && ofAccount.test(path.slice(grounds.home.length));
	const isBrought = ofFolders.test(path) && !isOfAccount && !grounds.startUp.has(path);
	return isInProject(path, grounds) || isBrought ? 'project' : 'person';
}

/** Whether a named file lies in the folder, and so holds what its authors wrote. Relative paths begin there. */
export function isInProject(path: string, {projects, platform}: Grounds): boolean {
	const isAbsolute = platform === 'win32' ? /^(?:[A-Za-z]:[\\/]|[\\/]{2})/.test(path) : path.startsWith('/');
	return projects.length > 0 && (!isAbsolute || projects.some((folder) => isBelow(path, folder)));
}

function isBelow(path: string, folder: string): boolean {
	return path.startsWith(folder) && (/[\\/]$/.test(folder) || /^[\\/]/.test(path.slice(folder.length)));
}
