// What the rules of core/request.ts would look at after a fix: its changes made on the model's inputs, as a new terminal would have them.
import type {Change, Fix, JsonEdit, TextEdit} from '../fix.js';
import type {Words} from '../host.js';
import {siteOfSession} from '../place.js';
import type {Login, SessionVariable, SettingsFile, StoredLogin, Variable} from '../readings.js';
import type {RequestFacts} from '../request.js';
import {Secret} from '../secret.js';
import {plainValue} from '../variables.js';
import type {ReadAssignment} from './environment.js';
import {environmentWith, replaceVariable, withEnvironment} from './environment.js';

/** `unknown`: it changes what decides, in a way that can't be worked out from what was read. `same`: nothing that decides is touched. */
export type After = RequestFacts | 'unknown' | 'same';

/** `lines`: in the order of reading; `session`: the one in force first. */
export function afterFix(
	{changes}: Fix,
	facts: RequestFacts,
	lines: readonly ReadAssignment[],
	session: readonly SessionVariable[] = [],
): After {
	let after: After = 'same';
	for (const change of changes) {
		const before: RequestFacts | 'unknown' = after === 'same' ? facts : after;
		const next: After =
			change.kind === 'session-variable'
				? afterSession(change, before, lines, parted(session, changes))
				: afterChange(change, before, lines);
		if (next === 'unknown') {
			return 'unknown';
		}
		after = next === 'same' ? after : next;
	}
	return after;
}

function afterChange(change: Change, facts: RequestFacts | 'unknown', lines: readonly ReadAssignment[]): After {
	if (facts === 'unknown') {
		return 'unknown';
	}
	switch (change.kind) {
		case 'edit-text':
			return afterText(change, facts, lines);
		case 'edit-json':
			return change.edits.reduce<After>((after, edit) => {
				const next = after === 'unknown' ? after : afterJson(change.path, edit, after === 'same' ? facts : after);
				return next === 'same' ? after : next;
			}, 'same');
		case 'move-file':
			return afterMove(change.path, facts);
		case 'copy-file':
			return decides(change.to, facts, lines) ? 'unknown' : 'same';
		case 'set-mode':
			return decides(change.path, facts, lines) ? 'unknown' : 'same';
		case 'delete-keychain-item':
			return afterItem(change, facts);
		default:
			// What a person does is not known, and what is pasted is for terminals that are open.
			return 'same';
	}
}

/** Whether a file is among what was read. */
function decides(path: string, {settings, global, login}: RequestFacts, lines: readonly ReadAssignment[]): boolean {
	const stored = [login.file, login.used].flatMap(({site}) => (site.kind === 'file' ? [site.path] : []));
	return [global.path, ...stored, ...settings.files.map((file) => file.path), ...lines.map(({site}) => site.path)].some(
		(one) => one === path || one.startsWith(`${path}/`),
	);
}

function afterText(
	{path, edits}: Extract<Change, {kind: 'edit-text'}>,
	facts: RequestFacts,
	lines: readonly ReadAssignment[],
): After {
	const here = lines.filter(({site}) => site.path === path);
	const outcomes = edits.map((edit) => ({edit, line: here.find((line) => isWithin(edit, line))}));
	if (outcomes.some(({line}) => line === undefined)) {
		return decides(path, facts, lines) ? 'unknown' : 'same';
	}
	const edited = new Map<ReadAssignment, ReadAssignment | undefined | 'unknown'>();
	for (const {edit, line} of outcomes) {
		const known = line && edited.has(line) ? edited.get(line) : line;
		if (line && known !== 'unknown' && known) {
			edited.set(line, afterEdit(edit, line, known));
		}
	}
	return [...edited.values()].includes('unknown')
		? 'unknown'
		: withEnvironment(facts, lines, (line) =>
				edited.has(line) ? (edited.get(line) as ReadAssignment | undefined) : line,
			);
}

function isWithin({start, end}: TextEdit, {statement, nameSpan, valueSpan}: ReadAssignment): boolean {
	const from = Math.min(statement.start, nameSpan.start);
	const to = Math.max(statement.end, valueSpan.end);
	return (start >= from && end <= to) || (start <= nameSpan.start && end >= valueSpan.end);
}

/** What stands for a statement that was taken out of a body. */
const nothing = /^(?::|true)?\s*$/;

function afterEdit(
	{start, end, text}: TextEdit,
	line: ReadAssignment,
	known: ReadAssignment,
): ReadAssignment | undefined | 'unknown' {
	const {nameSpan, valueSpan} = line;
	if (start <= nameSpan.start && end >= valueSpan.end) {
		return typeof text === 'string' && nothing.test(text) ? undefined : 'unknown';
	}
	if (start === valueSpan.start && end === valueSpan.end) {
		const value = valueIn(text);
		return value ? {...known, value, plain: undefined, isLiteral: true} : 'unknown';
	}
	if (start === nameSpan.start && end === nameSpan.end && typeof text === 'string') {
		return {...known, name: text};
	}
	if (end <= nameSpan.start && typeof text === 'string' && /^(?:export |set -gx |setenv |\$env:)$/.test(text)) {
		return {...known, effect: 'exports', reach: known.reach};
	}
	return start >= nameSpan.end && end <= valueSpan.start ? known : 'unknown';
}

/** A value as checks write it: bare, or between quotation marks. */
function valueIn(text: Words): Secret | undefined {
	if (text instanceof Secret) {
		return text;
	}
	if (typeof text === 'string') {
		return new Secret(text.replace(/^(["'])(.*)\1$/s, '$2'));
	}
	const parts = text.filter((part) => part !== '"' && part !== "'");
	const [only] = parts;
	return parts.length > 1 ? undefined : only instanceof Secret ? only : new Secret(only ?? '');
}

function afterJson(path: string, {path: at, value}: JsonEdit, facts: RequestFacts): After {
	const [first, second] = at;
	const {settings, global, login} = facts;
	const asVariable = (name: string): Variable | undefined =>
		value === undefined ? undefined : variableOf(name, value, {kind: 'file', path});
	if (login.file.site.kind === 'file' && login.file.site.path === path) {
		return first === 'claudeAiOauth' && at.length === 1 && value === undefined
			? {...facts, login: withoutFile(login)}
			: 'unknown';
	}
	if (first === 'env' && typeof second === 'string' && at.length === 2) {
		const change = (env: readonly Variable[]) => replaceVariable(env, second, asVariable(second));
		const isGlobal = global.path === path;
		const isSettings = settings.files.some((file) => file.path === path);
		return !isGlobal && !isSettings
			? 'same'
			: {
					...facts,
					...(isGlobal && {global: {...global, env: change(global.env)}}),
					settings: withFile(facts, path, (file) => ({...file, env: change(file.env)})),
				};
	}
	if (global.path === path) {
		return afterGlobal(at, value, facts, asVariable('primaryApiKey'));
	}
	if (!settings.files.some((file) => file.path === path)) {
		return 'same';
	}
	switch (first) {
		case 'apiKeyHelper':
			return {
				...facts,
				settings: withFile(facts, path, (file) => ({...file, apiKeyHelper: asVariable('apiKeyHelper')})),
				helper: value === undefined ? facts.helper : {kind: 'not-run'},
			};
		case 'env':
		case 'forceLoginMethod':
		case 'forceLoginOrgUUID':
			return 'unknown';
		default:
			return 'same';
	}
}

function afterGlobal(
	[first, second, index]: JsonEdit['path'],
	value: JsonEdit['value'],
	facts: RequestFacts,
	key: Variable | undefined,
): After {
	const {global} = facts;
	const list = second === 'approved' || second === 'rejected' ? second : undefined;
	switch (first) {
		case 'hasCompletedOnboarding':
			return {...facts, global: {...global, hasCompletedOnboarding: value === true}};
		case 'primaryApiKey':
			return {...facts, global: {...global, primaryApiKey: key}};
		case 'customApiKeyResponses':
			return list && typeof index === 'number' && (value === undefined || value instanceof Secret)
				? {
						...facts,
						global: {
							...global,
							[list]: value === undefined ? global[list].toSpliced(index, 1) : [...global[list], value],
						},
					}
				: 'unknown';
		default:
			return 'same';
	}
}

function afterMove(path: string, facts: RequestFacts): After {
	const {login, settings, global} = facts;
	if (login.file.site.kind === 'file' && login.file.site.path === path) {
		return {...facts, login: withoutFile(login)};
	}
	if (settings.files.some((file) => file.path === path) && global.path !== path) {
		return {
			...facts,
			settings: withFile(facts, path, (file) => ({...file, state: 'absent', env: [], apiKeyHelper: undefined})),
		};
	}
	return decides(path, facts, []) ? 'unknown' : 'same';
}

type Session = {readonly changed: readonly SessionVariable[]; readonly others: readonly SessionVariable[]};

function parted(session: readonly SessionVariable[], changes: readonly Change[]): Session {
	const isChanged = ({source, name}: SessionVariable): boolean =>
		changes.some((one) => one.kind === 'session-variable' && one.source === source && one.name === name);
	return {changed: session.filter(isChanged), others: session.filter((one) => !isChanged(one))};
}

/** A line of a shell file outranks it; another session may have it too. */
function afterSession(
	{name, value, source}: Extract<Change, {kind: 'session-variable'}>,
	facts: RequestFacts | 'unknown',
	lines: readonly ReadAssignment[],
	{changed, others}: Session,
): After {
	if (facts === 'unknown') {
		return 'unknown';
	}
	const before = facts.environment.get(name);
	const isSet = lines.some((line) => line.name === name && line.isRead !== false && line.effect === 'exports');
	const isIts =
		before === undefined
			? value !== undefined
			: changed.some((one) => one.name === name && one.value.equals(before.value));
	const next =
		value === undefined ? others.find((one) => one.name === name) : variableOf(name, value, siteOfSession(source));
	return isSet || !isIts
		? 'same'
		: {...facts, environment: environmentWith(replaceVariable(facts.environment.variables, name, next))};
}

function afterItem({service, account}: Extract<Change, {kind: 'delete-keychain-item'}>, facts: RequestFacts): After {
	const {keychain, login} = facts;
	const gone = keychain?.items.find((item) => item.service === service && item.account === account);
	if (!keychain || !gone) {
		return 'same';
	}
	const rest = {...keychain, items: keychain.items.filter((item) => item !== gone)};
	const isUsed = login.used.site.kind === 'keychain' && login.used.site.service === service;
	return {
		...facts,
		keychain: rest,
		...(isUsed && {login: {...login, keychain: undefined, used: login.file}}),
	};
}

function withoutFile(login: Login): Login {
	const gone: StoredLogin = {...login.file, state: 'absent', accessToken: undefined, refreshToken: undefined};
	return {...login, file: gone, used: login.used === login.file ? gone : login.used};
}

function withFile(
	{settings}: RequestFacts,
	path: string,
	change: (file: SettingsFile) => SettingsFile,
): RequestFacts['settings'] {
	return {...settings, files: settings.files.map((file) => (file.path === path ? change(file) : file))};
}

function variableOf(name: string, value: Exclude<JsonEdit['value'], undefined>, site: Variable['site']): Variable {
	const secret = value instanceof Secret ? value : new Secret(String(value));
	return {name, value: secret, plain: value instanceof Secret ? undefined : plainValue(name, String(value)), site};
}
