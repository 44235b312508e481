// What a session hands to every program that it starts: launchd's variables, systemd's user environment, the Windows registry.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {isOfInterest} from '../core/near-names.js';
import {registryKeys, type SessionSource, siteOfSession} from '../core/place.js';
import type {DesktopEnvironment, SessionVariable} from '../core/readings.js';
import {filledIn, isSameButLetters, type RegistryValue} from '../core/registry-text.js';
import {Secret} from '../core/secret.js';
import {variableIn} from '../core/systemd-text.js';
import {knownVariables} from '../core/variables.js';
import {queryRegistry} from './registry.js';
import {variableOf} from './variable.js';

/** Milliseconds. */
const timeout = 2000;

type Found = Pick<DesktopEnvironment, 'variables'> & {readonly problem?: string};

export const desktopEnvironment = defineProbe<DesktopEnvironment>({
	id: 'desktop-environment',
	async read({host}) {
		const {variables, problem} = await variablesOf(host);
		return {variables, problem, get: (name) => variables.find((one) => one.name === name)};
	},
});

async function variablesOf(host: Host): Promise<Found> {
	switch (host.platform) {
		case 'darwin':
			return launchd(host);
		case 'win32':
			return registry(host);
		default:
			return systemd(host);
	}
}

function sessionVariable(name: string, text: string, source: SessionSource, written = text): SessionVariable {
	const variable = variableOf(name, text, siteOfSession(source));
	return {...variable, source, written: written === text ? variable.value : new Secret(written)};
}

/** One name at a time: `launchctl export` would tell everything else too. */
async function launchd(host: Host): Promise<Found> {
	if ((await host.which('launchctl')).length === 0) {
		return {variables: []};
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
			return text === '' ? [] : [sessionVariable(name, text, 'launchd')];
		}),
	);
	return {variables: found.flat()};
}

async function systemd(host: Host): Promise<Found> {
	// Without a systemd session there is nothing to ask.
	if (!host.environment.XDG_RUNTIME_DIR || (await host.which('systemctl')).length === 0) {
		return {variables: []};
	}
	const result = await host.run('systemctl', ['--user', '--no-pager', 'show-environment'], {
		timeout,
		needs: ['XDG_RUNTIME_DIR'],
	});
	if (result.kind !== 'exited' || result.code !== 0) {
		return {variables: []};
	}
	return {
		variables: result.stdout.split('\n').flatMap((line): readonly SessionVariable[] => {
			const {name = '', text = ''} = variableIn(line) ?? {};
			return isOfInterest(name) ? [sessionVariable(name, text, 'systemd')] : [];
		}),
	};
}

/** The user's variables come before the machine's. */
async function registry(host: Host): Promise<Found> {
	const sources = ['registry-user', 'registry-machine'] as const;
	const found = await Promise.all(
		sources.map(async (source) => {
			const values = await queryRegistry(host, registryKeys[source]);
			return values?.flatMap((value) => registryVariable(value, source, host));
		}),
	);
	return {
		variables: found.flatMap((variables) => variables ?? []),
		...(found.includes(undefined) && {
			problem: 'the variables in the registry could not be read: reg.exe gave no answer',
		}),
	};
}

/** Names mean the same in any case there. */
function registryVariable(
	{name: written, type, text: printed}: RegistryValue,
	source: SessionSource,
	{environment}: Host,
): readonly SessionVariable[] {
	const name = written.toUpperCase();
	if (!/^REG_(?:EXPAND_)?SZ$/.test(type) || !isOfInterest(name)) {
		return [];
	}
	const full = type === 'REG_SZ' ? printed : filledIn(printed, environment);
	const own = environment[name];
	// What this process has of it went through no code page.
	const text = own !== undefined && isSameButLetters(own, full) ? own : full;
	return [sessionVariable(name, text, source, printed)];
}
