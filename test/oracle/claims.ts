// What claude-fix says that start-up files set, and what it would make of them: from lines of {"home", "shell", "names"} on standard input, for an outside oracle that asks the real shells.
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {pathToFileURL} from 'node:url';
import {bareExports, readsOf} from '../../source/checks/shared/set-changes.js';
import {Evidence} from '../../source/core/evidence.js';
import type {TextEdit} from '../../source/core/fix.js';
import type {BareExports} from '../../source/core/readings.js';
import {applyTextEdits, removalOf, settledEdits} from '../../source/core/text-edits.js';
import {segmentLength} from '../../source/host/changes/encode.js';
import {hasNewError} from '../../source/host/changes/proof.js';
import {here} from '../../source/host/here.js';
import {shellFiles} from '../../source/probes/shell-files.js';
import {proveEdit} from '../../source/probes/syntax/proof.js';

export type Question = {readonly home: string; readonly shell: string; readonly names: readonly string[]};

export type Answer = {
	/** `value` null: it can't be told. */
	readonly claims: Readonly<
		Record<
			string,
			{readonly value: string | null; readonly reach: string; readonly line: number | undefined} | undefined
		>
	>;
	/** By name and path: the file without every line that sets it; null: the edit is refused. */
	readonly edits: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
};

export async function answer({home, shell, names}: Question): Promise<Answer> {
	const program = `/usr/bin/${shell}`;
	const host = here({
		environment: {HOME: home, SHELL: program, PATH: '/usr/bin:/bin', USER: 'dev', TERM: 'dumb'},
		home,
		cwd: home,
		user: {home, name: 'dev', shell: program},
	});
	const reading = await new Evidence({host, purpose: 'claude-code', consents: new Set()}).get(shellFiles);
	if (!reading.ok) {
		throw new Error(reading.detail);
	}
	const claims: Record<string, Answer['claims'][string]> = {};
	const edits: Record<string, Record<string, string | null>> = {};
	for (const name of names) {
		const found = reading.value.inForce(name);
		claims[name] = found && {
			value: found.isLiteral ? found.value.reveal() : null,
			reach: found.reach,
			line: found.site.line,
		};
		const own = reading.value.assignments.filter(
			(one) => one.name === name && ['exports', 'assigns'].includes(one.effect) && one.reach !== 'function',
		);
		const lines = [...own, ...bareExports(own)] as const;
		const edited: Record<string, string | null> = {};
		for (const path of new Set(lines.map(({site}) => site.path))) {
			edited[path] = await without(
				path,
				lines.filter(({site}) => site.path === path),
				host,
			);
		}
		edits[name] = edited;
	}
	return {claims, edits};
}

/** As the fix does it: the edit, its proof, and the word of the shell. */
async function without(
	path: string,
	lines: BareExports['statements'],
	host: ReturnType<typeof here>,
): Promise<string | null> {
	const before = readFileSync(path, 'utf8');
	const [first] = lines;
	const edits: readonly TextEdit[] = lines.map(removalOf);
	const done = applyTextEdits(before, edits);
	if (!done.ok || !first) {
		return null;
	}
	const after = done.segments.join('');
	const reads = readsOf(first);
	const places = settledEdits(edits).map(({start, end, text}) => ({start, end, length: segmentLength(text)}));
	const problem = proveEdit({before, after, edits: places, reads});
	return problem !== undefined || (await hasNewError(reads.shell ?? 'sh', before, after, host)) ? null : after;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	for await (const line of createInterface({input: process.stdin})) {
		const started = performance.now();
		try {
			const given = await answer(JSON.parse(line) as Question);
			console.log(JSON.stringify({...given, milliseconds: performance.now() - started}));
		} catch (error) {
			console.log(JSON.stringify({crash: String(error)}));
		}
	}
}
