// What the apps that are set up here would send: one use for each entry of their settings, with what the environment adds.
import {dialectOf} from '../client/dialects.js';
import {anthropicOrigin} from '../endpoint.js';
import type {
	App,
	AppEntry,
	EditorSettings,
	ProcessEnvironment,
	SettingVariable,
	UrlForm,
	Variable,
} from '../readings.js';
import type {Request, Sent, SourceName} from '../request.js';
import {serversOf} from './mcp-servers.js';
import {type AppUrl, readAppUrl} from './url.js';

/** A value of a use: from the app's own settings, or from a variable that the app takes where they have nothing. */
export type AppValue = {
	readonly variable: Variable;
	readonly setting: SettingVariable | undefined;
	/** The app's own settings name this variable. */
	readonly refersTo?: string;
};

export type AppUse = {
	/** "OpenCode", "LiteLLM (claude-sonnet)". */
	readonly name: string;
	readonly app: App;
	readonly key: AppValue | undefined;
	readonly baseUrl: (AppValue & AppUrl) | undefined;
	/** As an SDK would send the same; of a base URL in a wrong form: as it should be. null: no key of it is known here. */
	readonly request: Request | null;
	/** The app's own words where it can't put the key into a header. */
	readonly refused: string | undefined;
	/** The key refers to a variable that nothing here has. */
	readonly missing: SettingVariable | undefined;
	/** A key that is set to nothing, where it isn't how one leaves the provider out. */
	readonly blank: SettingVariable | undefined;
};

/** Written in Python: blanks at the ends stop them (facts.md §1.4). */
const inPython: ReadonlySet<string> = new Set(['litellm', 'aider', 'llm']);

/** Their .env files go over what the process has, blanks too. */
const overriding: ReadonlySet<string> = new Set(['aider']);

/** These also take a whole address in place of a base URL. */
const wholeTakers: ReadonlySet<string> = new Set(['litellm']);

export function appUses(
	apps: readonly App[],
	editors: EditorSettings | undefined,
	own: ProcessEnvironment,
): readonly AppUse[] {
	return [...apps, ...serversOf(editors, own)].flatMap((app) => {
		// What stands in a file that doesn't parse does not reach the app.
		const isRead = ({key, baseUrl}: AppEntry): boolean =>
			![key, baseUrl].some((setting) => app.problems.some(({path}) => path === setting?.site.path));
		return app.entries.filter(isRead).map((entry) => useOf(app, entry, own));
	});
}

/** What Claude Code and others set for the SDK, newer versions of the AI SDK understand (vercel/ai#16761). */
function ofEnvironment({urlForm}: App): UrlForm {
	return {...urlForm, isBareTaken: true};
}

function useOf(app: App, entry: AppEntry, own: ProcessEnvironment): AppUse {
	const blank =
		entry.isKeyElsewhere || entry.key?.refersTo !== undefined || !entry.key?.value.isBlank ? undefined : entry.key;
	const isOver = blank?.format === 'dotenv' && overriding.has(app.id);
	const key = entry.isKeyElsewhere || isOver ? undefined : held(entry.key, app.reads.key, own);
	const url = held(entry.baseUrl, app.reads.baseUrl, own);
	const read =
		url?.variable.plain === undefined
			? undefined
			: readAppUrl(url.variable.plain, url.setting ? app.urlForm : ofEnvironment(app), wholeTakers.has(app.id));
	const baseUrl = url && read ? {...url, ...read} : undefined;
	const isMissing =
		!entry.isKeyElsewhere && entry.key?.refersTo !== undefined && entry.key.value.isBlank && key === undefined;
	return {
		name: entry.label === undefined || app.entries.length < 2 ? app.name : `${app.name} (${entry.label})`,
		app,
		key,
		baseUrl,
		request: key && !(url && !read) && !(read && read.forSdk === undefined) ? requestOf(entry, key, baseUrl) : null,
		refused:
			key && inPython.has(app.id) ? dialectOf('python', null).refuses(key.variable.value, entry.header) : undefined,
		missing: isMissing ? entry.key : undefined,
		// A line of a template that was never filled in is no entry for Anthropic; in a list of models it is one.
		blank:
			key === undefined && (isOver ? held(undefined, app.reads.key, own) : blank?.format !== 'dotenv')
				? blank
				: undefined,
	};
}

/** A blank setting is as good as none. */
function held(
	setting: SettingVariable | undefined,
	names: readonly string[],
	own: ProcessEnvironment,
): AppValue | undefined {
	if (setting && !setting.value.isBlank) {
		const {refersTo, heldAt} = setting;
		if (refersTo === undefined) {
			return {variable: setting, setting};
		}
		const ofProcess = heldAt?.kind === 'file' ? undefined : own.get(refersTo);
		const {value, plain, site} = ofProcess ?? setting;
		const variable = {name: refersTo, value, plain, site: ofProcess ? site : (heldAt ?? site)};
		return {variable, setting: undefined, refersTo};
	}
	const variable = names.map((name) => own.get(name)).find((one) => one !== undefined && !one.value.isBlank);
	return variable && {variable, setting: undefined};
}

/** As an SDK would send the same. */
export function requestOf(
	{header}: Pick<AppEntry, 'header'>,
	{variable}: AppValue,
	baseUrl: (AppValue & AppUrl) | undefined,
): Request {
	const isBearer = header === 'bearer';
	const source: SourceName = isBearer
		? variable.name === 'CLAUDE_CODE_OAUTH_TOKEN'
			? 'CLAUDE_CODE_OAUTH_TOKEN'
			: 'ANTHROPIC_AUTH_TOKEN'
		: 'ANTHROPIC_API_KEY';
	const sent: Sent = {source, site: variable.site, value: variable.value};
	const plain = baseUrl?.forSdk;
	return {
		provider: 'anthropic',
		origin: plain === undefined ? anthropicOrigin : new URL(plain).origin,
		baseUrl: plain === undefined || !baseUrl ? undefined : {...baseUrl.variable, plain},
		xApiKey: isBearer ? null : sent,
		bearer: isBearer ? sent : null,
		isSigned: false,
	};
}
