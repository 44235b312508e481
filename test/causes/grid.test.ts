// The grid: every cause has a broken case, a clean case and a message, or a reason why it has none.
import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {causeIds, isCauseId} from '../../source/causes/index.js';
import {records} from '../../source/causes/records.js';
import {readCases} from '../helpers/cases.js';
import {noBrokenCase, noCleanCase, noMessage} from './reasons.js';

const cases = readCases().map((data) => data.expect);
const messages = readFileSync(new URL('../core/messages.jsonl', import.meta.url), 'utf8')
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => (JSON.parse(line) as {readonly expect: readonly string[]}).expect);

const columns: readonly {
	readonly name: string;
	readonly has: ReadonlySet<string>;
	readonly reasons: Readonly<Record<string, string>>;
}[] = [
	{
		name: 'a broken case',
		has: new Set(cases.flatMap(({rootCause, findings}) => [rootCause ?? [], findings ?? []].flat())),
		reasons: noBrokenCase,
	},
	{
		name: 'a clean case',
		has: new Set(cases.flatMap(({never}) => never ?? [])),
		reasons: noCleanCase,
	},
	{
		name: 'a message',
		has: new Set([...messages.flat(), ...records.flatMap(({id, examples = []}) => (examples.length > 0 ? [id] : []))]),
		reasons: noMessage,
	},
];

it.each(columns)('every cause has $name, or a reason why none', ({has, reasons}) => {
	const without = causeIds.filter((id) => !has.has(id) && !(id in reasons));
	expect(without).toEqual([]);
});

it.each(columns)('no reason stands for what has $name', ({has, reasons}) => {
	expect(Object.keys(reasons).filter((id) => has.has(id) || !isCauseId(id))).toEqual([]);
});

it('names causes of the contract only', () => {
	const named = columns.flatMap(({has}) => [...has]);
	expect(named.filter((id) => !isCauseId(id))).toEqual([]);
});

it('has all cases to judge by', () => {
	expect(cases.length).toBeGreaterThanOrEqual(150);
});
