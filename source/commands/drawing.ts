// The half of the program that draws: the session and the demo, and what cli.ts needs to run them.
import type {Command, CommandName} from './world.js';

export {coloured, jsonOf, leaving, leavingEagerly} from '../core/leaving.js';
export {folderOf, here} from '../host/here.js';
export {overdue, unlimited, watchProcess} from '../host/watchdog.js';

export const drawing = {
	session: async () => (await import('./session.js')).sessionCommand,
	demo: async () => (await import('./demo.js')).demoCommand,
} as const satisfies Partial<Record<CommandName, () => Promise<Command>>>;
