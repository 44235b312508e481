// A bad value that takes the place of another one in this folder: in source code, in a .env file, in .envrc.
import type {CauseId} from '../core/cause-id.js';
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import {type Folders, placeOf, writePlace} from '../core/place.js';
import type {Variable} from '../core/readings.js';
import type {InForce} from '../core/request.js';
import {isBad} from '../facts/modes.js';
import {type Sender, type Senders, senders} from '../facts/senders.js';
import {isSamePlace} from '../facts/setters.js';
import {dotenvSource, type FolderSource, folderSourceOf} from './shared/folder-source.js';
import {removal, tellFix} from './shared/sender-fixes.js';
import {takeOut} from './shared/set-changes.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_BASE_URL'];

export default defineCheck({
	id: 'client-overrides',
	title: "Values of this folder's files",
	area: 'files',
	order: 450,
	for: ['api', 'app'],
	needs: {senders},
	judge({senders: facts}, {folders}) {
		return facts.all.flatMap((sender): readonly Finding[] => {
			const {program, request, answer, severity} = sender;
			if (!program || !request || !isBad(answer)) {
				return [];
			}
			return names.flatMap((name): readonly Finding[] => {
				const held = sender.inForce(name);
				const isSent = [request.xApiKey?.source, request.bearer?.source, request.baseUrl?.name].includes(name);
				const override = held && isSent ? overrideOf(held, facts) : undefined;
				if (!held || !override) {
					return [];
				}
				const {cause, title, how, other} = override;
				const place = other.site.kind === 'environment' ? 'the environment' : writePlace(placeOf(other.site, folders));
				return [
					{
						cause,
						severity,
						...(title === undefined ? {} : {title}),
						detail: `${how} What it holds is refused; ${place} has another value.`,
						where: [held.site, ...(other.site.kind === 'environment' ? [] : [other.site])],
						evidence: answer.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
						leadsTo: 'cause' in answer ? [answer.cause, 'gateway-rejected', 'gateway-url-left'] : [],
						fixes: override.source ? takenOut(override.source, sender, held) : inSource(name, sender, held, folders),
					},
				];
			});
		});
	},
});

type Override = {
	readonly cause: CauseId;
	readonly title?: string;
	/** How the value gets here: a sentence. */
	readonly how: string;
	/** The value that would be in force without it. */
	readonly other: Variable;
	/** undefined: the source code. */
	readonly source?: FolderSource;
};

/** What brings the value here; undefined: it replaces nothing. */
function overrideOf(
	{name, value, site, overrides}: InForce,
	{origins, sources, dotenv}: Senders,
): Override | undefined {
	const isHere = (one: {readonly site: Variable['site']}): boolean => isSamePlace(one.site, site);
	const replaced = overrides.find((one) => !one.value.isBlank && !one.value.equals(value));
	if (sources?.keys.some(isHere)) {
		return (
			replaced && {
				cause: 'key-hardcoded',
				title: 'A key in the source code is used instead of the one that is set',
				how: 'The key is passed to the client in the source code, and an argument wins over every variable.',
				other: replaced,
			}
		);
	}
	const {variable, fresh, setBy} = origins.get(name) ?? {};
	if (variable?.value.equals(value)) {
		const source = folderSourceOf(setBy);
		return source && fresh && !fresh.value.equals(value) ? overrideBy(source, source.from, fresh) : undefined;
	}
	return replaced && dotenv?.assignments.some(isHere)
		? overrideBy(dotenvSource, 'a .env file, which is loaded in place of what the environment has', replaced)
		: undefined;
}

function overrideBy(source: FolderSource, from: string, other: Variable): Override {
	const {cause, title} = source;
	return {
		cause,
		...(title === undefined ? {} : {title}),
		how: `In this folder the value comes from ${from}.`,
		other,
		source,
	};
}

function takenOut({cause, after}: FolderSource, {setterOf}: Sender, held: InForce): readonly Fix[] {
	const {name} = held;
	const setter = setterOf(held);
	if (setter.kind !== 'assignment') {
		return [];
	}
	const changes = takeOut(name, [setter]).filter(({kind}) => kind !== 'tell');
	return [
		{
			id: 'remove-from-project',
			title: `Take ${name} out of ${setter.assignment.site.path.replace(/^.*[/\\]/, '')}`,
			risk: 'safe',
			// What a program loads by itself needs nothing more.
			changes: cause === 'dotenv-overrides' ? changes : [...changes, after(name)],
			next: ['login-missing'],
		},
	];
}

/** As if the argument were not there. */
function inSource(name: string, sender: Sender, held: InForce, folders: Folders): readonly Fix[] {
	const remove = removal(sender, [held], folders);
	return [
		remove.risk === 'safe'
			? {...remove, title: `Take the key out of the source, so that ${name} is read`, risk: 'careful'}
			: tellFix('leave-out', `Leave the argument out where the client is made: it reads ${name} by itself`),
	];
}
