// What a command gets, over a scratch machine: what it prints is kept, what it asks is answered from a list.
import {parseArguments} from '../../source/commands/arguments.js';
import type {Options, World} from '../../source/commands/world.js';
import type {Scratch} from './host.js';

export type TestWorld = World & {readonly printed: readonly string[]; readonly asked: readonly string[]};

export function worldOver({host, hostWith}: Scratch, answers: readonly string[] = []): TestWorld {
	const printed: string[] = [];
	const asked: string[] = [];
	const left = [...answers];
	return {
		host,
		hostWith: (environment) => hostWith({environment}),
		version: '0.1.0',
		width: Number.POSITIVE_INFINITY,
		isColoured: false,
		isTerminal: true,
		hasInput: false,
		isDumb: false,
		print: (text) => void printed.push(text),
		printJson: (value) => void printed.push(JSON.stringify(value, null, 2)),
		warn: (text) => void printed.push(text),
		readInput: async () => '',
		async ask(question) {
			asked.push(question);
			return left.shift() ?? '';
		},
		printed,
		asked,
	};
}

export function optionsOf(...words: readonly string[]): Options {
	const parsed = parseArguments(words);
	if (parsed.kind !== 'run') {
		throw new Error('No command');
	}
	return parsed.options;
}
