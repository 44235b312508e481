// The half of the program that prints: its commands, and what cli.ts needs to run them. The build makes one file of it that is compiled ahead.
import type {Command, CommandName} from './world.js';

export {coloured, jsonOf, leaving, leavingEagerly} from '../core/leaving.js';
export {folderOf, here} from '../host/here.js';
export {overdue, unlimited, watchProcess} from '../host/watchdog.js';

export const printing = {
	check: async () => (await import('./check.js')).checkCommand,
	fix: async () => (await import('./fix.js')).fixCommand,
	undo: async () => (await import('./undo.js')).undoCommand,
	last: async () => (await import('./last.js')).lastCommand,
	explain: async () => (await import('./explain.js')).explainCommand,
	report: async () => (await import('./report.js')).reportCommand,
	completion: async () => (await import('./completion.js')).completionCommand,
	ignore: async () => (await import('./ignore.js')).ignoreCommand,
	forget: async () => (await import('./forget.js')).forgetCommand,
} as const satisfies Partial<Record<CommandName, () => Promise<Command>>>;
