// Builds the machine of an observed state in a scratch folder.
import type {Consent} from '../../source/core/consent.js';
import type {Files, Host} from '../../source/core/host.js';
import {type Content, type Scratch, scratchHost} from '../helpers/host.js';
import {Placeholders} from '../helpers/placeholders.js';

/** One line of states.jsonl: a machine, and what was observed on it. */
export type State = {
	readonly id: string;
	readonly story: string;
	/** null: not set at all. */
	readonly env: Readonly<Record<string, string | null>>;
	readonly files: Readonly<Record<string, unknown>>;
	readonly folders?: readonly string[];
	/** From → to. */
	readonly links?: Readonly<Record<string, string>>;
	/** Default "~/project". */
	readonly cwd?: string;
	/** Folders that are git repositories. */
	readonly git?: readonly string[];
	/** "0600", or "root:0600" for a file of root. */
	readonly modes?: Readonly<Record<string, string>>;
	readonly programs: {readonly claude: {readonly version: string}};
	readonly arguments: readonly string[];
	readonly expect: {readonly requests: Readonly<Record<string, ExpectedRequest | null>>};
};

export type ExpectedRequest = {
	readonly provider: string;
	readonly origin: string;
	readonly xApiKey: ExpectedCredential | string | null;
	readonly bearer: ExpectedCredential | string | null;
};

/** A text is the value alone. `value` or `exactly` is what is sent; neither: not known, or an empty header. `from`: the place, as reports write it. */
export type ExpectedCredential = {
	readonly source: string;
	readonly from?: string;
	readonly value?: string;
	readonly exactly?: string;
	readonly state?: string;
};

export type Machine = {
	readonly scratch: Scratch;
	readonly host: Host;
	readonly consents: ReadonlySet<Consent>;
	readonly expected: State['expect']['requests'];
};

export function machineOf(state: State): Machine {
	let placeholders = new Placeholders({places: {}});
	const modes = Object.entries(state.modes ?? {}).map(([path, text]) => ({path, ...modeOf(text)}));
	const scratch = scratchHost({
		files: ({home, cwd, bin}) => {
			placeholders = new Placeholders({places: {home, cwd, user: 'dev', path: `${bin}:/usr/bin:/bin`}});
			return mapped(state.files, (content) => contentOf(content, placeholders));
		},
		folders: [...(state.folders ?? []), ...(state.git ?? []).map((path) => `${path}/.git`)],
		links: state.links ?? {},
		...(state.cwd === undefined ? {} : {cwd: state.cwd}),
		modes: Object.fromEntries(modes.map(({path, mode}) => [path, mode])),
		programs: state.programs as {readonly claude: {readonly version: string}},
	});
	// What the state's user may not read; root, who may run this test, could.
	const denied = modes
		.filter(({mode, isOfRoot}) => (mode & (isOfRoot ? 0o004 : 0o400)) === 0)
		.map(({path}) => scratch.path(path));
	const environment = mapped(state.env, (value) => (value === null ? undefined : placeholders.text(value)));
	const host = scratch.hostWith({
		environment: {...scratch.host.environment, ...environment},
	});
	return {
		scratch,
		host: {...host, files: withDenied(host.files, denied, scratch)},
		consents: new Set(state.arguments.filter((one): one is Consent => one === 'helper')),
		expected: placeholders.deep(state.expect.requests) as Machine['expected'],
	};
}

function modeOf(text: string): {readonly mode: number; readonly isOfRoot: boolean} {
	const isOfRoot = text.startsWith('root:');
	return {mode: Number.parseInt(text.replace('root:', ''), 8), isOfRoot};
}

function contentOf(content: unknown, placeholders: Placeholders): Content {
	if (typeof content === 'string') {
		return placeholders.text(content);
	}
	const {utf16} = content as {readonly utf16?: unknown};
	return typeof utf16 === 'string'
		? Buffer.from(`\uFEFF${placeholders.text(utf16)}`, 'utf16le')
		: (placeholders.deep(content) as object);
}

/** The scratch home is /home itself: what the state has above its home folder lies above this one. */
function mapped<T, U>(entries: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
	return Object.fromEntries(
		Object.entries(entries).map(([name, value]) => [name.replace(/^\/home(?=\/)/, ''), change(value)]),
	);
}

/** What lies outside of the home folder is root's, whoever runs this test. */
function withDenied(files: Files, denied: readonly string[], {home}: Scratch): Files {
	return {
		readText: async (path, options) =>
			denied.includes(path)
				? {ok: false, reason: 'denied', detail: 'permission denied'}
				: files.readText(path, options),
		status: async (path) => {
			const found = await files.status(path);
			const status = found && !path.startsWith(home) ? {...found, uid: 0, mode: found.mode & ~0o022} : found;
			return status && denied.includes(path) ? {...status, isReadable: false} : status;
		},
		list: (path) => files.list(path),
		resolve: (path) => files.resolve(path),
	};
}
