// Every observed state of Claude Code: what the real program sent is what is predicted, from the files up.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {Evidence} from '../../source/core/evidence.js';
import {request} from '../../source/facts/request.js';
import {differences} from './compare.js';
import {machineOf, type State} from './machine.js';

const statesOf = (name: string): readonly State[] =>
	readFileSync(new URL(name, import.meta.url), 'utf8')
		.trim()
		.split('\n')
		// Some spell the lab's home folder out.
		.map((line) => JSON.parse(line.replaceAll('/home/dev', '{{home}}')) as State);

describe.each(['states.jsonl', 'states-2.1.332.jsonl', 'observed.jsonl'])('%s', (name) => {
	test.each(statesOf(name).map((state) => [state.id, state.story, state] as const))(
		'%s %s',
		async (_id, _story, state) => {
			const {host, consents, expected} = machineOf(state);
			const reading = await new Evidence({host, purpose: 'claude-code', consents}).get(request);
			expect(reading.ok ? '' : reading.detail).toBe('');
			const predictions = reading.ok ? reading.value : undefined;
			for (const [mode, observed] of Object.entries(expected)) {
				const predicted = predictions?.[mode as 'interactive' | 'print'];
				expect(differences(observed, predicted?.request ?? null, host), `${mode}: ${predicted?.refusal?.says}`).toEqual(
					[],
				);
			}
		},
	);
});
