// `claude-fix`: the interactive session. Wires the pure machine, its drawing and the real machine together.
import {formApps, otherForms} from '../causes/apps.js';
import {causes} from '../causes/index.js';
import {preventions} from '../causes/prevention.js';
import {statusCodes} from '../causes/status-codes.js';
import type {Consent} from '../core/consent.js';
import {init, type SessionOptions, update} from '../core/session.js';
import {intoClipboard} from '../host/clipboard.js';
import {interpret} from '../host/interpret.js';
import {openMemory} from '../host/memory.js';
import {isRemote} from '../host/open-page.js';
import {loadForTerminal, openTerminal} from '../host/terminal.js';
import {isUnfinished} from '../host/unfinished.js';
import {readRemembered} from './session-memory.js';
import {type Command, exitCodes, type Options, type World, whyNotDrawn} from './world.js';

export const session: Command = async (options, world) => {
	const why = whyNotDrawn(world);
	if (why !== undefined) {
		world.warn(`claude-fix: the interactive session ${why}; without one: claude-fix check`);
		return exitCodes.usage;
	}
	const {host} = world;
	const said = await recovered(world);
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
		intoClipboard: isRemote(host) ? undefined : (text) => intoClipboard(host, text),
		onEnd: leave,
		onResume: () => void onResume(),
	});
	terminal.take();
	try {
		const [memory, {createProgram, mount}] = await Promise.all([
			openMemory(host),
			loadForTerminal(() => import('../ui/mount.js')),
		]);
		const drawing = {hasColour: world.isColoured, onCrash: terminal.crash};
		// The first screen doesn't wait for what looks at the machine: that is loaded when it is drawn.
		const performing = settled().then(async () => {
			const [{machinePorts}, {handOver}] = await Promise.all([
				import('./session-ports.js'),
				import('../host/hand-over.js'),
			]);
			return interpret({
				...machinePorts(options, world, memory),
				copy: terminal.copy,
				async handOver(name, args) {
					await takeOff({isErased: true});
					const result = await terminal.lend(() => handOver(host, name, args));
					putOn();
					return result.kind === 'exited' ? result.code : null;
				},
				async suspend() {
					await takeOff({isErased: true});
					await terminal.suspend();
					putOn();
				},
				leave,
			});
		});
		const program = createProgram({
			init: init({...sessionOptions(options, world, readRemembered(memory)), ...(said && {notice: said})}),
			update,
			perform: (effect, send) => void performing.then((perform) => perform(effect, send)),
		});
		let mounted = mount(program, terminal, drawing);
		const takeOff = async (how?: {readonly isErased: boolean}) => {
			await settled();
			await mounted.unmount(how);
		};
		const putOn = () => {
			terminal.take();
			mounted = mount(program, terminal, drawing);
		};
		onResume = async () => {
			// What the shell has written since then stays above.
			await takeOff();
			terminal.giveBack();
			await settled();
			putOn();
		};
		const code = await left;
		onResume = async () => {};
		await takeOff();
		return code;
	} finally {
		terminal.close();
	}
};

/** What an interrupted run has left is dealt with before anything is looked at; said where the session begins, and in it. */
async function recovered(world: World): Promise<string | undefined> {
	if (!(await isUnfinished(world.host))) {
		return undefined;
	}
	const [{makeChanger}, {recoverFirst}] = await Promise.all([import('../host/apply.js'), import('./recover-first.js')]);
	const said: string[] = [];
	await recoverFirst(makeChanger(world.host), {
		print(text) {
			said.push(text.replaceAll(/\s+/g, ' '));
			world.print(text);
		},
	});
	return said.length > 0 ? said.join(' ') : undefined;
}

/** One turn of the event loop: what was sent is drawn, and a stream that was paused has stopped reading. */
function settled(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

export function sessionOptions(
	{purpose, allow, deny, isOffline}: Options,
	{version, host}: World,
	remembered: SessionOptions['remembered'],
): SessionOptions {
	const offline: readonly Consent[] = isOffline ? ['network', 'gateway', 'claude'] : [];
	return {
		version,
		remembered,
		catalogue: causes,
		habits: preventions,
		statusCodes,
		apps: {named: formApps, other: otherForms},
		given: {
			...Object.fromEntries([...allow].map((consent) => [consent, true])),
			...Object.fromEntries([...deny, ...offline].map((consent) => [consent, false])),
		},
		// What else a machine needs is known when it was looked at: the diagnosis wants it, and it is asked then.
		planned: {'claude-code': ['network'], api: ['network'], app: ['network']},
		...(purpose === 'claude-code' ? {} : {purpose}),
		folders: {home: host.home, cwd: host.cwd},
		canSuspend: host.platform !== 'win32',
		now: host.now(),
	};
}
