// A bad value that this folder puts in the place of another one, or of the login: in source code, in a .env file, in .envrc.
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import {type Folders, placeOf, writePlace} from '../core/place.js';
import type {Variable} from '../core/readings.js';
import type {InForce, Request} from '../core/request.js';
import {isBad, type Sender, sentBy} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {isSamePlace} from '../facts/setters.js';
import {asAnswered} from './shared/as-answered.js';
import {careful, manual, safe, tell} from './shared/fixes.js';
import {dotenvSource, type FolderSource, folderSourceOf, inCode} from './shared/folder-source.js';
import {removal} from './shared/sender-fixes.js';
import {takeOut} from './shared/set-changes.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_BASE_URL'];

export default defineCheck({
	id: 'project-environment',
	title: "Values of this folder's files",
	area: 'files',
	order: 340,
	for: ['claude-code', 'api', 'app'],
	needs: {senders},
	judge({senders: facts}, {folders}) {
		return facts.all.flatMap((sender): readonly Finding[] => {
			const request = sentBy(sender);
			return request && sender.kind !== 'app' && isBad(sender.answer)
				? names.flatMap((name) => overrideOf(name, sender, request, facts, folders))
				: [];
		});
	},
});

function overrideOf(
	name: string,
	sender: Sender,
	request: Request,
	facts: Senders,
	folders: Folders,
): readonly Finding[] {
	const held = sender.inForce(name);
	const isSent = [request.xApiKey?.source, request.bearer?.source, request.baseUrl?.name].includes(name);
	const source = held && isSent ? sourceOf(held, facts) : undefined;
	const other = held && otherThan(held, facts);
	if (!held || !source || !(other || (sender.hasLoginBelow && isLasting(held, source, facts)))) {
		return [];
	}
	const place =
		other?.site.kind === 'environment' ? 'The environment' : other && writePlace(placeOf(other.site, folders));
	return [
		{
			cause: source.cause,
			...(source.title === undefined ? {} : {title: source.title}),
			severity: sender.severity,
			detail: `In this folder ${name} comes from ${source.from}, and what it holds is refused. ${place ? `${place} has another value.` : 'Everywhere else the login is used.'}`,
			where: [held.site, ...(other && other.site.kind !== 'environment' ? [other.site] : [])],
			...asAnswered(sender.answer),
			fixes: [source === inCode ? outOfCode(sender, held, folders) : takenOut(sender, held, source, facts, folders)],
		},
	];
}

/** What of this folder the value comes from. */
function sourceOf({name, value, site}: InForce, {origins, sources, dotenv}: Senders): FolderSource | undefined {
	const isHere = (one: {readonly site: Variable['site']}): boolean => isSamePlace(one.site, site);
	const {variable, setBy} = origins.get(name) ?? {};
	if (sources?.keys.some(isHere)) {
		return inCode;
	}
	return variable?.value.equals(value)
		? folderSourceOf(setBy)
		: dotenv?.assignments.some(isHere)
			? dotenvSource
			: undefined;
}

/** Whether this folder sets it every time: a value once taken from a .env file belongs to the process like any other. */
function isLasting({name, site}: InForce, source: FolderSource, {dotenv, origins}: Senders): boolean {
	if (source !== dotenvSource) {
		return source !== inCode;
	}
	const place = site.kind === 'file' ? site : origins.get(name)?.setBy?.place.site;
	return dotenv?.assignments.some((one) => place && one.isLoaded && isSamePlace(one.site, place)) === true;
}

/** What would be in force without it. */
function otherThan({name, value, site, overrides}: InForce, {origins}: Senders): Variable | undefined {
	const {variable, fresh} = origins.get(name) ?? {};
	// One line may be read in more than one way.
	const isOther = (one: Variable): boolean =>
		!one.value.isBlank && !one.value.equals(value) && !isSamePlace(one.site, site);
	return variable?.value.equals(value) ? (fresh && isOther(fresh) ? fresh : undefined) : overrides.find(isOther);
}

function takenOut(sender: Sender, held: InForce, source: FolderSource, {origins}: Senders, folders: Folders): Fix {
	const {name} = held;
	const setter = sender.setterOf(held);
	const title = `Take ${name} out of ${writePlace(placeOf(held.site, folders))}`;
	if (setter.kind !== 'assignment') {
		return manual('remove-from-project', title, tell('Edit what sets it there by hand, then open a new terminal.'));
	}
	// What is loaded by itself needs nothing more.
	const isInProcess = origins.get(name)?.variable?.value.equals(held.value) === true;
	const after = isInProcess ? source.after?.(name) : undefined;
	const changes = takeOut(name, [setter]).filter(({kind}) => kind !== 'tell');
	return safe('remove-from-project', title, [...changes, ...(after ? [after] : [])], {
		next: ['login-missing'],
	});
}

/** As if the argument were not there. */
function outOfCode(sender: Sender, held: InForce, folders: Folders): Fix {
	const {risk, changes} = removal(sender, [held], folders);
	return risk === 'safe'
		? careful('take-out', `Take the key out of the source, so that ${held.name} is read`, changes, {
				next: ['login-missing', 'key-empty'],
			})
		: manual(
				'leave-out',
				'Leave out the argument where the client is made',
				tell(`Without it the client reads ${held.name} by itself.`),
			);
}
