// A stranger who presses Enter and nothing else: what the session shows first is cured by it, once, and proved.
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {readCases} from '../helpers/cases.js';
import {makeMachine} from '../helpers/machine.js';
import {pressEnter} from '../helpers/machine-session-cure.js';
import {Workshop} from '../helpers/machine-workshop.js';
import {limit} from '../helpers/patience.js';

/** One of so many is tried; CLAUDE_FIX_EVERY=1 tries them all. */
const every = Number(process.env.CLAUDE_FIX_EVERY ?? 16);

const curable = readCases('qa').filter(
	({expect: {cure}, arguments: words = [], platform}) => cure && !words.includes('--for') && platform !== 'win32',
);

describe.skipIf(process.platform === 'win32')('Enter alone', () => {
	let workshop: Workshop;
	beforeAll(() => {
		workshop = new Workshop();
	});
	afterAll(() => workshop.close());

	it.each(curable.filter((_, at) => at % every === 0).map((data) => [data.id, data] as const))(
		'%s',
		{timeout: limit(60_000)},
		async (_, data) => {
			const machine = await makeMachine(data, workshop);
			try {
				const {screens, isSafe, kind} = await machine.within(() =>
					pressEnter(machine, machine.environment, data.arguments ?? []),
				);
				// What wants a word, or a person, is never done by it.
				expect([screens.filter((screen) => screen === 'cured').length, kind]).toEqual(
					isSafe ? [1, 'cured'] : [0, 'nothing'],
				);
				expect(screens.length).toBeLessThan(isSafe ? 5 : 7);
			} finally {
				machine.close();
			}
		},
	);
});
