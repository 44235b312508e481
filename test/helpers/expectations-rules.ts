// What the program may never do, whatever the case: seen in the requests that arrived and in the programs that were run.
import type {Options} from '../../source/commands/world.js';
import type {LeakScanner} from './expectations-secrets.js';
import type {Machine} from './machine.js';
import type {LoggedRequest} from './servers.js';
import {theApi} from './servers-plan.js';
import type {SecurityCall} from './stand-ins.js';

export type Ran = {
	readonly options: Options;
	readonly requests: readonly LoggedRequest[];
	readonly calls: readonly SecurityCall[];
};

/** Broken rules, each as a line that goes on after the name of the step. Consents are asked of `check` only. */
export function brokenRules(
	{options, requests, calls}: Ran,
	machine: Machine,
	scanner: LeakScanner,
): readonly string[] {
	const {allow, deny, isOffline} = options;
	const isCheck = options.command === 'check';
	const own = requests.filter(({by}) => by === 'program');
	const [first] = own;
	const broken = [
		...own.flatMap(tokenRules),
		...(allow.has('gateway') ? [] : own.flatMap((request) => originRules(request, machine))),
		...(isCheck && first && (isOffline || deny.has('network'))
			? [`asked ${first.origin}${first.path} although it has no permission for the network`]
			: []),
		...calls.flatMap((call) => callRules(call, isCheck, options, scanner)),
	];
	return [...new Set(broken)];
}

function callRules(
	{program, args, isFromInput, readsSecret}: SecurityCall,
	isCheck: boolean,
	{allow}: Options,
	scanner: LeakScanner,
): readonly string[] {
	const isPrompt = program === 'claude' && args.some((word) => word === '-p' || word === '--print');
	const hasSecret = args.some((word) =>
		[word, Buffer.from(word, 'hex').toString(), Buffer.from(word, 'base64').toString()].some(
			(text) => scanner.find(text).length > 0,
		),
	);
	return [
		...(isCheck && isPrompt && !allow.has('claude') ? ['ran claude -p without --allow claude'] : []),
		...(isCheck && readsSecret && !allow.has('keychain')
			? [`read the secret of a keychain item without --allow keychain (security ${args[0]})`]
			: []),
		...(!isFromInput && hasSecret ? [`gave a secret to ${program} as an argument, which every process can read`] : []),
	];
}

function tokenRules({origin, method, path, secrets}: LoggedRequest): readonly string[] {
	const tokens = secrets.filter(isToken);
	return [
		...tokens.map((label) => `sent a sign-in token (${label}) to ${origin}${path}`),
		...(method === 'POST' && path.endsWith('/oauth/token') ? [`called the token endpoint (${origin}${path})`] : []),
	];
}

/** A credential goes only where the case says that it belongs; an Anthropic key also to the API itself. */
function originRules({origin, key, bearer, secrets}: LoggedRequest, machine: Machine): readonly string[] {
	const plan = machine.plan.origins.find((one) => one.origin === origin)?.plan;
	const listed = [...(plan?.accepts ?? []), ...Object.keys(plan?.answers ?? {})];
	const labelled = machine.secrets.map(({kind, name, value}) => [`${kind}:${name}`, value] as const);
	const fits = (label: string): boolean =>
		labelled.some(([one, value]) => one === label && listed.includes(value)) ||
		(origin === theApi && /^(api|admin)-key:/.test(label));
	const strange = [key, bearer].filter(
		(value) =>
			value && origin !== theApi && !listed.includes(value) && !labelled.some(([, one]) => value.includes(one)),
	);
	const carried = [
		...secrets.filter((label) => !isToken(label) && !fits(label)),
		...strange.map(() => 'a value that is no secret'),
	];
	return carried.map((label) => `sent a credential (${label}) to ${origin}, where it does not belong`);
}

function isToken(label: string): boolean {
	return /^(oauth|refresh|session):/.test(label);
}
