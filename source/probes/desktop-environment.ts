// What a session hands to every program that it starts: launchd's variables, systemd's user environment, the Windows registry.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {isOfInterest} from '../core/near-names.js';
import type {DesktopEnvironment} from '../core/readings.js';
import {knownVariables} from '../core/variables.js';
import {readWord} from './syntax/posix-words.js';
import {literalText} from './syntax/script.js';
import {variableOf} from './variable.js';

type SessionVariable = DesktopEnvironment['variables'][number];

/** Milliseconds. */
const timeout = 2000;

export const desktopEnvironment = defineProbe<DesktopEnvironment>({
	id: 'desktop-environment',
	async read({host}) {
		const variables = await variablesOf(host);
		return {variables, get: (name) => variables.find((one) => one.name === name)};
	},
});

async function variablesOf(host: Host): Promise<readonly SessionVariable[]> {
	switch (host.platform) {
		case 'darwin':
			return launchd(host);
		case 'win32':
			return registry(host);
		default:
			return systemd(host);
	}
}

/** One name at a time: `launchctl export` would tell everything else too. */
async function launchd(host: Host): Promise<readonly SessionVariable[]> {
	if ((await host.which('launchctl')).length === 0) {
		return [];
	}
	const names = [
		...knownVariables.filter(({group, isSecret}) => group === 'credential' && isSecret).map(({name}) => name),
		'ANTHROPIC_BASE_URL',
		'CLAUDE_CONFIG_DIR',
		'CLAUDE_CODE_USE_BEDROCK',
		'CLAUDE_CODE_USE_VERTEX',
		'HTTPS_PROXY',
	];
	const found = await Promise.all(
		names.map(async (name): Promise<readonly SessionVariable[]> => {
			const result = await host.run('launchctl', ['getenv', name], {timeout});
			const text = result.kind === 'exited' && result.code === 0 ? result.stdout.replace(/\n$/, '') : '';
			return text === '' ? [] : [{...variableOf(name, text, {kind: 'named', name: 'launchd'}), source: 'launchd'}];
		}),
	);
	return found.flat();
}

async function systemd(host: Host): Promise<readonly SessionVariable[]> {
	// Without a session of systemd there is nobody to ask.
	if (!host.environment.XDG_RUNTIME_DIR || (await host.which('systemctl')).length === 0) {
		return [];
	}
	const result = await host.run('systemctl', ['--user', '--no-pager', 'show-environment'], {
		timeout,
		needs: ['XDG_RUNTIME_DIR'],
	});
	if (result.kind !== 'exited' || result.code !== 0) {
		return [];
	}
	return result.stdout.split('\n').flatMap((line): readonly SessionVariable[] => {
		const [, name, written = ''] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
		// What has odd characters is written as $'…'.
		const text = written.startsWith("$'") ? literalText(readWord(written, 0).parts) : written;
		return name !== undefined && text !== undefined && isOfInterest(name)
			? [{...variableOf(name, text, {kind: 'named', name: 'systemd'}), source: 'systemd'}]
			: [];
	});
}

const keys = [
	['HKCU\\Environment', 'registry-user'],
	['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', 'registry-machine'],
] as const;

async function registry(host: Host): Promise<readonly SessionVariable[]> {
	const found = await Promise.all(
		keys.map(async ([key, source]): Promise<readonly SessionVariable[]> => {
			// Only the exit code tells (platforms.md §1): the words are in the language of the system.
			const result = await host.run('reg', ['query', key], {timeout});
			if (result.kind !== 'exited' || result.code !== 0) {
				return [];
			}
			return result.stdout.split(/\r?\n/).flatMap((line): readonly SessionVariable[] => {
				const [, written, type, text = ''] = /^ {4}(\S+) {4}(REG_(?:EXPAND_)?SZ)(?: {4}(.*))?$/.exec(line) ?? [];
				// Names mean the same in any case there.
				const name = written?.toUpperCase();
				const isExpanded = type === 'REG_EXPAND_SZ' && /%\w+%/.test(text);
				return name !== undefined && isOfInterest(name) && !isExpanded
					? [{...variableOf(name, text, {kind: 'registry', key}), source}]
					: [];
			});
		}),
	);
	// The user's variables come before the machine's.
	return found.flat();
}
