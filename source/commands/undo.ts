// `claude-fix undo [id]`: takes back the last change byte for byte; --list lists them.
import type {JournalEntry, Recovery, UndoResult} from '../core/transaction.js';
import {makeChanger} from '../host/apply.js';
import {recoverFirst} from './recover-first.js';
import {sayTo} from './say.js';
import {type Command, exitCodes, type World} from './world.js';

export const undoCommand: Command = async (options, world) => {
	const changer = makeChanger(world.host);
	const [id] = options.words;
	if (options.isList) {
		list(await changer.list(), options.isJson, world);
		return exitCodes.healthy;
	}
	const recovery = await recoverFirst(changer, world);
	const code = id === undefined ? codeAfter(recovery) : undefined;
	if (code !== undefined) {
		// That was the last change. The one before is another, and taken back when it is asked for.
		sayWhatElse(await changer.list(), world);
		return code;
	}
	return say(await changer.undo(id), id, world);
};

/** undefined: no run was interrupted, so the last change is still to be taken back. */
function codeAfter({interrupted, aside}: Recovery): number | undefined {
	if (interrupted.length > 0) {
		return interrupted.every(({problems}) => problems.length === 0) ? exitCodes.healthy : exitCodes.rolledBack;
	}
	return aside.length > 0 ? exitCodes.broken : undefined;
}

function sayWhatElse(entries: readonly JournalEntry[], world: World): void {
	const next = entries.find(({state}) => state === 'applied');
	if (next) {
		sayTo(world, `Nothing else was taken back. \`claude-fix undo\` takes back ${next.id} (${next.causes.join(', ')}).`);
	}
}

function list(entries: readonly JournalEntry[], isJson: boolean, world: World): void {
	if (isJson) {
		world.printJson(entries);
		return;
	}
	if (entries.length === 0) {
		world.print('Nothing has been changed yet.');
	}
	for (const {id, at, causes, steps, state} of entries) {
		world.print(
			`${id}  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}  ${state}  ${causes.join(', ')}\n${steps.map((step) => `    ${step}`).join('\n')}`,
		);
	}
}

function say(result: UndoResult, id: string | undefined, world: World): number {
	switch (result.kind) {
		case 'undone':
			world.print(
				result.steps.length > 0
					? `Taken back (${result.id}):\n${result.steps.map((step) => `  ${step}`).join('\n')}`
					: `Taken back (${result.id}): everything was as it was before already.`,
			);
			return exitCodes.healthy;
		case 'nothing':
			world.warn(
				id
					? `claude-fix: there is no change ${id} that could be taken back`
					: 'claude-fix: there is nothing to take back',
			);
			return exitCodes.broken;
		case 'refused':
			world.warn(
				`claude-fix: ${result.detail}. ${result.isPartly ? 'Not all of it could be taken back: claude-fix undo tries again.' : 'Nothing was changed.'}`,
			);
			return exitCodes.rolledBack;
	}
}
