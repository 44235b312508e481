// Generated start-up files: what we say agrees with the real shell, and an edit leaves everything else as it was.
import {writeFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';
import {runs as often, seed} from '../helpers/runs.js';
import {askShell, isHere, type RcFiles, type ShellName, writeFiles} from './ask-shell.js';
import {answer} from './claims.js';
import {fishFiles, mainName, names, posixFiles} from './rc-files.js';

const rows: readonly (readonly [ShellName, fc.Arbitrary<RcFiles>, runs: number, mostVague: number])[] = [
	['bash', posixFiles('bash'), 90, 20],
	['zsh', posixFiles('zsh'), 90, 15],
	['fish', fishFiles, 90, 15],
	['dash', posixFiles('dash'), 90, 20],
];

type Tally = {
	files: number;
	told: number;
	vague: number;
	edits: number;
	refused: number;
	readonly wrong: string[];
	readonly spoiled: string[];
};

describe.each(rows)('%s', (shell, files, runs, mostVague) => {
	test.skipIf(!isHere(shell))(
		`${shell} and its readers agree, and no edit spoils a file`,
		{timeout: limit(300_000)},
		async () => {
			const tally: Tally = {files: 0, told: 0, vague: 0, edits: 0, refused: 0, wrong: [], spoiled: []};
			for (const sample of fc.sample(files, {numRuns: often(runs), seed})) {
				await judge(shell, sample, tally);
			}
			expect(tally.spoiled.length, tally.spoiled.join('\n=====\n')).toBe(0);
			// At least 99 % of what is told without a condition; of few, one may differ.
			expect(tally.wrong.length, tally.wrong.join('\n')).toBeLessThanOrEqual(Math.max(1, tally.told / 100));
			expect(tally.vague).toBeLessThanOrEqual((tally.files * mostVague) / 100);
			expect(tally.files).toBeGreaterThan(runs / 3);
			expect(tally.edits).toBeGreaterThan(runs / 10);
			// A command that evaluates a text for several names stays: the rare forms have many of those.
			expect(tally.refused).toBeLessThan(tally.edits * 0.15);
		},
	);
});

async function judge(shell: ShellName, sample: RcFiles, tally: Tally): Promise<void> {
	const {home} = scratchHost({cwd: '~'});
	writeFiles(home, shell, sample);
	const real = await askShell(shell, home);
	if (!real || real.errors.length > 0) {
		return;
	}
	const shown = `${sample.text}--- .extra\n${sample.extra}`;
	const said = await answer({home, shell, names});
	const [is, claim] = [real.variables[mainName], said.claims[mainName]];
	const value = claim?.value;
	tally.files += 1;
	if (value === null || (value !== is && claim?.reach === 'conditional')) {
		tally.vague += 1;
	} else {
		tally.told += 1;
	}
	if (value !== null && value !== is && claim?.reach !== 'conditional') {
		tally.wrong.push(`${shell} has ${JSON.stringify(is)}, we say ${JSON.stringify(value)}:\n${shown}`);
	}
	const edits = Object.entries(said.edits[mainName] ?? {});
	if (edits.length === 0) {
		return;
	}
	tally.edits += 1;
	if (edits.some(([, text]) => text === null)) {
		// What can't be told can't be taken out either.
		tally.refused += value === null ? 0 : 1;
		return;
	}
	for (const [path, text] of edits) {
		writeFileSync(path, text ?? '');
	}
	const after = await askShell(shell, home);
	// What is made from the one that is gone, or waits for it, is no longer what it was.
	const isUsed = new RegExp(`\\$\\{?${mainName}|(-q|-e|unset) ${mainName}`).test(shown);
	const changed = names.filter((one) => one !== mainName && after?.variables[one] !== real.variables[one]);
	const problems = [
		...(after ? after.errors : ['the shell does not come through']),
		...(isUsed ? [] : changed.map((one) => `${one} is ${after?.variables[one]}, was ${real.variables[one]}`)),
		...(value === is && after?.variables[mainName] !== undefined ? [`it is still ${after.variables[mainName]}`] : []),
	];
	if (problems.length > 0) {
		tally.spoiled.push(
			`${shell}: ${problems.join('; ')}\n${shown}--- after\n${edits.map(([, text]) => text).join('--- and\n')}`,
		);
	}
}
