// What each of the catalogue's words earns: in how many open texts it stands for a cause that is right, and for one that is not, in a half that
// was picked by the texts' ids and in the other. Words without a text are listed last. Run: npx tsx scripts/words-earn.ts
import {readFileSync} from 'node:fs';
import {causes} from '../source/causes/index.js';
import {readText} from '../source/core/explain/read.js';
import {findSaid, vocabularyOf} from '../source/core/explain/vocabulary.js';

type Message = {readonly id: string; readonly text: string; readonly expect: readonly string[]};

const messages = readFileSync(new URL('../test/core/messages.jsonl', import.meta.url), 'utf8')
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => JSON.parse(line) as Message);
const halfOf = (id: string) => [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 997, 7) % 2;
const nameOf = (id: string, level: string, words: string) => `${id}\t${level}\t${words}`;
const earned = new Map(
	causes.flatMap(({id, words}) =>
		(['own', 'says', 'hints'] as const).flatMap((level) =>
			words[level].map(
				(one) => [nameOf(id, level, one), {right: [0, 0] as number[], wrong: [0, 0] as number[]}] as const,
			),
		),
	),
);
for (const {id, text, expect} of messages) {
	for (const hit of findSaid(vocabularyOf(causes), readText(text).tight).said) {
		const row = earned.get(nameOf(hit.id, hit.level, hit.words));
		const column = expect.includes(hit.id) ? row?.right : row?.wrong;
		if (column) {
			column[halfOf(id)] = (column[halfOf(id)] ?? 0) + 1;
		}
	}
}
const rows = [...earned].sort(([, one], [, other]) => sum(other.right) - sum(one.right));
for (const [name, {right, wrong}] of rows) {
	console.log(`${right.join('+')}\t-${wrong.join('+')}\t${name}`);
}
const idle = rows.filter(([, {right}]) => sum(right) === 0).length;
console.log(`${rows.length} words, ${idle} without a text of their own`);

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
