// `claude-fix completion <shell>`: prints the script that lets this shell complete commands, options, causes and checks.
import {causeIds} from '../causes/index.js';
import {checks} from '../checks/index.js';
import {consents} from '../core/consent.js';
import {scenarios} from '../demo/scenarios.js';
import {bash} from './line/completion/bash.js';
import type {Candidates} from './line/completion/candidates.js';
import {fish} from './line/completion/fish.js';
import {powershell} from './line/completion/powershell.js';
import {zsh} from './line/completion/zsh.js';
import {commandWords, purposes, shells} from './line/table.js';
import {type Command, exitCodes} from './world.js';

const scripts: Readonly<Record<string, (candidates: Candidates) => string>> = {bash, zsh, fish, powershell};

export const completionCommand: Command = async ({words: [shell = '']}, world) => {
	const script = scripts[shell];
	if (!script) {
		return exitCodes.usage;
	}
	world.print(script(candidates()));
	return exitCodes.healthy;
};

export function candidates(): Candidates {
	return {
		cause: causeIds,
		check: [...new Set([...checks.map(({id}) => id), ...causeIds])],
		command: commandWords,
		consent: consents,
		purpose: purposes,
		scenario: scenarios.map(({id}) => id),
		shell: shells,
	};
}
