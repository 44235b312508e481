// A bad value that takes the place of another one in this folder: in source code, in a .env file, in .envrc.
import {defineCheck, type Finding} from '../core/check.js';
import type {Variable} from '../core/facts.js';
import type {Fix} from '../core/fix.js';
import {placeOf, writePlace} from '../core/place.js';
import type {InForce} from '../core/request.js';
import {removal, tellFix} from './shared/client-remedies.js';
import {isBad} from './shared/modes.js';
import {type Sender, type Senders, senders} from './shared/senders.js';
import {isSamePlace, takeOut} from './shared/setters.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_BASE_URL'];

export default defineCheck({
	id: 'client-overrides',
	title: 'No file of this folder replaces a value by a bad one',
	for: ['api', 'app'],
	timeout: 30_000,
	needs: {senders},
	judge({senders: facts}, {folders}) {
		return facts.all.flatMap((sender): readonly Finding[] => {
			const {use, request, answer, severity} = sender;
			if (!use.program || !request || !isBad(answer)) {
				return [];
			}
			return names.flatMap((name): readonly Finding[] => {
				const held = use.inForce(name);
				const isSent = [request.xApiKey?.source, request.bearer?.source, request.baseUrl?.name].includes(name);
				const override = held && isSent ? overrideOf(held, facts) : undefined;
				if (!held || !override) {
					return [];
				}
				const {cause, other} = override;
				const place = other.site.kind === 'environment' ? 'the environment' : writePlace(placeOf(other.site, folders));
				return [
					{
						cause,
						severity,
						...(cause === 'key-hardcoded'
							? {title: 'A key in the source code is used instead of the one that is set'}
							: {}),
						detail: `${how[cause]} What it holds is refused; ${place} has another value.`,
						where: [held.site, ...(other.site.kind === 'environment' ? [] : [other.site])],
						evidence: answer.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
						leadsTo: 'cause' in answer ? [answer.cause, 'gateway-rejected', 'gateway-url-left'] : [],
						fixes: cause === 'key-hardcoded' ? inSource(name, sender, held) : takenOut(cause, held.name, sender, held),
					},
				];
			});
		});
	},
});

type Override = {readonly cause: keyof typeof how; readonly other: Variable};

const how = {
	'key-hardcoded': 'The key is passed to the client in the source code, and an argument wins over every variable.',
	'dotenv-overrides':
		'In this folder the value comes from a .env file, which is loaded in place of what the environment has.',
	'direnv-overrides': 'In this folder direnv exports the value of .envrc.',
};

/** What brings the value here, and the value that would be in force without it; undefined: it replaces nothing. */
function overrideOf(
	{name, value, site, overrides}: InForce,
	{origins, sources, dotenv}: Senders,
): Override | undefined {
	const isHere = (one: {readonly site: Variable['site']}): boolean => isSamePlace(one.site, site);
	const replaced = overrides.find((one) => !one.value.isBlank && !one.value.equals(value));
	if (sources?.keys.some(isHere)) {
		return replaced && {cause: 'key-hardcoded', other: replaced};
	}
	const {variable, fresh, setBy} = origins.get(name) ?? {};
	if (variable?.value.equals(value)) {
		const cause =
			setBy?.kind === 'direnv' ? 'direnv-overrides' : setBy?.kind === 'dotenv' ? 'dotenv-overrides' : undefined;
		return cause && fresh && !fresh.value.equals(value) ? {cause, other: fresh} : undefined;
	}
	return replaced && dotenv?.assignments.some(isHere) ? {cause: 'dotenv-overrides', other: replaced} : undefined;
}

function takenOut(cause: Override['cause'], name: string, {settersOf}: Sender, held: InForce): readonly Fix[] {
	const setters = settersOf(held);
	const [setter] = setters;
	if (setter?.kind !== 'assignment') {
		return [];
	}
	const changes = takeOut(name, setters).filter(({kind}) => kind !== 'tell');
	const allow = {
		kind: 'tell',
		text: 'Then let direnv load the folder again:',
		inShell: [{kind: 'run', program: 'direnv', args: ['allow']}],
	} as const;
	return [
		{
			id: 'remove-from-project',
			title: `Take ${name} out of ${setter.assignment.site.path.replace(/^.*[/\\]/, '')}`,
			risk: 'safe',
			changes: cause === 'direnv-overrides' ? [...changes, allow] : changes,
			touches: [],
			next: ['login-missing'],
		},
	];
}

/** As if the argument were not there. */
function inSource(name: string, sender: Sender, held: InForce): readonly Fix[] {
	const remove = removal(sender, [held]);
	return [
		remove
			? {...remove, title: `Take the key out of the source, so that ${name} is read`, risk: 'careful'}
			: tellFix('leave-out', `Leave the argument out where the client is made: it reads ${name} by itself`),
	];
}
