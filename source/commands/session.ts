// `claude-fix`: the interactive session. Wires the pure machine, its drawing and the real machine together.

import type {Host} from '../core/host.js';
import {recoveryWords} from '../core/recovery-words.js';
import {allowed} from '../core/session/consents.js';
import {type FoldLine, foldOf} from '../core/session/fold.js';
import {createProgram, init, update} from '../core/session.js';
import {signs} from '../core/signs.js';
import {intoClipboard} from '../host/clipboard.js';
import {type Memory, openMemory} from '../host/memory.js';
import {isRemote} from '../host/open-page.js';
import {loadForTerminal, openTerminal} from '../host/terminal.js';
import {isUnfinished} from '../host/unfinished.js';
import {interpret} from './interpret.js';
import {isDue, keepNewest, newerLine} from './newer.js';
import {sayTo} from './say.js';
import {readRemembered} from './session-memory.js';
import {sessionOptions} from './session-options.js';
import type {HandOver} from './session-ports.js';
import {type Command, exitCodes, type World, whyNotDrawn} from './world.js';

export const sessionCommand: Command = async (options, world) => {
	const why = whyNotDrawn(options.isLinear ? {...world, isDumb: false} : world);
	if (why !== undefined) {
		world.warn(`claude-fix: the interactive session ${why}; without one: claude-fix check`);
		return exitCodes.usage;
	}
	const notice = await recovered(world);
	if (options.isLinear) {
		return (await import('./linear.js')).linear(options, world, notice);
	}
	const {host} = world;
	let leave: (code: number) => void = () => {};
	const left = new Promise<number>((resolve) => {
		leave = resolve;
	});
	// Until something is drawn there is only the keyboard to take again.
	let onResume = async () => {
		terminal.giveBack();
		terminal.take();
	};
	const terminal = openTerminal({
		intoClipboard: (text) => intoClipboard(host, text, isRemote(host)),
		onEnd: leave,
		onResume: () => void onResume(),
	});
	terminal.take();
	let said: readonly string[] = [];
	try {
		const [memory, {mount}] = await Promise.all([
			openMemory(host),
			loadForTerminal(async () => (await import('../ui/load.js')).loadMount()),
		]);
		const drawing = {
			hasColour: world.isColoured,
			isUnicode: terminal.isUnicode,
			linkOf: world.linkOf,
			onCrash: terminal.crash,
		};
		const handOver: HandOver = async (name, args) => {
			await takeOff();
			const {handOver: run} = await import('../host/hand-over.js');
			const result = await terminal.lend(() => run(host, name, args));
			putOn();
			return result.kind === 'exited' ? result.code : null;
		};
		// The first screen doesn't wait for what looks at the machine: that is loaded when it is drawn.
		const performing = settled().then(async () => {
			const {machinePorts} = await import('./session-ports.js');
			return interpret({
				...machinePorts(options, world, memory, handOver),
				copy: terminal.copy,
				notify: terminal.notify,
				async suspend() {
					await takeOff();
					await terminal.suspend();
					putOn();
				},
				leave,
			});
		});
		const program = createProgram({
			init: init({...sessionOptions(options, world, readRemembered(memory)), ...(notice && {notice})}),
			update,
			calmly,
			// Time that is given to a person begins when they can see it.
			perform: (effect, send) =>
				void performing.then((perform) =>
					effect.kind === 'wait' ? calmly(() => perform(effect, send)) : perform(effect, send),
				),
		});
		let mounted = mount(program, terminal, drawing);
		const takeOff = async () => {
			await settled();
			await mounted.unmount();
		};
		const putOn = () => {
			terminal.take();
			mounted = mount(program, terminal, drawing);
		};
		onResume = async () => {
			// What the shell has written since then stays on its own screen.
			await takeOff();
			terminal.giveBack();
			await settled();
			putOn();
		};
		void askForNewer(memory, host, () => allowed(program.getState()).has('network'));
		const code = await left;
		onResume = async () => {};
		await takeOff();
		const newer = newerLine(memory, world.version, host);
		said = [...foldOf(program.getState()).map(foldText), ...(newer === undefined ? [] : [newer])];
		return code;
	} finally {
		terminal.close();
		for (const line of said) {
			sayTo(world, line);
		}
	}
};

/** What an interrupted run has left is dealt with before anything is looked at; said where the session begins, and in it. */
async function recovered(world: World): Promise<string | undefined> {
	if (!(await isUnfinished(world.host))) {
		return undefined;
	}
	const [{makeChanger}, {recoverFirst}] = await Promise.all([import('../host/apply.js'), import('./recover-first.js')]);
	const said = recoveryWords(await recoverFirst(makeChanger(world.host), world));
	return said.length > 0 ? said.join(' ').replace(/\s+/g, ' ') : undefined;
}

/** As a line that stays on the screen of before. */
function foldText({mark, text}: FoldLine): string {
	return mark === 'none' ? `  ${text}` : `${signs[mark]} ${text}`;
}

/** Milliseconds between two drawings of what is being looked at. */
const frameTime = 30;

function calmly(act: () => void): void {
	setTimeout(act, frameTime);
}

/** Milliseconds: the answer comes first. */
const later = 3000;

async function askForNewer(memory: Memory, host: Host, isAllowed: () => boolean): Promise<void> {
	await host.wait(later);
	if (isAllowed() && isDue(memory, host)) {
		const {newestVersion} = await import('../host/newest.js');
		keepNewest(memory, await newestVersion(host), host.now());
	}
}

/** One turn of the event loop: what was sent is drawn, and a stream that was paused has stopped reading. */
function settled(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
