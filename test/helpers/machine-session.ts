// The session over a scratch machine: the real ports, drawn on a made-up terminal. What would leave the machine is kept.

import {interpret} from '../../source/commands/interpret.js';
import {readRemembered} from '../../source/commands/session-memory.js';
import {sessionOptions} from '../../source/commands/session-options.js';
import {machinePorts} from '../../source/commands/session-ports.js';
import type {Options} from '../../source/commands/world.js';
import {guardTime} from '../../source/core/session/looking.js';
import type {Memory} from '../../source/host/memory.js';
import type {Scratch} from './host.js';
import {limit, patiently} from './patience.js';
import {openScreen, type Screen, type Size} from './screen.js';
import {optionsOf, worldOver} from './world.js';

export type MachineSession = Screen & {
	readonly copied: readonly string[];
	readonly programs: readonly string[];
	/** What the session remembers, by name. */
	readonly kept: ReadonlyMap<string, unknown>;
	/** Every frame that was drawn since the session was opened, as far as somebody looked. */
	readonly frames: readonly string[];
};

export type MachineOptions = {
	readonly size?: Size;
	readonly words?: readonly string[];
	/** What was remembered before. */
	readonly session?: unknown;
	readonly handOver?: (program: string, args: readonly string[]) => Promise<number | null>;
};

export async function openMachine(
	scratch: Scratch,
	{size = {columns: 80, rows: 40}, words = [], session, handOver}: MachineOptions = {},
): Promise<MachineSession> {
	const options: Options = optionsOf(...patiently, ...words);
	const world = worldOver(scratch);
	const kept = new Map<string, unknown>(session === undefined ? [] : [['session', session]]);
	const memory: Memory = {
		get: (name) => kept.get(name),
		set: (name, value) => void kept.set(name, value),
		isWorking: true,
	};
	const copied: string[] = [];
	const programs: string[] = [];
	const frames: string[] = [];
	const screen = await openScreen(size, {
		options: sessionOptions(options, world, readRemembered(memory)),
		perform: interpret({
			...machinePorts(options, world, memory, async (program, args) => {
				programs.push([program, ...args].join(' '));
				return handOver?.(program, args) ?? 0;
			}),
			async copy(text) {
				copied.push(text);
				return 'clipboard';
			},
			open: async () => false,
			notify: () => {},
			suspend: async () => {},
			leave: () => {},
			// What people need a moment for, a test has seen at once.
			wait: (milliseconds) => (milliseconds <= guardTime ? Promise.resolve() : world.host.wait(milliseconds)),
		}),
	});
	const note = () => frames.push(screen.frame());
	return {
		...screen,
		copied,
		programs,
		kept,
		frames,
		async sees(text) {
			// A real machine takes its time.
			for (let tries = 0; tries < limit(1500) && !screen.frame().includes(text); tries++) {
				note();
				await new Promise((resolve) => {
					setTimeout(resolve, 10);
				});
			}
			note();
			return screen.sees(text);
		},
		async press(...typed) {
			await screen.press(...typed);
			note();
		},
	};
}
