// What can be changed about the address, the header and the token of a program or app.
import type {Change, Fix, ShellStep} from '../../core/fix.js';
import type {SourceLanguage, Variable} from '../../core/readings.js';
import type {Sent} from '../../core/request.js';
import type {Sender} from '../../facts/senders.js';
import {canBeChanged, type Setter} from '../../facts/setters.js';
import {rename, renameHere, takeOut} from './set-changes.js';

export function tellFix(id: string, title: string, inShell?: readonly ShellStep[]): Fix {
	return {
		id,
		title,
		risk: 'manual',
		changes: [{kind: 'tell', text: title, ...(inShell && {inShell})}],
	};
}

/** The other variable sends the same value in the other header. */
export function otherHeader({use, settersOf}: Sender, {source}: Sent): Fix {
	const other = source === 'ANTHROPIC_API_KEY' ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY';
	const held = use.inForce(source);
	const setters = held ? settersOf(held).filter(({kind}) => kind !== 'source') : [];
	const inShell = renameHere(source, other);
	if (held && held.name !== source) {
		return tellFix('other-argument', `Hand ${held.name} to the client as its ${otherArgument[other]}`);
	}
	if (!canBeChanged(setters)) {
		return tellFix('rename', `Set ${other} instead of ${source}`, inShell);
	}
	const isInShell = held?.site.kind === 'file' && !/[/\\]\.env[^/\\]*$/.test(held.site.path);
	return {
		id: 'rename',
		title: `Call the variable ${other}`,
		risk: 'safe',
		changes: [
			...rename(other, setters),
			...(isInShell ? [{kind: 'tell', text: 'Open a new terminal, or paste this in this one:', inShell} as const] : []),
		],
	};
}

const otherArgument = {ANTHROPIC_API_KEY: 'API key', ANTHROPIC_AUTH_TOKEN: 'auth token'};

/** Start the server, or take its address out, with the token that only it knows. */
export function deadAddress(sender: Sender, baseUrl: Variable, sent: Sent | null, isLocal: boolean): readonly Fix[] {
	const start = tellFix(
		'start',
		isLocal ? 'Start that server, if it is still wanted' : 'Correct the address, if the server is still wanted',
	);
	const remove = removal(sender, [baseUrl, ...(isOfGateway(sent) ? [heldOf(sender, sent)] : [])]);
	return remove ? [remove, start] : [start];
}

export function withoutToken(sender: Sender, sent: Sent): readonly Fix[] {
	const remove = removal(sender, [heldOf(sender, sent)]);
	return [...(remove ? [remove] : []), tellFix('align', 'Or set the base URL of the server that the token is for')];
}

function isOfGateway(sent: Sent | null): sent is Sent {
	return (
		sent !== null &&
		(sent.source === 'ANTHROPIC_AUTH_TOKEN' || sent.source === 'ANTHROPIC_API_KEY') &&
		sent.value?.kind !== 'api-key'
	);
}

function heldOf({use}: Sender, {source}: Sent): Variable | undefined {
	return use.inForce(source);
}

/** Takes values out of what is a line, a property of JSON or an argument of its own; undefined where one of them is something else. */
export function removal({settersOf}: Sender, variables: readonly (Variable | undefined)[]): Fix | undefined {
	const wanted = variables.filter((variable) => variable !== undefined);
	const changes = wanted.map((variable) => withoutOne(variable, settersOf(variable)));
	if (wanted.length === 0 || changes.some((some) => some.length === 0)) {
		return undefined;
	}
	return {
		id: 'take-out',
		title: `Take ${wanted.map(({name}) => name).join(' and ')} out`,
		risk: 'safe',
		changes: changes.flat(),
		next: ['login-missing', 'key-empty'],
	};
}

function withoutOne(variable: Variable, setters: readonly Setter[]): readonly Change[] {
	const {name, site} = variable;
	return setters.flatMap((setter): readonly Change[] => {
		if (setter.kind === 'source') {
			const instead = noArgument[setter.value.language];
			const {site: place, digest, valueSpan} = setter.value;
			return instead === undefined
				? []
				: [{kind: 'edit-text', path: place.path, digest, edits: [{...valueSpan, text: instead}]}];
		}
		if (setter.kind === 'environment' || (setter.kind === 'setting' && setter.variable.format !== 'json')) {
			return [];
		}
		// No terminal has what only a .env file or an app's settings set.
		const isShell = site.kind === 'file' && !/[/\\]\.env[^/\\]*$|\.json[c5]?$/.test(site.path);
		return takeOut(name, [setter]).filter(({kind}) => isShell || kind !== 'tell');
	});
}

/** What does as if an argument were not there. */
const noArgument: Partial<Record<SourceLanguage, string>> = {python: 'None', javascript: 'undefined'};
