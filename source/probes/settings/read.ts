// Reads one settings file by the rules of request-rules.md §3; everything in it leaves here as a Secret.

import {BeyondBudget, budgets, readingOf} from '../../core/budget.js';
import type {Host, NoFile, TextFile} from '../../core/host.js';
import type {Site} from '../../core/place.js';
import type {FileProblem, SettingsFile, SettingsScope, Variable} from '../../core/readings.js';
import {oneLine} from '../../core/scrub.js';
import {holdsFor} from '../../core/versions.js';
import {fieldOf, isObject, type JsonText, readJson} from '../json/read.js';
import {repairOf} from '../json/repair.js';
import {variableOf} from '../variable.js';
import {typeName, type WrongField, wrongFields} from './types.js';

/** Larger files are rejected (facts.md §3). Bytes. */
const limit = 2 * 1024 * 1024;

/** Of a file of which nothing counts. */
export const emptySettings = {
	problems: [],
	env: [],
	apiKeyHelper: undefined,
	forceLoginMethod: undefined,
	forceLoginOrgUUID: undefined,
	model: undefined,
	cloudRefresh: [],
	digest: null,
} as const;

const cloudCommands = ['awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh'];

/** Names in a file that can't be read as JSON, whose loss changes what is sent. */
const decides = /"(?:ANTHROPIC_|CLAUDE_CODE_USE_|CLAUDE_CODE_OAUTH_TOKEN|AWS_|apiKeyHelper)/;

/** Links are followed. `version`: of the Claude Code that reads it. Never rejects. */
export async function readSettings(
	host: Host,
	scope: SettingsScope,
	path: string,
	version: string | null,
): Promise<SettingsFile> {
	const file = await host.files.readText(path, {limit, isLenient: true});
	if (file.ok) {
		return readingOf(path, host, () => settingsOf(file, scope, path, version));
	}
	const status = file.reason === 'denied' ? await host.files.status(path) : undefined;
	return {...unread(file, scope, path), ...(status && {isOwn: status.uid === host.user.uid})};
}

function unread({reason, detail}: NoFile, scope: SettingsScope, path: string): SettingsFile {
	const base = {...emptySettings, scope, path};
	switch (reason) {
		case 'missing':
		case 'dangling':
			return {...base, state: 'absent'};
		case 'too-large':
			return {...base, state: 'dropped', problems: [{message: detail}]};
		case 'not-a-file':
			return {...base, state: 'unreadable', problems: [{message: detail}], isFolder: true};
		default:
			return {...base, state: 'unreadable', problems: [{message: detail}]};
	}
}

export function settingsOf(
	{text, encoding, digest}: Pick<TextFile, 'text' | 'encoding' | 'digest'>,
	scope: SettingsScope,
	path: string,
	version: string | null,
): SettingsFile {
	const base = {...emptySettings, scope, path, digest, ...(encoding === 'utf8' ? {} : {encoding})};
	const dropped = (...problems: readonly FileProblem[]): SettingsFile => ({...base, state: 'dropped', problems});
	if (encoding === 'utf16be') {
		return dropped({
			message: 'the file is UTF-16 with the high byte first, which Claude Code takes for UTF-8',
			line: 1,
			column: 1,
		});
	}
	if (encoding !== 'utf8' && !holdsFor('settings-with-mark', version)) {
		const message = `the file begins with a byte order mark, which Claude Code ${version} can't read`;
		return dropped({message, line: 1, column: 1});
	}
	if (text.trim() === '') {
		return {...base, state: 'used'};
	}
	const read = readJson(text);
	if (!read.ok) {
		const repair = repairOf(text);
		return {...dropped(read.problem), holdsCredentials: decides.test(text), ...(repair && {repair})};
	}
	if (!isObject(read.value)) {
		return dropped({message: `expected object, but received ${typeName(read.value)}`, line: 1, column: 1});
	}
	const wrong = wrongFields(read, version);
	const problems = wrong.filter(({isIgnored}) => !isIgnored).map(({problem}) => problem);
	const isLenient = scope === 'managed' && holdsFor('fields-passed-over', version);
	return problems.length > 0 && !isLenient
		? {...dropped(...problems), holdsCredentials: decides.test(text)}
		: {...base, state: 'used', problems, ...valuesOf(read, path, wrong)};
}

function valuesOf(read: JsonText, path: string, wrong: readonly WrongField[]) {
	const value = (name: string): unknown =>
		wrong.some((one) => one.name === name) ? undefined : fieldOf(read.value, name);
	const site = (...names: readonly string[]): Site => ({kind: 'file', path, ...read.spotOf(names)});
	const variable = (name: string): Variable | undefined => {
		const text = value(name);
		return typeof text === 'string' ? variableOf(name, text, site(name)) : undefined;
	};
	const shown = (name: string, pattern: RegExp): Variable | undefined => {
		const found = variable(name);
		const text = value(name);
		return found && typeof text === 'string' && pattern.test(text) ? {...found, plain: text} : found;
	};
	const organizations = value('forceLoginOrgUUID');
	return {
		env: envOf(read, path, value('env')),
		apiKeyHelper: variable('apiKeyHelper'),
		forceLoginMethod: shown('forceLoginMethod', /^[\w-]{1,32}$/),
		forceLoginOrgUUID:
			organizations === undefined
				? undefined
				: {
						values: [organizations].flat().filter((one) => typeof one === 'string'),
						site: site('forceLoginOrgUUID'),
					},
		model: shown('model', /^(?!sk-)[\w.:/@[\]-]{1,80}$/),
		cloudRefresh: cloudCommands.flatMap((name) => variable(name) ?? []),
		commands: ['apiKeyHelper', ...cloudCommands, 'otelHeadersHelper'].filter(
			(name) => variable(name)?.value.isBlank === false,
		),
		...policyOf(value, site),
	};
}

/** What only administrators may ask for. */
function policyOf(
	value: (name: string) => unknown,
	site: (...names: readonly string[]) => Site,
): Pick<SettingsFile, 'policy'> {
	const named = (name: string): Variable | undefined => {
		const text = value(name);
		return typeof text === 'string' ? {...variableOf(name, text, site(name)), plain: oneLine(text, 80)} : undefined;
	};
	const helper = value('policyHelper');
	const path = fieldOf(helper, 'path');
	const policy = {
		gatewayUrl: named('forceLoginGatewayUrl'),
		minimumVersion: named('requiredMinimumVersion'),
		maximumVersion: named('requiredMaximumVersion'),
		helper: typeof path === 'string' ? {path, site: site('policyHelper', 'path')} : undefined,
	};
	return Object.values(policy).some((one) => one !== undefined) ? {policy} : {};
}

/** The `env` of a settings file or the global file: every value becomes text, also null and objects (request-rules.md §3.3). */
export function envOf(read: JsonText, path: string, env: unknown): readonly Variable[] {
	const entries = isObject(env) ? Object.entries(env) : [];
	if (entries.length > budgets.names) {
		throw new BeyondBudget(`has more than ${budgets.names} names in its env`);
	}
	return entries.map(([name, value]) =>
		variableOf(name, textOf(value), {kind: 'file', path, ...read.spotOf(['env', name])}),
	);
}

/** As String() of a value that came from JSON; lists that hold lists without end have no text. */
function textOf(value: unknown): string {
	try {
		return String(value);
	} catch {
		return '';
	}
}
