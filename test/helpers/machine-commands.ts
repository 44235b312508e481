// Runs a command of the program on the machine of a case, as cli.ts does, without a terminal, and without the last look at what leaves: it must have
// nothing to do.

import {parseArguments} from '../../source/commands/arguments.js';
import {commandNamed} from '../../source/commands/line/table.js';
import type {Command, World} from '../../source/commands/world.js';
import type {Ran} from './expectations-rules.js';
import type {Machine} from './machine.js';
import {withChanges} from './machine-terminal.js';
import {patiently} from './patience.js';

export type Commands = Readonly<Record<'check' | 'fix' | 'undo', Command>>;

export type Ended = Ran & {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
	/** What it threw. */
	readonly problem: string | undefined;
};

/** `words`: the command line. Throws for one that is none. */
export async function runCommand(
	[name = '', ...words]: readonly string[],
	commands: Commands,
	machine: Machine,
	environment: Machine['environment'],
): Promise<Ended> {
	const {network, calls} = machine;
	const [logged, called] = [network.log.length, calls.length];
	const parsed = parseArguments([
		name,
		...(commandNamed(name)?.options.includes('timeout') ? patiently : []),
		...words,
	]);
	if (parsed.kind !== 'run' || !isCommand(name, commands)) {
		throw new Error(`not a command: ${name}`);
	}
	const said = {stdout: '', stderr: ''};
	let code = -1;
	let problem: string | undefined;
	try {
		code = await commands[name](parsed.options, worldOf(machine, environment, said));
	} catch (error) {
		problem = error instanceof Error ? (error.stack ?? error.message) : 'something that was thrown';
	}
	const {options} = parsed;
	return {options, code, problem, ...said, requests: network.log.slice(logged), calls: calls.slice(called)};
}

function isCommand(name: string, commands: Commands): name is keyof Commands {
	return Object.hasOwn(commands, name);
}

export function worldOf(
	machine: Machine,
	environment: Machine['environment'],
	said: {stdout: string; stderr: string},
): World {
	return {
		host: machine.hostWith(environment),
		version: '0.0.0',
		width: 80,
		isColoured: false,
		isTerminal: false,
		hasInput: false,
		isDumb: false,
		print: (text) => {
			said.stdout += `${text}\n`;
		},
		printJson: (value) => {
			said.stdout += `${JSON.stringify(value, null, 2)}\n`;
		},
		warn: (text) => {
			said.stderr += `${text}\n`;
		},
		readInput: async () => '',
		ask: async () => '',
		hostWith: (changed) => machine.hostWith(withChanges({}, changed)),
	};
}
