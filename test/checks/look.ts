// Looks at a scratch machine as `check --for api|app` does: real files and probes, and servers that are a table.
import {cure} from '../../source/commands/cure.js';
import {runDiagnosis} from '../../source/commands/engine.js';
import type {AppForm} from '../../source/core/app/form.js';
import type {Consent} from '../../source/core/consent.js';
import type {Diagnosis} from '../../source/core/diagnosis.js';
import type {Purpose} from '../../source/core/evidence.js';
import {needsPerson} from '../../source/core/fix.js';
import type {Host, WebRequest, WebResult, Words} from '../../source/core/host.js';
import {placeOf, writePlace} from '../../source/core/place.js';
import {makeChanger} from '../../source/host/apply.js';
import {type Content, type Scratch, scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';

/** What a server says: a status with a message, or how the way there fails. */
export type Says =
	| readonly [status: number, message: string, type?: string]
	| 'refused'
	| 'dns'
	| 'certificate'
	| 'proxy-unreachable';

export type Machine = {
	readonly files?: Readonly<Record<string, Content>>;
	/** {{cwd}} stands for the working folder. */
	readonly env?: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** By origin with path: the values that are accepted there, or what is said to all. Default: nothing is accepted at Anthropic. */
	readonly servers?: Readonly<Record<string, readonly string[] | Says>>;
	/** What is said to a value that isn't accepted, by value. */
	readonly says?: Readonly<Record<string, Says>>;
	/** Only this header is looked at. */
	readonly header?: 'x-api-key' | 'authorization';
	readonly consents?: readonly Consent[];
	/** What a person enters for an app. */
	readonly form?: AppForm;
};

export type Looked = {
	readonly scratch: Scratch;
	readonly diagnosis: Diagnosis;
	/** "cause severity place", the root cause first; notes are left out. */
	readonly said: readonly string[];
	/** Every request: "GET https://… x-api-key". */
	readonly asked: readonly string[];
	/** Applies the first fix of a cause that needs nobody, and looks again. Gives what is said then. */
	cured(cause: string): Promise<readonly string[] | string>;
};

const api = 'https://api.anthropic.com';

export async function look(purpose: Purpose, machine: Machine): Promise<Looked> {
	const {files = {}, env = {}, cwd, consents = ['network']} = machine;
	const scratch = scratchHost({files, ...(cwd === undefined ? {} : {cwd})});
	const environment = Object.fromEntries(
		Object.entries({HOME: scratch.home, USER: 'dev', SHELL: '/bin/bash', PATH: '/nowhere', ...env}).map(
			([name, text]) => [name, text.replaceAll('{{cwd}}', scratch.cwd)],
		),
	);
	const asked: string[] = [];
	const withServers = (host: Host): Host => ({...host, request: (request) => answer(request, machine, asked)});
	const host = withServers(scratch.hostWith({environment}));
	const options = {host, purpose, form: machine.form, consents: new Set(consents), timeout: limit(60_000)};
	const diagnosis = await runDiagnosis(options);
	return {
		scratch,
		diagnosis,
		said: saidIn(diagnosis),
		asked,
		async cured(cause) {
			const finding = diagnosis.findings.find((one) => one.cause === cause);
			const fix = finding?.fixes.find(({changes}) => changes.some((change) => !needsPerson(change)));
			if (!finding || !fix) {
				return `there is no fix of ${cause}`;
			}
			const changer = makeChanger(scratch.host, {folder: scratch.path('~/changes')});
			const hostWith = (environment: Host['environment']): Host => withServers(scratch.hostWith({environment}));
			const done = await cure({...options, finding, fix, changer, before: diagnosis, hostWith});
			return done.kind === 'cured' ? saidIn(done.after) : JSON.stringify(done);
		},
	};
}

function saidIn({findings, folders, verdict}: Diagnosis): readonly string[] {
	const loud = findings.filter(({severity}) => severity !== 'note');
	const lines = loud.map(({cause, severity, where: [first]}) =>
		[cause, severity, first ? writePlace(placeOf(first, folders)) : 'nowhere'].join(' '),
	);
	return lines.length > 0 ? lines : [verdict];
}

export async function answer(
	{method, url, headers = {}}: WebRequest,
	machine: Machine,
	asked: string[],
): Promise<WebResult> {
	const {servers = {}, says = {}, header} = machine;
	const key = textOf(headers['x-api-key']);
	const bearer = textOf(headers.authorization)?.replace(/^Bearer /, '');
	asked.push([method, url.replace(/\?.*/, ''), key && 'x-api-key', bearer && 'bearer'].filter(Boolean).join(' '));
	const known: NonNullable<Machine['servers']> = {
		[api]: [],
		'https://status.claude.com': [404, 'nothing'] as const,
		...servers,
	};
	const base = Object.keys(known).find((one) => url.startsWith(one));
	const server = base === undefined ? 'dns' : known[base];
	if (server === undefined || typeof server === 'string') {
		return failed(server ?? 'dns');
	}
	if (typeof server[0] === 'number') {
		return reply(server as Says);
	}
	if (!/^\/v1\/(?:models|messages)(?:\?|$)/.test(url.slice(base?.length))) {
		return reply([404, 'Not Found', 'not_found_error']);
	}
	const values = [header === 'authorization' ? undefined : key, header === 'x-api-key' ? undefined : bearer].filter(
		(value) => value !== undefined,
	);
	if (values.some((value) => /[^\t\x20-\xff]/.test(value))) {
		return {ok: false, failure: 'bad-header', code: 'ERR_INVALID_CHAR', milliseconds: 1};
	}
	// When both are sent, each of them must be good.
	const refused = values.map((value) => says[value]).find((one) => one !== undefined);
	const accepted = server as readonly string[];
	if (refused) {
		return reply(refused);
	}
	if (values.length === 0 || !values.every((value) => accepted.includes(value.trim()))) {
		return reply([401, 'invalid x-api-key', 'authentication_error']);
	}
	return reply(
		method === 'POST' ? [400, 'messages: at least one message is required', 'invalid_request_error'] : [200, 'ok'],
	);
}

function failed(failure: Extract<WebResult, {ok: false}>['failure']): WebResult {
	const code = failure === 'certificate' ? 'SELF_SIGNED_CERT_IN_CHAIN' : 'ECONNREFUSED';
	return {ok: false, failure, code, milliseconds: 1};
}

function reply(said: Says): WebResult {
	if (typeof said === 'string') {
		return failed(said);
	}
	const [status, message, type = 'api_error'] = said;
	const body =
		status === 200
			? {data: []}
			: {type: 'error', error: {type, message}, ...(type !== 'forbidden' && {request_id: 'req_test'})};
	return {
		ok: true,
		status,
		// What stops a request at the edge gives it no number.
		headers: {'content-type': 'application/json', ...(type !== 'forbidden' && {'request-id': 'req_test'})},
		body: JSON.stringify(body),
		milliseconds: 1,
	};
}

function textOf(words: Words | undefined): string | undefined {
	const list = words === undefined ? [] : typeof words === 'string' || 'reveal' in words ? [words] : words;
	return words === undefined ? undefined : list.map((one) => (typeof one === 'string' ? one : one.reveal())).join('');
}
