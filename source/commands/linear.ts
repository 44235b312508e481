// `--linear` and ACCESSIBLE=1: the same session as numbered questions, each screen printed once.
import {foldOf} from '../core/session/fold.js';
import {createProgram, type Effect, init, type Message, type State, update} from '../core/session.js';
import {wrapped} from '../core/writing.js';
import {openMemory} from '../host/memory.js';
import {interpret, type Perform} from './interpret.js';
import {sayTo} from './say.js';
import {readRemembered} from './session-memory.js';
import {sessionOptions} from './session-options.js';
import type {Options, World} from './world.js';

/** Milliseconds. */
const pause = 50;

export async function linear(options: Options, world: World, notice: string | undefined): Promise<number> {
	const [memory, {linearLines, messagesOf, questionOf}, {machinePorts}, {handOver}] = await Promise.all([
		openMemory(world.host),
		import('../ui/linear.js'),
		import('./session-ports.js'),
		import('../host/hand-over.js'),
	]);
	const perform: Perform = interpret({
		...machinePorts(options, world, memory, async (name, args) => {
			const result = await handOver(world.host, name, args);
			return result.kind === 'exited' ? result.code : null;
		}),
		copy: async () => 'nowhere',
		notify: (text) => world.print(text),
		suspend: async () => {},
		leave: () => {},
	});
	const program = createProgram<State, Message, Effect>({
		init: init({...sessionOptions(options, world, readRemembered(memory)), ...(notice && {notice})}),
		update,
		perform,
	});
	const columns = Math.min(world.width, 100);
	sayTo(world, 'Looking at Claude Code, and at the code and apps of this folder.');
	while (program.getState().left === undefined) {
		const state = program.getState();
		if (isBusy(state)) {
			await world.host.wait(pause);
			continue;
		}
		for (const line of linearLines(state, columns)) {
			world.print(line);
		}
		if (isSecret(state)) {
			sayTo(world, 'A key that is typed here would be shown, so it is not asked for. Replace it with `claude-fix`.');
			program.send({kind: 'action', action: 'back'});
			continue;
		}
		for (const message of messagesOf(state, await world.ask(`${wrapped(questionOf(state), world.width).trimEnd()} `))) {
			program.send(message);
		}
	}
	const state = program.getState();
	for (const {text} of foldOf(state)) {
		sayTo(world, text);
	}
	return state.left ?? 0;
}

/** Nothing can be chosen yet. */
function isBusy({screen, run}: State): boolean {
	switch (screen.kind) {
		case 'looking':
			return true;
		case 'applying':
			return true;
		case 'answer':
		case 'cured':
			return !screen.isReady;
		case 'waiting':
			return run.isRunning;
		case 'explain':
			return screen.text !== '' && screen.found === undefined;
		case 'rotation':
			return screen.plan === undefined && !screen.isMissing;
		case 'proof':
			return screen.step === 'running';
		case 'history':
			return screen.entries === undefined;
		case 'undo':
			return screen.isBusy;
		default:
			return false;
	}
}

/** A line that the terminal echoes isn't the place for a key. */
function isSecret({screen}: State): boolean {
	return screen.kind === 'new-key' || screen.kind === 'app-key';
}
