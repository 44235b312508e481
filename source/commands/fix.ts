// `claude-fix fix <cause>…`: applies the fixes of these causes, shown first, verified afterwards, taken back if they don't help.

import {causeOf, isCauseId} from '../causes/index.js';
import type {CauseId} from '../core/cause-id.js';
import type {Finding} from '../core/check.js';
import type {Diagnosis} from '../core/diagnosis.js';
import type {Purpose} from '../core/evidence.js';
import type {Change, Fix} from '../core/fix.js';
import {needsPerson} from '../core/fix.js';
import {confirmation} from '../core/session/texts.js';
import {stepOf} from '../core/step.js';
import type {Changer} from '../core/transaction.js';
import {handOver} from '../host/hand-over.js';
import {changerOf} from './changer.js';
import {cure} from './cure.js';
import {consentsOf, type DiagnosisOptions, runDiagnosis} from './engine.js';
import {unknownCause} from './near-cause.js';
import {previewHere} from './preview-here.js';
import {recoverFirst, sayInterrupted} from './recover-first.js';
import {type Command, exitCodes, type Options, type World} from './world.js';

export const fix: Command = async (options, world) => {
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
	const changer = changerOf(world.host);
	await (options.isDryRun ? sayInterrupted(changer, world) : recoverFirst(changer, world));
	let code: number = exitCodes.healthy;
	for (const cause of options.words.filter(isCauseId)) {
		const result = await fixOne(cause, options, changer, world);
		if (result !== exitCodes.healthy) {
			code = result;
			break;
		}
	}
	return code;
};

async function fixOne(cause: CauseId, options: Options, changer: Changer, world: World): Promise<number> {
	const {host} = world;
	// A keychain item is read before it is deleted, so that it can be kept: asking for a fix allows that much.
	const consents = new Set([
		...consentsOf(options),
		...(host.platform === 'darwin' && !options.deny.has('keychain') ? (['keychain'] as const) : []),
	]);
	const shared = {
		host,
		consents,
		gateways: options.gateways,
		only: options.only,
		skip: options.skip,
		timeout: options.timeout,
	};
	const found = await search(cause, {...shared, purpose: options.purpose});
	const {finding, before} = found;
	const settings = {...shared, purpose: found.purpose};
	if (!finding) {
		return sayNotFound(cause, found.looked, world);
	}
	const chosen = finding.fixes.find(isDoable) ?? finding.fixes[0];
	if (!chosen) {
		world.print(`${cause}: ${(causeOf(cause)?.remedy ?? ['only a person can cure this']).join(' ')}`);
		return exitCodes.broken;
	}
	await show(finding, chosen, before, world);
	if (options.isDryRun) {
		return exitCodes.healthy;
	}
	if (!options.isYes && !(await isAgreed(chosen, world))) {
		world.print('Nothing was changed.');
		return exitCodes.broken;
	}
	const result = await cure({
		...settings,
		finding,
		fix: chosen,
		before,
		changer,
		hostWith: world.hostWith,
	});
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
			world.print(`Done, and looked again: ${cause} is gone. claude-fix undo takes it back.`);
			await leave(result.left, options, world);
			return exitCodes.healthy;
	}
}

type Found = {
	readonly purpose: Purpose;
	readonly before: Diagnosis;
	readonly finding: Finding | undefined;
	/** Every diagnosis that was made on the way. */
	readonly looked: readonly Diagnosis[];
};

/** That nothing was found is only true where everything was looked at. */
function sayNotFound(cause: string, looked: readonly Diagnosis[], world: World): number {
	const cutOff = looked
		.flatMap(({checks}) => checks)
		.filter(({outcome}) => outcome === 'timed-out' || outcome === 'crashed');
	if (cutOff.length > 0) {
		const names = [...new Set(cutOff.map(({title, because}) => `${title}${because === null ? '' : ` (${because})`}`))];
		world.warn(
			`claude-fix: could not look whether ${cause} is so, and nothing was changed. Not done: ${names.join('; ')}. More time: --timeout`,
		);
		return exitCodes.unverified;
	}
	world.print(`${cause}: not found here, so there is nothing to do.`);
	return exitCodes[looked[0]?.verdict ?? 'unverified'];
}

const purposes: readonly Purpose[] = ['claude-code', 'api', 'app'];

/** What is named may have been found for another purpose: `check --for api`, then `fix <cause>`. The one that is given comes first. */
async function search(cause: CauseId, options: Omit<DiagnosisOptions, 'assumed' | 'observe'>): Promise<Found> {
	const looked: Diagnosis[] = [];
	const look = async (purpose: Purpose): Promise<Found> => {
		const before = await runDiagnosis({...options, purpose, assumed: cause});
		looked.push(before);
		const findings = before.findings.filter((finding) => finding.cause === cause);
		return {purpose, before, looked, finding: findings.find(({fixes}) => fixes.some(isDoable)) ?? findings[0]};
	};
	let known = await look(options.purpose);
	for (const purpose of purposes.filter((one) => one !== options.purpose)) {
		if (known.finding?.fixes.some(isDoable)) {
			break;
		}
		const other = await look(purpose);
		known = other.finding && (!known.finding || other.finding.fixes.some(isDoable)) ? other : known;
	}
	return known;
}

function isDoable({changes}: Fix): boolean {
	return changes.some((change) => !needsPerson(change));
}

async function show(
	{cause, title}: Finding,
	{title: what, changes, cost}: Fix,
	{folders}: Diagnosis,
	world: World,
): Promise<void> {
	world.print(`${title ?? causeOf(cause)?.title ?? cause}\n→ ${what}`);
	if (cost !== undefined) {
		world.print(`  Mind: ${cost}.`);
	}
	for (const change of changes) {
		const preview = await previewHere(change, world.host, folders);
		world.print(`\n  ${preview.title}${preview.keeps ? ` (kept: ${preview.keeps})` : ''}`);
		for (const {kind, text} of preview.lines) {
			world.print(`  ${{add: '+', remove: '-', context: ' ', note: ' ', command: '$'}[kind]} ${text}`);
		}
	}
}

/** What signs out or touches policy wants a typed word; Enter alone is No. */
async function isAgreed({risk}: Fix, world: World): Promise<boolean> {
	const question = risk === 'careful' ? `\nType "${confirmation}" to do this: ` : '\nDo this? [y/N] ';
	const answer = (await world.ask(question)).trim().toLowerCase();
	return risk === 'careful' ? answer === confirmation : answer === 'y' || answer === 'yes';
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
		world.print(
			`Left to do: ${change.kind === 'tell' ? `${change.text}${change.command ? `\n  ${change.command}` : ''}` : stepOf(change, world.host)}`,
		);
	}
}
