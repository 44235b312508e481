// The base URL of a program or app: can it be used, does its path fit what this client appends, is it safe (facts.md §12).
import {readAppUrl, type UrlFault} from '../core/app/url.js';
import {defineCheck, type Finding} from '../core/check.js';
import {type Endpoint, readEndpoint, repairedUrl, vendorOf} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {Variable} from '../core/readings.js';
import {showUrl} from '../core/scrub.js';
import {type Sender, senders} from '../facts/senders.js';
import {canBeChanged} from '../facts/setters.js';
import {asOf} from './shared/app-findings.js';
import {setTo} from './shared/set-changes.js';

export default defineCheck({
	id: 'client-base-url',
	title: 'The base URL',
	area: 'credential',
	order: 480,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: {all, assumed}}) {
		return all.flatMap((sender) => asOf(sender, sender.use.app ? ofApp(sender, assumed) : ofProgram(sender, assumed)));
	},
});

function ofApp(sender: Sender, assumed: ReadonlySet<string>): readonly Finding[] {
	const held = sender.use.app?.baseUrl;
	return held ? ofForm(sender, held.variable, held.fault, assumed) : [];
}

/** Of an app, or an SDK, that wants a form of its own. */
function ofForm(
	sender: Sender,
	variable: Variable,
	fault: UrlFault | undefined,
	assumed: ReadonlySet<string>,
): readonly Finding[] {
	const {answer, name, severity} = sender;
	const text = variable.plain ?? '';
	// The corrected form was asked: an answer there shows that the path is the fault.
	const isSeen = answer.kind === 'accepted' || (answer.kind === 'said' && ![404, 405].includes(answer.status));
	if (
		!fault ||
		!(fault.isCertain || isSeen || assumed.has(fault.cause)) ||
		(answer.kind === 'not-asked' && answer.why === 'no-route')
	) {
		return insecure(sender, variable);
	}
	return [
		{
			cause: fault.cause,
			severity,
			detail: `${name} can't use ${showUrl(text)}: ${fault.why}.${answer.kind === 'accepted' ? ' In the right form the server accepts the same key.' : ''}`,
			where: [variable.site],
			evidence: [{label: 'value', value: showUrl(text)}],
			leadsTo: ['model-not-found', 'not-the-api'],
			fixes: [
				fault.repaired === undefined
					? tell('Look up the address in the documentation')
					: write(fault.repaired, sender, variable),
			],
		},
	];
}

function ofProgram(sender: Sender, assumed: ReadonlySet<string>): readonly Finding[] {
	const {use, answer, asked, name, severity, request} = sender;
	const variable = use.inForce('ANTHROPIC_BASE_URL');
	// A cloud's client has an address of its own.
	if (!variable || variable.value.isBlank || (request && request.provider !== 'anthropic')) {
		return [];
	}
	const text = variable.plain ?? '';
	const endpoint = readEndpoint(text);
	const shared = {severity, where: [variable.site], evidence: [{label: 'value', value: showUrl(text)}]} as const;
	if (use.refusal?.cause === 'base-url-invalid' || (request && !endpoint.url)) {
		const repaired = repairedUrl(text);
		return [
			{
				...shared,
				cause: 'base-url-invalid',
				detail: `${name} sends nothing: ${endpoint.problem ?? 'the base URL has no https:// in front'}.`,
				fixes: [repaired ? write(repaired, sender, variable) : tell('Write it as https://…')],
			},
		];
	}
	const form = use.program?.urlForm;
	if (form && form.path !== 'none') {
		return ofForm(sender, variable, readAppUrl(text, form).fault, assumed);
	}
	const found: Finding[] = [...insecure(sender, variable)];
	const extra = /\/v1(?:\/(?:messages|chat\/completions))?$/.exec(endpoint.path)?.[0];
	if (extra !== undefined && answer.kind !== 'accepted') {
		found.push({
			...shared,
			cause: 'base-url-extra-path',
			title: `The base URL ends in ${extra}, which the SDK appends itself`,
			detail: `Requests go to ${endpoint.path}/v1/messages, which is a 404.`,
			leadsTo: ['model-not-found', 'not-the-api'],
			fixes: [write(`${endpoint.url?.origin}${endpoint.path.slice(0, -extra.length)}`, sender, variable)],
		});
	}
	const path =
		extra === undefined && answer.kind !== 'accepted'
			? missingPath(endpoint, asked?.otherPath, asked?.hasNoRoute === true)
			: undefined;
	if (path !== undefined) {
		found.push({
			...shared,
			cause: 'base-url-missing-path',
			detail: `${endpoint.url?.host} does not answer below /v1 itself${path ? `; it speaks Anthropic's protocol below ${path}` : ''}.`,
			leadsTo: ['model-not-found', 'not-the-api'],
			fixes: [
				path
					? write(`${endpoint.url?.origin}${path}`, sender, variable)
					: tell("Look up the path in the gateway's documentation, often /api or /anthropic"),
			],
		});
	}
	if (endpoint.text.endsWith('/') && found.length === 0) {
		found.push({
			...shared,
			severity: 'note',
			cause: 'base-url-trailing-slash',
			detail:
				'The SDKs do not mind the slash at the end; a request that is put together by hand, and some apps, get a 404.',
			fixes: [],
		});
	}
	return found;
}

/** The vendor's known path, the one where the gateway answered, or "" if only that it is missing is known. */
function missingPath({path, url}: Endpoint, found: string | undefined, hasNoRoute: boolean): string | undefined {
	return path === '' ? ((url && vendorOf(url)?.path) ?? found ?? (hasNoRoute ? '' : undefined)) : undefined;
}

function insecure({request, name}: Sender, {plain = '', site}: Variable): readonly Finding[] {
	const {isInsecure, url} = readEndpoint(plain);
	return isInsecure && request
		? [
				{
					cause: 'base-url-insecure',
					severity: 'warning',
					detail: `${name} sends the credential to ${url?.host} in clear text: everybody on the way can read it.`,
					where: [site],
					fixes: [tell('Use https:// if the gateway offers it')],
				},
			]
		: [];
}

function write(url: string, {settersOf}: Sender, variable: Variable): Fix {
	const setters = settersOf(variable);
	return canBeChanged(setters)
		? {id: 'write-url', title: `Write ${showUrl(url)}`, risk: 'safe', changes: setTo(url, setters)}
		: tell(`Set it to ${showUrl(url)}`);
}

function tell(title: string): Fix {
	return {id: 'correct-url', title, risk: 'manual', changes: [{kind: 'tell', text: title}]};
}
