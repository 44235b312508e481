// What can be changed about the address, the header and the token of a program or app.
import type {Variable} from '../../core/facts.js';
import type {Fix} from '../../core/fix.js';
import type {Sent} from '../../core/request.js';
import type {Sender} from './senders.js';
import {canBeChanged, rename, takeOut} from './setters.js';

export function tellFix(id: string, title: string, command?: string): Fix {
	return {
		id,
		title,
		risk: 'manual',
		changes: [{kind: 'tell', text: title, ...(command === undefined ? {} : {command})}],
		touches: [],
	};
}

/** The other variable sends the same value in the other header. */
export function otherHeader({use, settersOf}: Sender, {source}: Sent): Fix {
	const other = source === 'ANTHROPIC_API_KEY' ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY';
	const held = use.inForce(source);
	const setters = held ? settersOf(held).filter(({kind}) => kind !== 'source') : [];
	const command = `export ${other}="$${source}"; unset ${source}`;
	if (!canBeChanged(setters)) {
		return tellFix('rename', `Set ${other} instead of ${source}`, command);
	}
	const isInShell = held?.site.kind === 'file' && !/[/\\]\.env[^/\\]*$/.test(held.site.path);
	return {
		id: 'rename',
		title: `Call the variable ${other}`,
		risk: 'safe',
		changes: [
			...rename(other, setters),
			...(isInShell ? [{kind: 'tell', text: 'Open a new terminal, or paste this in this one:', command} as const] : []),
		],
		touches: [],
	};
}

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

/** Only what stands in a line or a JSON file of its own can be taken out. */
function removal({settersOf}: Sender, variables: readonly (Variable | undefined)[]): Fix | undefined {
	const removable = variables.flatMap((variable) => {
		const setters = variable ? settersOf(variable) : [];
		const can = setters.every(
			(one) =>
				one.kind === 'assignment' ||
				one.kind === 'settings' ||
				(one.kind === 'setting' && one.variable.format === 'json'),
		);
		return variable && can && setters.length > 0 ? [{variable, setters}] : [];
	});
	if (removable.length === 0 || removable.length < variables.filter(Boolean).length) {
		return undefined;
	}
	return {
		id: 'take-out',
		title: `Take ${removable.map(({variable}) => variable.name).join(' and ')} out`,
		risk: 'safe',
		changes: removable.flatMap(({variable, setters}) => withoutShells(takeOut(variable.name, setters), variable)),
		touches: [],
		next: ['login-missing', 'key-empty'],
	};
}

/** No terminal has what only a .env file sets. */
function withoutShells(
	changes: readonly Fix['changes'][number][],
	{site}: Variable,
): readonly Fix['changes'][number][] {
	const isShell = site.kind === 'file' && !/[/\\]\.env[^/\\]*$|\.json[c5]?$/.test(site.path);
	return isShell ? changes : changes.filter(({kind}) => kind !== 'tell');
}
