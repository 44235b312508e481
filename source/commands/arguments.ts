// The command line as data (contract.md, "Commands"). Wrong words give a UsageError with one line of text.
import {parseArgs} from 'node:util';
import {type Consent, consents} from '../core/consent.js';
import type {Purpose} from '../core/evidence.js';
import type {CommandName, Options} from './world.js';

export class UsageError extends Error {}

export type Parsed =
	| {readonly kind: 'help' | 'version'}
	| {readonly kind: 'run'; readonly options: Options; readonly cwd: string | undefined; readonly hasColour: boolean};

const commands: readonly CommandName[] = ['check', 'fix', 'undo', 'last', 'explain', 'report', 'forget', 'demo'];
const purposes: readonly Purpose[] = ['claude-code', 'api', 'app'];

export const usage = `Usage: claude-fix [command] [options]

  claude-fix                     the interactive session
  claude-fix check               diagnose without a screen; never changes anything
  claude-fix fix <cause>…        apply the fixes of these causes
  claude-fix undo [id]           take back the last change, byte for byte
  claude-fix last                show the last diagnosis
  claude-fix explain <text>      what a cause, a status or a pasted error means; - reads standard input
  claude-fix report              a redacted Markdown report
  claude-fix forget              list and remove what claude-fix keeps: answers, diagnoses, backups
  claude-fix demo [scenario]     the session on a made-up broken machine

Options
  --for claude-code|api|app      what fails (default claude-code)
  --json                         one JSON document on standard output
  --offline                      no request at all
  --allow LIST, --deny LIST      of network, keychain, helper, claude, gateway;
                                 gateway=HOST[:PORT] allows one server or proxy, whoever names it
  --only IDS, --skip IDS         checks or causes by id, with commas
  --timeout SECONDS              for the whole run (default 10)
  --cwd DIR                      the working folder to look at
  --dry-run                      fix: show the exact changes only
  --yes                          fix, forget: ask nothing
  --list                         undo, forget, demo: list what there is
  --linear                       session, demo: numbered questions instead of a drawn screen
  --no-color                     no colours
  --version, --help`;

export function parseArguments(words: readonly string[]): Parsed {
	const {values, positionals} = read(words);
	if (values.help) {
		return {kind: 'help'};
	}
	if (values.version) {
		return {kind: 'version'};
	}
	const [first, ...rest] = positionals;
	if (first !== undefined && !commands.includes(first as CommandName)) {
		throw new UsageError(`there is no command "${first}"`);
	}
	const command = (first as CommandName | undefined) ?? 'session';
	if (['check', 'last', 'report', 'forget'].includes(command) && rest.length > 0) {
		throw new UsageError(`${command} takes no "${rest[0]}"`);
	}
	if (command === 'fix' && rest.length === 0) {
		throw new UsageError('fix needs the id of a cause; claude-fix check names them');
	}
	if (command === 'explain' && rest.length === 0) {
		throw new UsageError('explain needs a cause, a status code or an error message; - reads standard input');
	}
	const allowed = values.allow?.map((list) => list.replaceAll(namedGateway, ''));
	const denied = new Set(listOf('--deny', values.deny));
	return {
		kind: 'run',
		cwd: values.cwd,
		hasColour: !values['no-color'],
		options: {
			command,
			words: rest,
			purpose: oneOf('--for', values.for ?? 'claude-code', purposes),
			isJson: values.json ?? false,
			allow: new Set(listOf('--allow', allowed)),
			deny: denied,
			gateways: values.offline || denied.has('gateway') ? [] : gatewaysOf(values.allow),
			isOffline: values.offline ?? false,
			only: values.only === undefined ? undefined : idsOf(values.only),
			skip: idsOf(values.skip ?? []),
			timeout: values.timeout === undefined ? undefined : secondsOf(values.timeout),
			isDryRun: values['dry-run'] ?? false,
			isYes: values.yes ?? false,
			isList: values.list ?? false,
			isLinear: values.linear ?? false,
		},
	};
}

function read(words: readonly string[]) {
	try {
		return parseArgs({
			args: [...words],
			allowPositionals: true,
			options: {
				for: {type: 'string'},
				json: {type: 'boolean'},
				offline: {type: 'boolean'},
				allow: {type: 'string', multiple: true},
				deny: {type: 'string', multiple: true},
				only: {type: 'string', multiple: true},
				skip: {type: 'string', multiple: true},
				timeout: {type: 'string'},
				cwd: {type: 'string'},
				'dry-run': {type: 'boolean'},
				yes: {type: 'boolean', short: 'y'},
				list: {type: 'boolean'},
				linear: {type: 'boolean'},
				'no-color': {type: 'boolean'},
				version: {type: 'boolean', short: 'v'},
				help: {type: 'boolean', short: 'h'},
			},
		});
	} catch (error) {
		// Node's message names the option; its hint about "--" is of no use here.
		throw new UsageError(
			(error instanceof Error ? error.message : 'wrong arguments').split('. ')[0] ?? 'wrong arguments',
		);
	}
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
	const found = allowed.find((one) => one === value);
	if (found === undefined) {
		throw new UsageError(`${option} is ${allowed.join(', ')}, not "${value}"`);
	}
	return found;
}

function idsOf(values: readonly string[]): readonly string[] {
	return values
		.flatMap((value) => value.split(','))
		.map((value) => value.trim())
		.filter((value) => value !== '');
}

function listOf(option: string, values: readonly string[] | undefined): readonly Consent[] {
	return idsOf(values ?? []).map((value) => oneOf(option, value, consents));
}

/** A part of `--allow` that names one host, with or without a port: gateway=llm.example:8443. */
const namedGateway = /(?<=^|,)\s*gateway=([^,]*)/g;

function gatewaysOf(values: readonly string[] | undefined): readonly string[] {
	const named = (values ?? []).flatMap((value) =>
		[...value.matchAll(namedGateway)].map(([, name = '']) => name.trim()),
	);
	const wrong = named.find((name) => !/^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(name));
	if (wrong !== undefined) {
		throw new UsageError('--allow gateway=HOST[:PORT] takes the name of a host, without scheme and path');
	}
	return named.map((name) => name.toLowerCase());
}

function secondsOf(text: string): number {
	const seconds = Number(text);
	if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 3600) {
		throw new UsageError(`--timeout is a number of seconds from 1 to 3600, not "${text}"`);
	}
	return seconds * 1000;
}
