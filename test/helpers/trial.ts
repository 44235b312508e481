// One case from beginning to end: rebuild the machine, check it, compare, cure it, take the cure back. What falls short comes as lines.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isCauseId} from '../../source/causes/index.js';
import {checkCommand} from '../../source/commands/check.js';
import {fixCommand} from '../../source/commands/fix.js';
import {undoCommand} from '../../source/commands/undo.js';
import {exitCodes} from '../../source/commands/world.js';
import type {Report} from '../../source/core/report.js';
import type {Case, Expectation, ExpectedCure} from './cases.js';
import {compare} from './expectations.js';
import {formProblems} from './expectations-form.js';
import {brokenRules} from './expectations-rules.js';
import {LeakScanner} from './expectations-secrets.js';
import {type Machine, makeMachine} from './machine.js';
import {type Commands, type Ended, runCommand} from './machine-commands.js';
import {cureInSession} from './machine-session-cure.js';
import {differencesOf, lookAt, ownFiles, type Snapshot} from './machine-snapshot.js';
import {assignmentsOf, isShellFile, newTerminal, withChanges} from './machine-terminal.js';
import type {Workshop} from './machine-workshop.js';
import {opened} from './snapshot.js';

type Environment = Machine['environment'];

/** The reasons why the program falls short of the case; none: it holds. Other commands in its place: to see that this runner catches them. */
export async function tryCase(
	data: Case,
	workshop: Workshop,
	commands: Commands = {check: checkCommand, fix: fixCommand, undo: undoCommand},
): Promise<readonly string[]> {
	const machine = await makeMachine(data, workshop);
	try {
		const trial = new Trial(machine, commands);
		await machine.within(() => trial.run());
		return trial.reasons;
	} finally {
		machine.close();
	}
}

class Trial {
	readonly #machine: Machine;
	readonly #commands: Commands;
	readonly #scanner: LeakScanner;
	readonly #reasons = new Set<string>();
	#hasFixed = false;

	constructor(machine: Machine, commands: Commands) {
		this.#machine = machine;
		this.#commands = commands;
		this.#scanner = new LeakScanner(machine.secrets);
	}

	get reasons(): readonly string[] {
		return [...this.#reasons];
	}

	async run(): Promise<void> {
		const {plan, environment} = this.#machine;
		const report = await this.#check('check', environment);
		if (report) {
			this.#add(compare(plan.expect, report));
		}
		if (plan.expect.cure) {
			await this.#cure(plan.expect.cure);
		}
	}

	/** `check --json`: the report, if it is one. It changes nothing. */
	async #check(step: string, environment: Environment): Promise<Report | undefined> {
		const {scratch, plan} = this.#machine;
		const before = lookAt(this.#machine);
		const ended = await this.#start(step, ['check', '--json', ...plan.arguments], environment);
		this.#same(`${step} changed the machine`, before);
		if (!ended) {
			return undefined;
		}
		let report: Report;
		try {
			report = JSON.parse(ended.stdout) as Report;
		} catch {
			this.#add([`${step} ended with ${ended.code} and printed no report: ${ended.stderr.slice(0, 200)}`]);
			return undefined;
		}
		const problems = formProblems(report, [scratch.cwd, scratch.home]);
		this.#add(problems.slice(0, 5).map((problem) => `${step}: ${problem}`));
		if (exitCodes[report.verdict] !== ended.code) {
			this.#add([`${step}: the verdict is ${report.verdict}, and the exit code ${ended.code}`]);
		}
		return problems.length === 0 ? report : undefined;
	}

	async #cure({fix: causes, then, arguments: more = [], env = {}}: ExpectedCure): Promise<void> {
		const {environment, plan} = this.#machine;
		const before = lookAt(this.#machine);
		const assigned = this.#assignments();
		const fixed = await this.#start('fix', ['fix', ...[causes].flat(), '--yes', ...more], environment);
		if (fixed?.code !== 0) {
			this.#add([`fix ended with ${fixed?.code}: ${(fixed?.stderr || fixed?.stdout || '').trim().slice(0, 300)}`]);
			this.#same('a fix that failed did not leave the machine as it was', before);
			return;
		}
		this.#ownersKept(before);
		const terminal = withChanges(newTerminal(environment, assigned, this.#assignments()), env);
		const report = await this.#check('check after fix', terminal);
		this.#add((report ? compare(readThen(then), report) : []).map((reason) => `after fix, ${reason}`));
		const undone = await this.#start('undo', ['undo'], environment);
		if (undone?.code !== 0) {
			this.#add([`undo ended with ${undone?.code}: ${(undone?.stderr ?? '').trim().slice(0, 300)}`]);
		}
		this.#same('undo did not restore the machine', before);
		await this.#cureInSession([causes].flat(), [...plan.arguments, ...more], before);
	}

	/** The same by the session's way: the same judgement, and undo as before. */
	async #cureInSession(causes: readonly string[], words: readonly string[], before: Snapshot): Promise<void> {
		if (this.#commands.fix !== fixCommand) {
			return;
		}
		const cured = await cureInSession(this.#machine, this.#machine.environment, causes, words);
		if (cured) {
			this.#add(cured.kind === 'cured' ? [] : [`in the session it is ${cured.kind}: ${cured.detail}`]);
			await cured.undo();
			this.#same('undo in the session did not restore the machine', before);
		}
	}

	/** Runs a command, and sees that it says no secret, keeps none and breaks no rule. undefined: it threw. */
	async #start(step: string, words: readonly string[], environment: Environment): Promise<Ended | undefined> {
		const ran = await runCommand(words, this.#commands, this.#machine, environment);
		if (ran.problem !== undefined) {
			this.#add([`${step} was ended by ${ran.problem}`]);
		}
		this.#leaks(step, 'standard output shows', ran.stdout);
		this.#leaks(step, 'standard error shows', ran.stderr);
		// After a fix, what undo needs may hold secrets, where only its owner can read it.
		this.#hasFixed ||= words[0] === 'fix';
		for (const {path, isPrivate, text} of ownFiles(this.#machine)) {
			if (!(this.#hasFixed && isPrivate)) {
				this.#leaks(step, `${path} holds`, text);
			}
		}
		this.#add(brokenRules(ran, this.#machine, this.#scanner).map((rule) => `${step} ${rule}`));
		return ran.problem === undefined ? ran : undefined;
	}

	#leaks(step: string, where: string, text: string): void {
		const labels = this.#scanner.find(text);
		this.#add(labels.length > 0 ? [`${step}: ${where} the secret ${labels.join(', ')}`] : []);
	}

	#same(what: string, before: Snapshot): void {
		const texts = differencesOf(before, lookAt(this.#machine)).map(({text}) => text);
		this.#add(texts.length > 0 ? [`${what}: ${texts.slice(0, 4).join('; ')}${texts.length > 4 ? '; …' : ''}`] : []);
	}

	/** Tests may run as root; the user of the case could not have changed what is root's. */
	#ownersKept(before: Snapshot): void {
		const {plan, scratch} = this.#machine;
		const theirs = differencesOf(before, lookAt(this.#machine)).filter(({path}) =>
			plan.isOfRoot(join(scratch.root, path)),
		);
		this.#add(
			theirs
				.filter(({path}) => !path.startsWith('keychain'))
				.map(({path}) => `fix changed ${path}, which belongs to root`),
		);
	}

	#assignments(): ReadonlyMap<string, string> {
		const {root, home} = this.#machine.scratch;
		const files = Object.entries(lookAt(this.#machine)).filter(([, what]) => what.startsWith('file '));
		const paths = files.map(([path]) => `/${path}`).filter((path) => isShellFile(path, home.slice(root.length)));
		return assignmentsOf(paths.map((path) => opened(join(root, path), () => readFileSync(join(root, path), 'utf8'))));
	}

	#add(reasons: readonly string[]): void {
		for (const reason of reasons) {
			this.#reasons.add(reason);
		}
	}
}

/** What a cure leads to: a verdict, a next root cause, or expectations. */
function readThen(then: ExpectedCure['then']): Expectation {
	if (typeof then !== 'string') {
		return then;
	}
	return isCauseId(then) ? {verdict: 'broken', rootCause: [then]} : {verdict: then};
}
