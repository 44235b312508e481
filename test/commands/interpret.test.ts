// Effects meet their ports; whatever fails comes back as an answer.
import {describe, expect, it} from 'vitest';
import {interpret, type Ports} from '../../source/commands/interpret.js';
import type {CureResult} from '../../source/core/cure.js';
import {Secret} from '../../source/core/secret.js';
import type {Effect, Message} from '../../source/core/session.js';
import type {Changer} from '../../source/core/transaction.js';
import {broken, eventsOf, overrides, previews, takeOut} from '../helpers/diagnosis.js';
import {plan} from '../helpers/rotation.js';

const secret = `sk-ant-api03-${'x7Q'.repeat(20)}`;

const cureRequest = {finding: overrides, fix: takeOut, before: broken, consents: new Set<never>()};
const cured: CureResult = {kind: 'cured', id: 'one', left: [], after: broken};

function changerWith(change: Partial<Changer> = {}): Changer {
	return {
		apply: async () => ({kind: 'applied', id: 'one', left: []}),
		undo: async (id = '') => ({kind: 'undone', id, steps: []}),
		list: async () => [],
		...change,
	};
}

/** Performs one effect over ports that work, but for these; collects what is sent until nothing is left to do. */
async function performed(effect: Effect, change: Partial<Ports> = {}): Promise<readonly Message[]> {
	const messages: Message[] = [];
	const [first] = previews;
	const ports: Ports = {
		diagnose: async (_, observe) => {
			for (const event of eventsOf(broken)) {
				observe(event);
			}
			return broken;
		},
		keep: () => {},
		remember: () => {},
		ignore: () => {},
		changer: changerWith(),
		preview: async () => first ?? {title: '', lines: []},
		planRotation: async () => undefined,
		proveKey: async () => ({answer: {kind: 'accepted', requestId: undefined}, fix: takeOut}),
		explain: () => [{cause: 'org-disabled', title: 'Disabled'}],
		cure: async () => cured,
		notify: () => {},
		copy: async () => 'clipboard',
		open: async () => true,
		report: () => 'a report',
		wait: async () => {},
		now: () => 42,
		suspend: async () => {},
		leave: () => {},
		...change,
	};
	interpret(ports)(effect, (message) => messages.push(message));
	for (let turns = 0; turns < 5; turns++) {
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}
	return messages;
}

const fails = async (): Promise<never> => {
	throw new Error(`it broke over ${secret}`);
};

const diagnose: Effect = {
	kind: 'diagnose',
	run: 3,
	request: {purpose: 'claude-code', consents: new Set(), answers: {}, isGentle: false},
};

describe('what works', () => {
	it('sends every event of a diagnosis with its run, and keeps it', async () => {
		const kept: unknown[] = [];
		const messages = await performed(diagnose, {keep: (diagnosis) => void kept.push(diagnosis)});
		expect(messages).toHaveLength(eventsOf(broken).length);
		expect(messages.at(-1)).toEqual({kind: 'event', run: 3, event: {kind: 'done', diagnosis: broken}});
		expect(kept).toEqual([broken]);
	});

	it.each<[Effect, unknown]>([
		[
			{kind: 'preview', token: 1, sets: [[{kind: 'move-file', path: '/x'}], []]},
			{kind: 'previewed', token: 1, previews: [[previews[0]], []]},
		],
		[
			{kind: 'cure', token: 1, request: cureRequest},
			{kind: 'cure-ended', token: 1, result: {kind: 'cured'}},
		],
		[
			{kind: 'plan-rotation', token: 1, finding: overrides, diagnosis: broken},
			{kind: 'rotation-planned', token: 1, plan: undefined},
		],
		[
			{kind: 'prove-key', token: 1, purpose: 'api', plan, key: new Secret(secret), isSent: true},
			{kind: 'key-proved', token: 1, answer: {kind: 'accepted'}, fix: takeOut, previews: [previews[0], previews[0]]},
		],
		[
			{kind: 'undo', token: 1, id: 'x'},
			{kind: 'undone', result: {kind: 'undone', id: 'x'}},
		],
		[{kind: 'load-history'}, {kind: 'history', entries: []}],
		[
			{kind: 'explain', token: 1, text: 'x'},
			{kind: 'explained', found: [{cause: 'org-disabled'}]},
		],
		[
			{kind: 'copy', text: 'x'},
			{kind: 'note', text: 'Copied.'},
		],
		[
			{kind: 'copy-report', diagnosis: broken},
			{kind: 'note', text: 'The redacted report is copied.'},
		],
		[
			{kind: 'open', url: 'https://status.claude.com'},
			{kind: 'note', text: 'Opened https://status.claude.com'},
		],
		[
			{kind: 'wait', token: 1, milliseconds: 1},
			{kind: 'waited', token: 1, now: 42},
		],
	])('answers %j', async (effect, answer) => {
		expect(await performed(effect)).toMatchObject([answer]);
	});

	it('tells what a cure is doing', async () => {
		const cure: Ports['cure'] = async (_, onStep) => {
			onStep({kind: 'looking'});
			return cured;
		};
		expect(await performed({kind: 'cure', token: 1, request: cureRequest}, {cure})).toMatchObject([
			{kind: 'cure-step', token: 1, step: {kind: 'looking'}},
			{kind: 'cure-ended', token: 1},
		]);
	});

	it.each<[Effect, string]>([
		[{kind: 'copy', text: 'x'}, 'leaving shows it again'],
		[{kind: 'copy-report', diagnosis: broken}, '`claude-fix report` prints it'],
	])('says where the text is without a clipboard: %j', async (effect, words) => {
		const [message] = await performed(effect, {copy: async () => 'nowhere'});
		expect(message).toMatchObject({kind: 'note', text: expect.stringContaining(words)});
	});

	it('opens nothing but pages of the web', async () => {
		const opened: string[] = [];
		const open = async (url: string) => opened.push(url) > 0;
		await performed({kind: 'open', url: 'file:///etc/passwd'}, {open});
		await performed({kind: 'open', url: 'https://claude.com'}, {open});
		expect(opened).toEqual(['https://claude.com']);
	});
});

describe('what fails', () => {
	it.each<[Effect, Partial<Ports>, unknown]>([
		[diagnose, {diagnose: fails}, {kind: 'run-failed', run: 3}],
		[
			{kind: 'preview', token: 1, sets: [[{kind: 'move-file', path: '/x'}]]},
			{preview: fails},
			{kind: 'previewed', previews: [[{title: expect.stringContaining("can't be shown")}]]},
		],
		[
			{kind: 'cure', token: 1, request: cureRequest},
			{cure: fails},
			{kind: 'cure-ended', result: {kind: 'failed', isRolledBack: false}},
		],
		[
			{kind: 'undo', token: 1, id: 'x'},
			{changer: changerWith({undo: fails})},
			{kind: 'undone', result: {kind: 'refused'}},
		],
		[
			{kind: 'plan-rotation', token: 1, finding: overrides, diagnosis: broken},
			{planRotation: fails},
			{kind: 'rotation-planned'},
		],
		[
			{kind: 'prove-key', token: 1, purpose: 'api', plan, key: new Secret(secret), isSent: true},
			{proveKey: fails},
			{kind: 'key-proved', answer: {kind: 'no-way'}},
		],
		[{kind: 'load-history'}, {changer: changerWith({list: fails})}, {kind: 'history', entries: []}],
		[{kind: 'explain', token: 1, text: 'x'}, {explain: fails}, {kind: 'explained', found: []}],
		[{kind: 'copy', text: 'x'}, {copy: fails}, {kind: 'note'}],
		[{kind: 'remember', what: {}}, {remember: fails}, {kind: 'note'}],
	])('comes back as an answer without secrets: %j', async (effect, ports, answer) => {
		const messages = await performed(effect, ports);
		expect(messages.at(-1)).toMatchObject(answer as object);
		expect(JSON.stringify(messages)).not.toContain(secret);
	});

	it('a memory that fails does not take the diagnosis away', async () => {
		expect((await performed(diagnose, {keep: fails})).at(-1)).toMatchObject({event: {kind: 'done'}});
	});
});

describe('leaving', () => {
	it('waits for the change that is under way', async () => {
		const order: string[] = [];
		let finish = () => {};
		const cure: Ports['cure'] = () =>
			new Promise((resolve) => {
				finish = () => {
					order.push('applied');
					resolve(cured);
				};
			});
		const ports = {cure, leave: () => void order.push('left'), wait: () => new Promise<void>(() => {})};
		const perform = interpret({...(ports as unknown as Ports)});
		perform({kind: 'cure', token: 1, request: cureRequest}, () => {});
		perform({kind: 'quit', code: 0}, () => {});
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
		expect(order).toEqual([]);
		finish();
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
		expect(order).toEqual(['applied', 'left']);
	});
});
