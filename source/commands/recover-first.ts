// The first step of `fix`, `undo` and the session, before anything is looked at: what an interrupted run has left.
import {recoveryWords} from '../core/recovery-words.js';
import type {Recoverer, Recovery} from '../core/transaction.js';
import {type Listener, sayTo} from './say.js';

/** Does it and says it, each run by its name; silent where no run was interrupted. It never changes the code of what follows. */
export async function recoverFirst(recoverer: Recoverer, world: Listener): Promise<Recovery> {
	const recovery = await recoverer.recover();
	for (const words of recoveryWords(recovery)) {
		sayTo(world, words);
	}
	return recovery;
}

/** For what only shows: nothing is done, and what waits is said. */
export async function sayInterrupted(recoverer: Recoverer, world: Listener): Promise<void> {
	if (await recoverer.isNeeded()) {
		sayTo(
			world,
			'An earlier run was interrupted while it was changing things, so this may be half done: `claude-fix undo` takes it back.',
		);
	}
}
