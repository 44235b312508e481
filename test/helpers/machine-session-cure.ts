// A cure by way of the session, on the machine of a case: the real machine behind the pure one, and the key that a person would press.
import {parseArguments} from '../../source/commands/arguments.js';
import {interpret} from '../../source/commands/interpret.js';
import {sessionOptions} from '../../source/commands/session-options.js';
import {machinePorts} from '../../source/commands/session-ports.js';
import {needsPerson} from '../../source/core/fix.js';
import {answersOf} from '../../source/core/session/answers.js';
import {guardTime, openAnswer} from '../../source/core/session/looking.js';
import {waysOf} from '../../source/core/session/ways.js';
import {type Effect, init, type Message, nothingRemembered, type State, update} from '../../source/core/session.js';
import type {Memory} from '../../source/host/memory.js';
import type {Machine} from './machine.js';
import {worldOf} from './machine-commands.js';
import {patiently} from './patience.js';

/** What became of it, and the change for undo; undefined: the session doesn't find this cause, or only a person can cure it. */
export type Cured = {readonly kind: string; readonly detail: string; undo(): Promise<unknown>};

const nothing: Memory = {get: () => undefined, set: () => {}, isWorking: true};

/** A session on the machine of a case: what it shows, and a way to send it keys. */
function sessionOn(machine: Machine, environment: Machine['environment'], words: readonly string[]) {
	const parsed = parseArguments([...patiently, ...words]);
	if (parsed.kind !== 'run') {
		throw new Error('not a session');
	}
	const world = worldOf(machine, environment, {stdout: '', stderr: ''});
	const ports = machinePorts(parsed.options, world, nothing, async () => 0);
	const perform = interpret({
		...ports,
		copy: async () => 'nowhere',
		open: async () => false,
		notify: () => {},
		suspend: async () => {},
		leave: () => {},
		// The moment that an answer needs to be read is over at once, and nobody waits for a server to recover.
		wait: (milliseconds) => (milliseconds <= guardTime ? Promise.resolve() : new Promise(() => {})),
	});
	const first = init(sessionOptions(parsed.options, world, nothingRemembered));
	let [state] = first;
	const take = ([next, effects]: readonly [State, readonly Effect[]]): void => {
		state = next;
		for (const effect of effects) {
			perform(effect, send);
		}
	};
	const send = (message: Message): void => take(update(state, message));
	take(first);
	return {state: () => state, take, send, ports};
}

export async function cureInSession(
	machine: Machine,
	environment: Machine['environment'],
	causes: readonly string[],
	words: readonly string[],
): Promise<Cured | undefined> {
	const {state, take, send, ports} = sessionOn(machine, environment, words);
	await until(() => !state().run.isRunning && state().sides.every(({isRunning, number}) => !isRunning && number > 0));
	const answer = answersOf(state()).find((one) => {
		const [way] = waysOf(state(), one);
		const isDoable = way?.kind === 'cure' && way.word === undefined && way.fix.changes.some((one) => !needsPerson(one));
		return causes.includes(one.finding.cause) && isDoable;
	});
	if (!answer) {
		return undefined;
	}
	take(openAnswer(state(), answer, 'base'));
	await until(() => isReady(state(), 'answer'));
	send({kind: 'action', action: 'cure'});
	await until(() => state().screen.kind === 'cured');
	const {screen} = state();
	const result = screen.kind === 'cured' ? screen.result : undefined;
	const id = result && 'id' in result ? result.id : undefined;
	return {
		kind: result?.kind ?? 'nothing',
		detail: result && 'detail' in result ? (result.detail ?? '') : '',
		undo: async () => (id === undefined ? undefined : ports.changer.undo(id)),
	};
}

/** What a stranger gets who presses Enter alone, until something is cured or has been tried: the screens on the way, and what became of it. */
export async function pressEnter(machine: Machine, environment: Machine['environment'], words: readonly string[]) {
	const {state, send} = sessionOn(machine, environment, words);
	const screens: string[] = [];
	let isSafe: boolean | undefined;
	for (let keys = 0; keys < 6; keys++) {
		await until(() => isReady(state()));
		const {screen} = state();
		screens.push(screen.kind);
		isSafe ??= screen.kind === 'answer' && screen.cursor === 0;
		if (screen.kind === 'cured' || state().left !== undefined) {
			break;
		}
		send({kind: 'action', action: 'choose'});
	}
	const {screen} = state();
	return {
		screens,
		/** Whether the first answer had its cure under the cursor. */
		isSafe,
		kind: screen.kind === 'cured' ? screen.result.kind : 'nothing',
	};
}

function isReady({screen, run, left}: State, kind?: State['screen']['kind']): boolean {
	const isShown =
		screen.kind === 'answer' || screen.kind === 'cured'
			? screen.isReady
			: !['looking', 'applying'].includes(screen.kind);
	return left !== undefined || (isShown && !run.isRunning && (kind === undefined || screen.kind === kind));
}

async function until(isSo: () => boolean): Promise<void> {
	for (let tries = 0; tries < 6000 && !isSo(); tries++) {
		await new Promise((resolve) => {
			setTimeout(resolve, 10);
		});
	}
}
