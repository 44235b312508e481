// What would be sent: everything the rules of core/request.ts and core/client-request.ts look at, gathered.
import {minVersion} from 'semver';
import {type ClientFacts, type ClientPredictions, predictClients} from '../core/client-request.js';
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {DotenvFiles, ProcessEnvironment, Variable} from '../core/readings.js';
import {type Predictions, predict, type RequestFacts} from '../core/request.js';
import {claudeInstalls} from '../probes/claude.js';
import {cloudFiles} from '../probes/cloud-files.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {environment} from '../probes/environment.js';
import {globalConfig} from '../probes/global-config.js';
import {helper} from '../probes/helper.js';
import {fieldOf, readJson} from '../probes/json/read.js';
import {keychain} from '../probes/keychain.js';
import {login} from '../probes/login.js';
import {join} from '../probes/paths.js';
import {profiles} from '../probes/profiles.js';
import {settings} from '../probes/settings.js';
import {sourceFiles} from '../probes/source-files.js';
import {system} from '../probes/system.js';
import {origins} from './origins.js';

/** What Claude Code would send, with `claude -p` and in a session. */
export const request = defineFact<Predictions>({
	id: 'request',
	read: async ({need}) => predict(await need(requestFacts)),
});

/** What its rules look at. */
export const requestFacts = defineFact<RequestFacts>({
	id: 'request-facts',
	async read(context) {
		const {host, need, try: attempt} = context;
		const [own, files, global, stored, chain, helped, claude, clouds, dotenv, profiled, around] = await Promise.all([
			locatedEnvironment(context),
			need(settings),
			need(globalConfig),
			need(login),
			attempt(keychain),
			attempt(helper),
			attempt(claudeInstalls),
			attempt(cloudFiles),
			attempt(dotenvFiles),
			attempt(profiles),
			attempt(system),
		]);
		const installs = claude;
		const method = installs?.installs[0]?.method;
		return {
			version: installs?.version ?? null,
			environment: own,
			settings: files,
			global,
			login: stored,
			keychain: chain,
			helper: helped ?? {kind: 'not-run'},
			now: host.now(),
			...(method === undefined ? {} : {method}),
			autoLoaded: autoLoadedOf(dotenv),
			cloudFiles: clouds ?? {aws: false, google: false, azure: false},
			...optional('profiles', profiled),
			...optional('system', around),
		};
	},
});

/** What a program of the working folder would send. */
export const clientRequest = defineFact<ClientPredictions>({
	id: 'client-request',
	async read(context) {
		const [own, dotenv, sources, versions] = await Promise.all([
			locatedEnvironment(context),
			context.try(dotenvFiles),
			context.try(sourceFiles),
			sdkVersions(context),
		]);
		return predictClients({environment: own, dotenv: dotenv, sources: sources, ...versions});
	},
});

/** The process's variables with the place that set them, where it can be seen. */
export async function locatedEnvironment({need, try: attempt}: ProbeContext): Promise<ProcessEnvironment> {
	const [own, found] = await Promise.all([need(environment), attempt(origins)]);
	if (!found) {
		return own;
	}
	const {locate} = found;
	return {
		variables: own.variables.map(locate),
		get(name) {
			const variable = own.get(name);
			return variable && locate(variable);
		},
	};
}

/** What old native builds take from the .env files of the working folder; later files win. */
function autoLoadedOf(dotenv: DotenvFiles | undefined): readonly Variable[] {
	const names = new Set(dotenv?.assignments.map(({name}) => name));
	return [...names].flatMap((name): readonly Variable[] => {
		const assignment = dotenv?.inForce(name, 'claude-code');
		const reading = assignment?.loadedBy.find(({loader}) => loader === 'claude-code');
		return assignment && reading ? [{name, value: reading.value, plain: reading.plain, site: assignment.site}] : [];
	});
}

/** The lowest versions of the SDKs that the project's package.json asks for. */
async function sdkVersions({host}: ProbeContext): Promise<Pick<ClientFacts, 'sdkVersion' | 'aiSdkVersion'>> {
	const file = await host.files.readText(join(host.platform, host.cwd, 'package.json'), {limit: 1024 * 1024});
	const read = file.ok ? readJson(file.text) : undefined;
	const lowest = (name: string): string | null => {
		const range = ['dependencies', 'devDependencies']
			.map((group) => (read?.ok ? fieldOf(read.value, group, name) : undefined))
			.find((one) => typeof one === 'string');
		try {
			return typeof range === 'string' ? (minVersion(range)?.version ?? null) : null;
		} catch {
			return null;
		}
	};
	return {sdkVersion: lowest('@anthropic-ai/sdk'), aiSdkVersion: lowest('@ai-sdk/anthropic')};
}

function optional<K extends string, T>(name: K, value: T | undefined): {readonly [name in K]?: T} {
	return value === undefined ? {} : ({[name]: value} as {readonly [name in K]: T});
}
