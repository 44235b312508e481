// `claude-fix undo [id]`: takes back the last change byte for byte; --list lists them.
import {makeChanger} from '../host/apply.js';
import {type Command, exitCodes} from './world.js';

export const undo: Command = async (options, world) => {
	const changer = makeChanger(world.host);
	if (options.isList) {
		const entries = await changer.list();
		if (options.isJson) {
			world.printJson(entries);
		} else if (entries.length === 0) {
			world.print('Nothing was changed yet.');
		}
		for (const {id, at, causes, steps, state} of options.isJson ? [] : entries) {
			world.print(
				`${id}  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}  ${state}  ${causes.join(', ')}\n${steps.map((step) => `    ${step}`).join('\n')}`,
			);
		}
		return exitCodes.healthy;
	}
	const result = await changer.undo(options.words[0]);
	switch (result.kind) {
		case 'undone':
			world.print(`Taken back (${result.id}):\n${result.steps.map((step) => `  ${step}`).join('\n')}`);
			return exitCodes.healthy;
		case 'nothing':
			world.warn(
				options.words[0]
					? `claude-fix: there is no change ${options.words[0]} that could be taken back`
					: 'claude-fix: there is nothing to take back',
			);
			return exitCodes.broken;
		case 'refused':
			world.warn(`claude-fix: ${result.detail}. Nothing was changed.`);
			return exitCodes.rolledBack;
	}
};
