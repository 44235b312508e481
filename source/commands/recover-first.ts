// The first step of `fix`, `undo` and the session, before anything is looked at: recovering what an interrupted run left behind.
import {recoveryWords} from '../core/recovery-words.js';
import type {Recoverer, Recovery} from '../core/transaction.js';
import {type Listener, sayTo} from './say.js';

/** Recovers and reports each run by name; silent if none was interrupted. It never changes the exit code of what follows. */
export async function recoverFirst(recoverer: Recoverer, world: Listener): Promise<Recovery> {
	const recovery = await recoverer.recover();
	for (const words of recoveryWords(recovery)) {
		sayTo(world, words);
	}
	return recovery;
}

/** For commands that only show something: nothing is recovered, but what is pending is reported. */
export async function sayInterrupted(recoverer: Recoverer, world: Listener): Promise<void> {
	if (await recoverer.isNeeded()) {
		sayTo(
			world,
			'An earlier run was interrupted while it was changing things, so this may be half done: `claude-fix undo` takes it back.',
		);
	}
}
