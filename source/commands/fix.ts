// `claude-fix fix [cause]…`: cures the root cause, or these causes. Shown first, looked at again afterwards, taken back if it doesn't help.
import {causeOf, isCauseId} from '../causes/index.js';
import {fixCommandLine} from '../core/advice-text.js';
import type {CauseId} from '../core/cause-id.js';
import type {Finding} from '../core/check.js';
import type {Diagnosis} from '../core/diagnosis.js';
import type {Purpose} from '../core/evidence.js';
import {type Change, type Fix, needsPerson} from '../core/fix.js';
import {placeOf, writePlace} from '../core/place.js';
import type {Report} from '../core/report.js';
import {lossOf} from '../core/risk.js';
import {withCure} from '../core/session.js';
import {stepOf} from '../core/step.js';
import type {Changer} from '../core/transaction.js';
import {makeChanger} from '../host/apply.js';
import {handOver} from '../host/hand-over.js';
import {type Memory, openMemory} from '../host/memory.js';
import {cure} from './cure.js';
import {consentsOf, type DiagnosisOptions, runDiagnosis} from './engine.js';
import {readIgnored} from './ignored-here.js';
import {unknownCause} from './near-cause.js';
import {keepReport} from './past.js';
import {recoverFirst, sayInterrupted} from './recover-first.js';
import {drawReport, makeReport} from './reports.js';
import {sayTo} from './say.js';
import {search, seenAs} from './search.js';
import {keepRemembered, readRemembered} from './session-memory.js';
import {showFix} from './show-fix.js';
import {type Command, exitCodes, type Options, type World} from './world.js';

export const fixCommand: Command = async (options, world) => {
	const unknown = unknownCause(options.words);
	if (unknown !== undefined) {
		world.warn(`claude-fix: ${unknown}`);
		return exitCodes.usage;
	}
	if (!options.isYes && !options.isDryRun && !world.isTerminal) {
		world.warn(
			'claude-fix: without a terminal nothing can be asked: add --yes, or --dry-run to see what would be done',
		);
		return exitCodes.usage;
	}
	const changer = makeChanger(world.host);
	await (options.isDryRun ? sayInterrupted(changer, world) : recoverFirst(changer, world));
	const memory = await openMemory(world.host);
	const task = {options, world, changer, memory, settings: settingsOf(options, world)};
	if (options.words.length === 0) {
		return fixRoot(task);
	}
	const outcomes: Outcome[] = [];
	for (const cause of options.words.filter(isCauseId)) {
		const outcome = await fixOne(cause, task);
		outcomes.push(outcome);
		if (outcome.isFound && outcome.code !== exitCodes.healthy) {
			break;
		}
	}
	// What a look found before the others were cured no longer holds.
	const counting = outcomes.filter(({isStale}) => !isStale || !outcomes.some(({isFound}) => isFound));
	return worstFirst.find((code) => counting.some((outcome) => outcome.code === code)) ?? exitCodes.healthy;
};

/** `isStale`: the code of what a look for something else found. */
type Outcome = {readonly code: number; readonly isFound: boolean; readonly isStale?: boolean};

const worstFirst = [exitCodes.rolledBack, exitCodes.broken, exitCodes.unverified];

type Task = {
	readonly options: Options;
	readonly world: World;
	readonly changer: Changer;
	readonly memory: Memory;
	readonly settings: Omit<DiagnosisOptions, 'assumed' | 'observe'>;
};

function settingsOf(options: Options, {host}: World): Task['settings'] {
	// A keychain item is read before it is deleted, so that it can be kept: asking for a fix allows that much.
	const consents = new Set([
		...consentsOf(options),
		...(host.platform === 'darwin' && !options.deny.has('keychain') ? (['keychain'] as const) : []),
	]);
	const {purpose, gateways, only, skip, timeout} = options;
	return {host, consents, purpose, gateways, only, skip, timeout};
}

/** It first finds out what is wrong. If nothing is, it says so. */
async function fixRoot(task: Task): Promise<number> {
	const {world, settings, memory} = task;
	const before = await runDiagnosis({...settings, ignored: readIgnored(memory)});
	const finding = before.findings.find(({cause, severity}) => severity === 'error' && cause === before.rootCause);
	if (finding) {
		return apply(finding, before, settings.purpose, false, task);
	}
	const report = makeReport(before, world.version);
	keep(report, task);
	world.print(await drawReport(report, world, {isVerbose: false}));
	const lesser = before.findings.find(
		({severity, ignored, fixes}) => severity === 'warning' && !ignored && fixes.length > 0,
	);
	if (lesser) {
		world.print(`To change that too: ${fixCommandLine(report, {}, lesser.cause)}`);
	}
	return exitCodes[before.verdict];
}

async function fixOne(cause: CauseId, task: Task): Promise<Outcome> {
	const {finding, before, purpose, looked} = await search(cause, task.settings);
	if (!finding) {
		return sayNotFound(cause, looked, task.world);
	}
	const seen = await seenAs(finding, {...task.settings, purpose});
	// Its words and its cost are those of what was seen, where it was.
	const {finding: known, before: then} = seen && seen.finding.fixes.length > 0 ? seen : {finding, before};
	return {code: await apply(known, then, purpose, seen === undefined, task), isFound: true};
}

async function apply(
	finding: Finding,
	before: Diagnosis,
	purpose: Purpose,
	isOnlyAssumed: boolean,
	task: Task,
): Promise<number> {
	const {options, world, changer, memory, settings} = task;
	const {cause} = finding;
	const chosen = finding.fixes.find(({changes}) => changes.some((change) => !needsPerson(change))) ?? finding.fixes[0];
	await showFix({finding, fix: chosen, isOnlyAssumed, before}, world);
	if (!chosen) {
		world.print(`  ${(causeOf(cause)?.remedy ?? ['only a person can cure this']).join(' ')}`);
		return exitCodes.broken;
	}
	if (options.isDryRun) {
		return exitCodes.healthy;
	}
	// What was only assumed isn't a diagnosis.
	if (!isOnlyAssumed) {
		keep(makeReport(before, world.version), task);
	}
	const loss = lossOf(chosen, finding, before);
	if (options.isYes && loss !== undefined) {
		world.warn(
			`claude-fix: this takes away the ${loss} that may work, so nothing was changed. At a terminal "claude-fix fix ${cause}" asks for the word that confirms it.`,
		);
		return exitCodes.broken;
	}
	if (!options.isYes && !(await isAgreed(loss, chosen, world))) {
		sayTo(world, 'Nothing was changed.');
		return exitCodes.broken;
	}
	const result = await cure({...settings, purpose, finding, fix: chosen, before, changer, hostWith: world.hostWith});
	switch (result.kind) {
		case 'failed':
			world.warn(
				`claude-fix: ${result.detail}. ${result.isRolledBack ? 'Everything is as it was before.' : 'Not everything could be taken back: see claude-fix undo --list.'}`,
			);
			return exitCodes.rolledBack;
		case 'by-hand':
			await leave(result.left, options, world);
			return options.isYes && !world.isTerminal ? exitCodes.broken : exitCodes.healthy;
		case 'unproved':
			world.warn(
				`claude-fix: the change was made, but ${result.detail}, so the cure is not proved. claude-fix undo takes it back.`,
			);
			await leave(result.left, options, world);
			return exitCodes.unverified;
		case 'cured':
			sayTo(world, `Cured: ${titleOf(finding)}. \`claude-fix undo\` takes it back.`);
			keepCure(finding, result.after, memory);
			await leave(result.left, options, world);
			return exitCodes.healthy;
	}
}

/** What was found is the last diagnosis, as it is for `check` and the session. */
function keep(report: Report, {options, world, memory}: Task): void {
	if (!options.isDryRun) {
		keepReport(memory, report, world.host.cwd);
	}
}

/** The session knows what became of it, too. */
function keepCure(finding: Finding, {at, folders}: Diagnosis, memory: Memory): void {
	const [where] = finding.where;
	const place = where === undefined ? '' : writePlace(placeOf(where, folders));
	const cured = {cause: finding.cause, title: titleOf(finding), place, at};
	keepRemembered(memory, {cures: withCure(readRemembered(memory).cures, cured)});
}

function titleOf({title, cause}: Finding): string {
	return title ?? causeOf(cause)?.title ?? cause;
}

/** "Nothing found" is only true where everything was looked at. */
function sayNotFound(cause: string, looked: readonly Diagnosis[], world: World): Outcome {
	const cutOff = looked
		.flatMap(({checks}) => checks)
		.filter(({outcome}) => outcome === 'timed-out' || outcome === 'crashed');
	if (cutOff.length > 0) {
		const names = [...new Set(cutOff.map(({title, because}) => `${title}${because === null ? '' : ` (${because})`}`))];
		world.warn(
			`claude-fix: could not check for ${cause}, so nothing was changed. Not done: ${names.join('; ')}. More time: --timeout`,
		);
		return {code: exitCodes.unverified, isFound: false};
	}
	sayTo(world, `${cause}: not found here, so there is nothing to do.`);
	return {code: exitCodes[looked[0]?.verdict ?? 'unverified'], isFound: false, isStale: true};
}

/** What undo brings back is agreed to with Enter; what would be lost for good wants its name typed. */
async function isAgreed(loss: string | undefined, {changes}: Fix, world: World): Promise<boolean> {
	if (loss !== undefined) {
		const answer = await world.ask(`\nType "${loss}" to do this: `);
		return answer.trim().toLowerCase() === loss;
	}
	// Nothing is changed, so there is nothing to agree to: what is left is told, or asked for one by one.
	if (changes.every(needsPerson)) {
		return true;
	}
	return /^(y(es)?)?$/i.test((await world.ask('\nCure it? [Y/n] ')).trim());
}

/** Steps for a person: at a terminal programs are started with consent; otherwise they are told. */
async function leave(left: readonly Change[], options: Options, world: World): Promise<void> {
	for (const change of left) {
		if (change.kind === 'run' && world.isTerminal && !options.isYes) {
			const answer = await world.ask(`\n${stepOf(change, world.host)} (${change.why}). Start it now? [y/N] `);
			if (/^y(es)?$/i.test(answer.trim())) {
				const result = await handOver(world.host, change.program, change.args);
				if (result.kind !== 'exited') {
					world.warn(`claude-fix: ${change.program} could not be started`);
				}
				continue;
			}
		}
		sayTo(world, `Left to do: ${change.kind === 'tell' ? change.text : stepOf(change, world.host)}`);
		if (change.kind === 'tell' && change.command) {
			world.print(`  ${change.command}`);
		}
	}
}
