// The half of the program that prints: its commands, and what cli.ts needs to run them. The build makes one file of it that is compiled ahead.
import type {Command, CommandName} from './world.js';

export {coloured, jsonOf, leaving, leavingEagerly} from '../core/leaving.js';
export {folderOf, here} from '../host/here.js';
export {overdue, unlimited, watchProcess} from '../host/watchdog.js';

export const printing = {
	check: async () => (await import('./check.js')).check,
	fix: async () => (await import('./fix.js')).fix,
	undo: async () => (await import('./undo.js')).undo,
	last: async () => (await import('./last.js')).last,
	explain: async () => (await import('./explain.js')).explain,
	report: async () => (await import('./report.js')).report,
	completion: async () => (await import('./completion.js')).completion,
	ignore: async () => (await import('./ignore.js')).ignore,
	forget: async () => (await import('./forget.js')).forget,
} as const satisfies Partial<Record<CommandName, () => Promise<Command>>>;
