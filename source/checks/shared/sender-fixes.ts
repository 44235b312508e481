// Fixes of what a sender sends: another value, another name, nothing at all. Who may edit the place that sets it decides which of them a program can carry out.
import type {CauseId} from '../../core/cause-id.js';
import type {Change, Fix, ShellStep} from '../../core/fix.js';
import type {Folders} from '../../core/place.js';
import type {SourceLanguage, Variable} from '../../core/readings.js';
import type {Secret} from '../../core/secret.js';
import type {Sender} from '../../facts/sender.js';
import {canBeChanged, isTaken, type Setter} from '../../facts/setters.js';
import {alsoHere, editText, manual, safe, tell} from './fixes.js';
import {takeOutFix} from './overrides.js';
import {rename, renameHere, setTo, takeOut} from './set-changes.js';

/** What a person has to do with a value of a sender: of one that was entered in an app with the way to it. */
export function byHand({app}: Sender, id: string, title: string, how: Change): Fix {
	const where = app?.app.where;
	return manual(id, title, where === undefined ? how : tell(`It stands in ${where}. Then enter it here again.`));
}

const atItsPlace = (...inShell: readonly ShellStep[]): Change =>
	tell('Where it is set, or in front of the command:', ...inShell);

/** A value that a program hands to its client by itself. */
export function asArgument(name: string, slot: 'API key' | 'auth token'): Fix {
	const [python, javascript] = slot === 'API key' ? ['api_key', 'apiKey'] : ['auth_token', 'authToken'];
	return manual(
		'other-argument',
		`Hand ${name} to the client as its ${slot}`,
		tell(`Where the client is made: ${python}=… in Python, ${javascript}: … in JavaScript.`),
	);
}

/** Another value where it is set. */
export function writeFix(
	sender: Sender,
	variable: Variable,
	value: Secret | string,
	{id, title, told = title}: {readonly id: string; readonly title: string; readonly told?: string},
): Fix {
	const setters = [sender.setterOf(variable)];
	return canBeChanged(setters)
		? safe(id, title, setTo(value, setters))
		: byHand(
				sender,
				id,
				told,
				atItsPlace({kind: 'set', name: variable.name, value: typeof value === 'string' ? value : undefined}),
			);
}

/** Another variable for the same value. */
export function renameFix(sender: Sender, variable: Variable, to: string): Fix {
	const setter = sender.setterOf(variable);
	const inShell = renameHere(variable.name, to);
	const isOpen = canBeChanged([setter]) && !isTaken([setter], sender.settersOf({...variable, name: to}));
	if (!isOpen || setter.kind === 'source') {
		return byHand(sender, 'rename', `Set ${to} instead of ${variable.name}`, atItsPlace(...inShell));
	}
	return safe('rename', `Call the variable ${to}`, [
		...rename(to, [setter]),
		...(isOfTerminals(setter) ? [alsoHere(...inShell)] : []),
	]);
}

/** Takes variables out wherever they are set. The first decides whether that can be done from here; the others go with it. */
export function removal(
	sender: Sender,
	[first, ...more]: readonly [Variable, ...Variable[]],
	folders: Folders,
	next: readonly CauseId[] = [],
): Fix {
	const whole = takeOutFix(first.name, sender.settersOf(first), folders, ['key-empty', ...next]);
	const {kind} = sender.setterOf(first);
	const belonging = more.map(({name}) => name);
	const title =
		(kind === 'entered' ? `Take the ${first.name} out` : whole.title) +
		(more.length > 0 ? `, with ${belonging.join(' and ')} that belong${more.length > 1 ? '' : 's'} to it` : '');
	const changes = [first, ...more].flatMap((variable) => changesWithout(sender, variable));
	const isDone = changesWithout(sender, first).some((change) => change.kind !== 'tell');
	return isDone || (changes.length > 0 && kind === 'environment')
		? {...whole, title, risk: isDone ? 'safe' : 'manual', changes, removes: [first.name, ...belonging]}
		: {...byHand(sender, whole.id, title, tell('It is set at the first place listed.')), next: whole.next ?? []};
}

/** [] where it stands in something that can't be taken out by itself. */
function changesWithout({kind, settersOf}: Sender, variable: Variable): readonly Change[] {
	const setters = settersOf(variable);
	const [first] = setters;
	if (first?.kind === 'source') {
		// In notebooks code is text of JSON.
		const {site, digest, valueSpan, language} = first.value;
		const text = site.path.endsWith('.ipynb') ? undefined : noArgument[language];
		return text === undefined ? [] : [editText({path: site.path, digest}, {...valueSpan, text})];
	}
	if (first?.kind === 'setting' && first.variable.format !== 'json') {
		return [];
	}
	const changes = takeOut(variable.name, setters);
	// No terminal has what only a .env file or an app's settings set.
	return kind === 'claude-code' || setters.some((one) => one.kind === 'environment' || isOfTerminals(one))
		? changes
		: changes.filter((one) => one.kind !== 'tell');
}

/** Shells that are open still have what it set. */
export function isOfTerminals(setter: Setter): boolean {
	return (
		setter.kind === 'session' ||
		(setter.kind === 'assignment' && !/[/\\]\.env[^/\\]*$/.test(setter.assignment.site.path))
	);
}

/** What does as if an argument were not there. */
const noArgument: Partial<Record<SourceLanguage, string>> = {python: 'None', javascript: 'undefined'};
