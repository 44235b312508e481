// `claude-fix forget`: lists what claude-fix keeps on this machine, and removes it: answers, diagnoses, backups.
import type {Recoverer} from '../core/transaction.js';
import {makeChanger} from '../host/apply.js';
import {type KeptThing, openKept} from '../host/kept.js';
import {recoverFirst} from './recover-first.js';
import {sayTo} from './say.js';
import {type Command, exitCodes} from './world.js';

/** What can't be undone wants a typed word. */
const word = 'forget';

export const forgetCommand: Command = async (options, world) => {
	const kept = openKept(world.host);
	for (const words of await kept.passedOver()) {
		sayTo(world, words);
	}
	const things = await kept.list();
	if (options.isJson) {
		world.printJson(things);
	} else {
		world.print(things.length === 0 ? 'Nothing is kept on this machine.' : listOf(things));
	}
	if (options.isList || options.isJson || things.length === 0) {
		return exitCodes.healthy;
	}
	if (!options.isYes) {
		const isAgreed =
			world.isTerminal &&
			(
				await world.ask(
					`\nIt can't be brought back, and nothing can be undone afterwards. Type "${word}" to remove it: `,
				)
			)
				.trim()
				.toLowerCase() === word;
		if (!isAgreed) {
			sayTo(
				world,
				world.isTerminal
					? 'Nothing was removed.'
					: `Nothing was removed: without a terminal \`claude-fix forget --yes\` does it.`,
			);
			return exitCodes.broken;
		}
	}
	// What a change that was cut off needs in order to be taken back goes after that.
	const {recover, isNeeded} = makeChanger(world.host);
	const recoverer: Recoverer = {
		isNeeded,
		async recover() {
			// That was said above.
			const {passedOver: _, ...recovery} = await recover();
			return recovery;
		},
	};
	await recoverFirst(recoverer, world);
	const problems = await kept.remove();
	if (problems.length > 0) {
		world.warn(`claude-fix: not everything was removed:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
		return exitCodes.rolledBack;
	}
	sayTo(world, 'Removed, and looked again: nothing is kept any more.');
	return exitCodes.healthy;
};

function listOf(things: readonly KeptThing[]): string {
	return [
		'Kept on this machine, readable by you alone:',
		...things.map(({title, where}) => `  ${title}\n    ${where}`),
	].join('\n');
}
