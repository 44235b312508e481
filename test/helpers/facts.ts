// Facts by hand: what the rules of core/request.ts look at, without a machine.

import type {Site} from '../../source/core/place.js';
import type {
	GlobalConfig,
	HelperOutcome,
	Login,
	ProcessEnvironment,
	Settings,
	SettingsFile,
	SettingsScope,
	StoredLogin,
	Variable,
} from '../../source/core/readings.js';
import type {RequestFacts} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {plainValue} from '../../source/core/variables.js';

export type FileByHand = {
	readonly env?: Readonly<Record<string, string>>;
	readonly apiKeyHelper?: string;
	readonly forceLoginMethod?: string;
	readonly forceLoginOrgUUID?: readonly string[];
	readonly state?: SettingsFile['state'];
};

export type LoginByHand = Partial<{
	access: string;
	refresh: string | undefined;
	expiresAt: number | null;
	refreshTokenExpiresAt: number | null;
	scopes: readonly string[] | undefined;
	state: StoredLogin['state'];
	canBeSaved: boolean;
}>;

export type FactsByHand = {
	readonly env?: Readonly<Record<string, string>>;
	/** Lowest first. */
	readonly files?: readonly (readonly [SettingsScope, FileByHand])[];
	readonly stopper?: boolean;
	readonly global?: Partial<GlobalConfig> & {readonly primary?: string};
	readonly login?: LoginByHand;
	readonly helper?: HelperOutcome;
} & Partial<Omit<RequestFacts, 'environment' | 'settings' | 'global' | 'login' | 'helper'>>;

/** The time at which everything by hand happens. */
export const now = 1_790_000_000_000;

export const pathOf: Readonly<Record<SettingsScope, string>> = {
	global: '/home/dev/.claude.json',
	user: '/home/dev/.claude/settings.json',
	project: '/home/dev/project/.claude/settings.json',
	local: '/home/dev/project/.claude/settings.local.json',
	managed: '/etc/claude-code/managed-settings.json',
};

export function variable(name: string, text: string, site: Site): Variable {
	return {name, value: new Secret(text), plain: plainValue(name, text), site};
}

export function environmentByHand(env: Readonly<Record<string, string>> = {}): ProcessEnvironment {
	const variables = Object.entries(env).map(([name, text]) => variable(name, text, {kind: 'environment', name}));
	return {variables, get: (name) => variables.find((one) => one.name === name)};
}

export function fileByHand(scope: SettingsScope, {env = {}, state = 'used', ...rest}: FileByHand): SettingsFile {
	const path = pathOf[scope];
	const site = {kind: 'file', path} as const;
	return {
		scope,
		path,
		state,
		problems: [],
		env: Object.entries(env).map(([name, text]) => variable(name, text, site)),
		apiKeyHelper: rest.apiKeyHelper === undefined ? undefined : variable('apiKeyHelper', rest.apiKeyHelper, site),
		forceLoginMethod:
			rest.forceLoginMethod === undefined
				? undefined
				: {...variable('forceLoginMethod', rest.forceLoginMethod, site), plain: rest.forceLoginMethod},
		forceLoginOrgUUID: rest.forceLoginOrgUUID && {values: rest.forceLoginOrgUUID, site},
		model: undefined,
		cloudRefresh: [],
		digest: null,
	};
}

export function loginByHand(login: LoginByHand | undefined): Login {
	const fields = {refresh: 'sk-ant-ort01-r', expiresAt: now + 3_600_000, scopes: ['user:inference'], ...login};
	const file: StoredLogin = {
		site: {kind: 'file', path: '/home/dev/.claude/.credentials.json'},
		state: login ? (login.state ?? 'read') : 'absent',
		problem: undefined,
		accessToken: login && new Secret(login.access ?? 'login-token'),
		refreshToken: fields.refresh === undefined ? undefined : new Secret(fields.refresh),
		expiresAt: fields.expiresAt,
		refreshTokenExpiresAt: login?.refreshTokenExpiresAt ?? null,
		scopes: fields.scopes,
		subscriptionType: 'max',
		hasOthers: false,
		digest: null,
		...(login?.canBeSaved === undefined ? {} : {canBeSaved: login.canBeSaved}),
	};
	return {file, keychain: undefined, used: file, isUncertain: false};
}

const emptyGlobal: GlobalConfig = {
	path: pathOf.global,
	state: 'used',
	problem: undefined,
	env: [],
	primaryApiKey: undefined,
	approved: [],
	rejected: [],
	rejectedLine: undefined,
	hasCompletedOnboarding: true,
	hasAccount: false,
	organization: undefined,
	digest: null,
	backups: [],
};

export function factsByHand({
	env,
	files = [],
	stopper,
	global,
	login,
	helper,
	...rest
}: FactsByHand = {}): RequestFacts {
	const {primary, ...fields} = global ?? {};
	const settings: Settings = {
		files: files.map(([scope, file]) => fileByHand(scope, file)),
		stopper: stopper ? fileByHand('managed', {state: 'dropped'}) : undefined,
	};
	return {
		version: null,
		keychain: undefined,
		now,
		environment: environmentByHand(env),
		settings,
		global: {
			...emptyGlobal,
			...fields,
			primaryApiKey:
				primary === undefined ? undefined : variable('primaryApiKey', primary, {kind: 'file', path: pathOf.global}),
		},
		login: loginByHand(login),
		helper: helper ?? {kind: 'not-run', why: 'none'},
		...rest,
	};
}
