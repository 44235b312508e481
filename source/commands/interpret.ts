// Performs the effects of a session through its ports and sends the answers back. Nothing that fails gets past it: failures are answers.

import type {CauseId} from '../core/cause-id.js';
import type {Finding} from '../core/check.js';
import type {CureResult} from '../core/cure.js';
import type {Diagnosis} from '../core/diagnosis.js';
import type {Purpose} from '../core/evidence.js';
import type {Change, Fix} from '../core/fix.js';
import type {Ignored} from '../core/ignored.js';
import type {AnswerResult} from '../core/readings.js';
import type {RotationPlan} from '../core/rotation.js';
import {oneLine} from '../core/scrub.js';
import type {Secret} from '../core/secret.js';
import type {CureRequest, CureStep, Diagnoser, Effect, Explanation, Message, Remembered} from '../core/session.js';
import type {Changer, Preview} from '../core/transaction.js';
import type {CopiedTo} from '../host/terminal.js';

export type Ports = {
	readonly diagnose: Diagnoser;
	/** Keeps a diagnosis for the next run of the program. */
	readonly keep: (diagnosis: Diagnosis) => void | Promise<void>;
	readonly remember: (what: Partial<Omit<Remembered, 'last' | 'past'>>) => void | Promise<void>;
	readonly ignore: (cause: CauseId, ignored: Ignored | undefined) => void;
	readonly changer: Pick<Changer, 'undo' | 'list'>;
	/** A fix from its first change to what is judged of it. */
	readonly cure: (request: CureRequest, onStep: (step: CureStep) => void) => Promise<CureResult>;
	readonly preview: (change: Change) => Promise<Preview>;
	/** Where the key of a finding is; undefined: nowhere that can be seen. */
	readonly planRotation: (finding: Finding, diagnosis: Diagnosis) => Promise<RotationPlan | undefined>;
	/** What the server says to a new key, if it may be sent there; and the change that puts it in every place of the old one. */
	readonly proveKey: (question: KeyQuestion) => Promise<{readonly answer: AnswerResult; readonly fix: Fix}>;
	readonly explain: (text: string) => Promise<readonly Explanation[]> | readonly Explanation[];
	/** Where the text went: the clipboard, the terminal's own (OSC 52), or nowhere. */
	readonly copy: (text: string) => Promise<CopiedTo>;
	/** Whether a browser was started. */
	readonly open: (url: string) => Promise<boolean>;
	readonly report: (diagnosis: Diagnosis) => string | Promise<string>;
	/** Milliseconds. */
	readonly wait: (milliseconds: number) => Promise<void>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** A bell, and a message where the terminal shows some. */
	readonly notify: (text: string) => void;
	/** Resolves when the shell has gone on with the program, and the terminal is back. */
	readonly suspend: () => Promise<void>;
	/** The session is over. Called once the change that is under way, if any, has ended. */
	readonly leave: (code: number) => void;
};

export type KeyQuestion = {
	readonly purpose: Purpose;
	readonly plan: RotationPlan;
	readonly key: Secret;
	/** Whether it may be sent. */
	readonly isSent: boolean;
};

export type Perform = (effect: Effect, send: (message: Message) => void) => void;

/** A change that hangs doesn't keep the person from leaving for longer than this (milliseconds). */
const patience = 5000;

export function interpret(ports: Ports): Perform {
	const changing = new Set<Promise<unknown>>();
	const guard = <T>(change: Promise<T>): Promise<T> => {
		const settled = change.finally(() => changing.delete(settled));
		changing.add(settled);
		return settled;
	};
	return (effect, send) => {
		perform(effect, send, ports, guard, changing).catch((error: unknown) => {
			send(failureOf(effect, error));
		});
	};
}

type Guard = <T>(change: Promise<T>) => Promise<T>;

async function perform(
	effect: Effect,
	send: (message: Message) => void,
	ports: Ports,
	guard: Guard,
	changing: ReadonlySet<Promise<unknown>>,
): Promise<void> {
	switch (effect.kind) {
		case 'diagnose':
			return diagnose(effect, send, ports);
		case 'preview': {
			const previews = await Promise.all(
				effect.sets.map((changes) => Promise.all(changes.map((change) => previewed(change, ports)))),
			);
			return send({kind: 'previewed', token: effect.token, previews});
		}
		case 'cure': {
			const {token, request} = effect;
			const result = await guard(ports.cure(request, (step) => send({kind: 'cure-step', token, step})));
			return send({kind: 'cure-ended', token, result});
		}
		case 'plan-rotation': {
			const plan = await ports.planRotation(effect.finding, effect.diagnosis);
			return send({kind: 'rotation-planned', token: effect.token, plan});
		}
		case 'prove-key':
			return proveKey(effect, send, ports);
		case 'undo': {
			const result = await guard(ports.changer.undo(effect.id));
			return send({kind: 'undone', token: effect.token, result});
		}
		case 'load-history':
			return send({kind: 'history', entries: await ports.changer.list()});
		case 'explain':
			return send({kind: 'explained', token: effect.token, found: await ports.explain(effect.text)});
		case 'remember':
			return ports.remember(effect.what);
		case 'ignore':
			return ports.ignore(effect.cause, effect.ignored);
		case 'copy':
			return send({kind: 'note', text: await copy(effect.text, 'Copied.', 'leaving shows it again', ports)});
		case 'copy-report':
			return send({
				kind: 'note',
				text: await copy(
					await ports.report(effect.diagnosis),
					'The redacted report is copied.',
					'`claude-fix report` prints it',
					ports,
				),
			});
		case 'open': {
			// Only web pages are opened, no matter who named them.
			const isOpen = /^https:\/\//.test(effect.url) && (await ports.open(effect.url));
			return send({kind: 'note', text: isOpen ? `Opened ${effect.url}` : `Open this page: ${effect.url}`});
		}
		case 'wait':
			await ports.wait(effect.milliseconds);
			return send({kind: 'waited', token: effect.token, now: ports.now()});
		case 'notify':
			return ports.notify(effect.text);
		case 'suspend':
			return ports.suspend();
		case 'quit':
			await Promise.race([Promise.allSettled([...changing]), changing.size > 0 ? ports.wait(patience) : undefined]);
			return ports.leave(effect.code);
	}
}

async function diagnose(
	{run, request}: Extract<Effect, {kind: 'diagnose'}>,
	send: (message: Message) => void,
	ports: Ports,
): Promise<void> {
	const diagnosis = await ports.diagnose(request, (event) => send({kind: 'event', run, event}));
	// Nothing that was entered is kept.
	if (!request.form) {
		await Promise.resolve(ports.keep(diagnosis)).catch(() => {});
	}
}

async function proveKey(
	effect: Extract<Effect, {kind: 'prove-key'}>,
	send: (message: Message) => void,
	ports: Ports,
): Promise<void> {
	const {answer, fix} = await ports.proveKey(effect);
	const previews = await Promise.all(fix.changes.map((change) => previewed(change, ports)));
	send({kind: 'key-proved', token: effect.token, answer, fix, previews});
}

/** What can't be shown is said in its place: the rest of the answer is shown anyway. */
async function previewed(change: Change, ports: Ports): Promise<Preview> {
	return ports.preview(change).catch(
		(error: unknown): Preview => ({
			title: `It can't be shown: ${error instanceof Error ? oneLine(error.message, 160) : 'something unexpected happened'}`,
			lines: [],
		}),
	);
}

/** `otherwise`: where the text is found without a clipboard. */
async function copy(text: string, done: string, otherwise: string, ports: Ports): Promise<string> {
	switch (await ports.copy(text)) {
		case 'clipboard':
			return done;
		case 'tmux':
			return `${done} (Into the buffer of tmux: its prefix and ] paste it.)`;
		case 'terminal':
			return `${done} (Through the terminal; not every terminal allows it.)`;
		case 'nowhere':
			return `There is no clipboard here; ${otherwise}.`;
	}
}

/** One line, without secrets. */
function failureOf(effect: Effect, error: unknown): Message {
	const detail = oneLine(error instanceof Error ? error.message : 'Something unexpected happened', 160);
	switch (effect.kind) {
		case 'diagnose':
			return {kind: 'run-failed', run: effect.run, detail};
		case 'cure':
			return {kind: 'cure-ended', token: effect.token, result: {kind: 'failed', detail, isRolledBack: false}};
		case 'undo':
			return {kind: 'undone', token: effect.token, result: {kind: 'refused', id: effect.id, detail}};
		case 'load-history':
			return {kind: 'history', entries: []};
		case 'plan-rotation':
			return {kind: 'rotation-planned', token: effect.token, plan: undefined};
		case 'prove-key':
			return {
				kind: 'key-proved',
				token: effect.token,
				answer: {kind: 'no-way', cause: 'offline', code: 'failed', detail},
				fix: undefined,
				previews: [],
			};
		case 'explain':
			return {kind: 'explained', token: effect.token, found: []};
		default:
			return {kind: 'note', text: detail};
	}
}
