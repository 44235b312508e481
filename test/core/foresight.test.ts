// What a fix costs: the changed inputs are what the changed machine would be read as, and nothing that loses a request is ever safe.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Change, Fix} from '../../source/core/fix.js';
import {afterFix} from '../../source/core/foresight/after.js';
import {costOf, type Foresight, foreseen, standingOf} from '../../source/core/foresight.js';
import type {Assignment, SettingsScope} from '../../source/core/readings.js';
import {type Prediction, predict, type RequestFacts, type Sent} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {anyMachine} from '../helpers/any-facts.js';
import {type FactsByHand, factsByHand, now, pathOf} from '../helpers/facts.js';
import {runs} from '../helpers/runs.js';

const fixOf = (...changes: readonly Change[]): Fix => ({id: 'x', title: 'x', risk: 'safe', changes});
const key = (letter: string) => `sk-ant-api03-${letter.repeat(93)}AA`;
const edit = (scope: SettingsScope, path: readonly string[], value?: string): Change => ({
	kind: 'edit-json',
	path: pathOf[scope],
	digest: '0',
	edits: [{path, value}],
});
const sentOf = (sent: Sent | null | undefined): unknown => sent && [sent.source, sent.value?.fingerprint, sent.isEmpty];
const asData = ({request, refusal}: Prediction): unknown =>
	request ? [request.origin, sentOf(request.xApiKey), sentOf(request.bearer)] : refusal?.cause;
const foresightOf = (facts: RequestFacts, known: Foresight['known'] = []): Foresight => ({
	facts,
	lines: [],
	main: 'print',
	known,
});

type Step = {readonly fix: Fix; readonly machine: FactsByHand};

/** Every change that settings allow, and the machine as it is afterwards. */
function stepsOn(machine: FactsByHand): readonly Step[] {
	const files = machine.files ?? [];
	return [
		...files.flatMap(([scope, file], at) => {
			const others = (changed: typeof file): FactsByHand => ({...machine, files: files.with(at, [scope, changed])});
			return [
				...Object.keys(file.env ?? {}).map((name) => ({
					fix: fixOf(edit(scope, ['env', name])),
					machine: others({
						...file,
						env: Object.fromEntries(Object.entries(file.env ?? {}).filter(([one]) => one !== name)),
					}),
				})),
				{
					fix: fixOf(edit(scope, ['env', 'ANTHROPIC_API_KEY'], 'other')),
					machine: others({...file, env: {...file.env, ANTHROPIC_API_KEY: 'other'}}),
				},
			];
		}),
		...(machine.login
			? [
					{
						fix: fixOf({kind: 'move-file', path: '/home/dev/.claude/.credentials.json'} as const),
						machine: {...machine, login: {...machine.login, state: 'absent' as const}},
					},
				]
			: []),
	];
}

const anyStep = fc
	.tuple(anyMachine, fc.nat())
	.map(([machine, at]) => ({machine, step: stepsOn(machine)[at % Math.max(1, stepsOn(machine).length)]}));
const order = ['nothing', 'bad', 'unknown', 'accepted'];

describe('the machine after a fix', () => {
	it('sends what the rules say of the machine that was changed', () => {
		fc.assert(
			fc.property(anyStep, ({machine, step}) => {
				const after = step && afterFix(step.fix, factsByHand(machine), []);
				if (step && typeof after === 'object') {
					const [seen, wanted] = [predict(after), predict(factsByHand(step.machine))];
					expect([asData(seen.print), asData(seen.interactive)]).toEqual([
						asData(wanted.print),
						asData(wanted.interactive),
					]);
				}
			}),
			{numRuns: runs(120)},
		);
	});

	it('is never worse, where the fix is offered as safe', () => {
		fc.assert(
			fc.property(anyStep, fc.boolean(), ({machine, step}, isAccepted) => {
				const facts = factsByHand(machine);
				const sent = predict(facts).print.request;
				const answer = isAccepted
					? ({kind: 'accepted', requestId: undefined} as const)
					: ({
							kind: 'said',
							cause: 'key-rejected',
							status: 401,
							type: undefined,
							message: '',
							requestId: undefined,
							retryAfter: undefined,
						} as const);
				const known = (['xApiKey', 'bearer'] as const).flatMap((slot) => {
					const value = sent?.[slot]?.value;
					return sent && value ? [{origin: sent.origin, slot, value, answer}] : [];
				});
				const isEffective = step && typeof afterFix(step.fix, facts, []) === 'object';
				if (step && isEffective && foreseen(step.fix, foresightOf(facts, known)).risk === 'safe') {
					const changed = factsByHand(step.machine);
					const [was, is] = [
						standingOf(predict(facts).print, facts.login, now, known),
						standingOf(predict(changed).print, changed.login, now, known),
					];
					expect(['nothing', 'bad']).not.toContain(is);
					expect(order.indexOf(is)).toBeGreaterThanOrEqual(order.indexOf(was));
				}
			}),
			{numRuns: runs(120)},
		);
	});
});

describe('what a fix costs', () => {
	const rejected = (value: string, slot: 'xApiKey' | 'bearer' = 'xApiKey') =>
		({
			origin: 'https://api.anthropic.com',
			slot,
			value: new Secret(value),
			answer: {
				kind: 'said',
				cause: 'key-rejected',
				status: 401,
				type: undefined,
				message: '',
				requestId: undefined,
				retryAfter: undefined,
			},
		}) as const;
	const accepted = (value: string) => ({...rejected(value), answer: {kind: 'accepted', requestId: undefined}}) as const;
	const gateway = {ANTHROPIC_BASE_URL: 'https://gw.example', ANTHROPIC_AUTH_TOKEN: 'own-token-of-the-gateway-1234'};

	it.each([
		[
			'a dead key above a sign-in',
			{files: [['user', {env: {ANTHROPIC_API_KEY: key('x')}}]], login: {}},
			[rejected(key('x'))],
			['env', 'ANTHROPIC_API_KEY'],
			undefined,
		],
		[
			'the only key, dead or not',
			{files: [['user', {env: {ANTHROPIC_API_KEY: key('x')}}]]},
			[rejected(key('x'))],
			['env', 'ANTHROPIC_API_KEY'],
			/nothing would be sent/,
		],
		[
			'a key that works above a sign-in',
			{files: [['user', {env: {ANTHROPIC_API_KEY: key('x')}}]], login: {}},
			[accepted(key('x'))],
			['env', 'ANTHROPIC_API_KEY'],
			/whether that works is not known/,
		],
		[
			'a dead key above another dead one',
			{env: {ANTHROPIC_API_KEY: key('y')}, files: [['user', {env: {ANTHROPIC_API_KEY: key('x')}}]]},
			[rejected(key('x')), rejected(key('y'))],
			['env', 'ANTHROPIC_API_KEY'],
			/no good/,
		],
		[
			'a base URL without its token',
			{files: [['user', {env: gateway}]]},
			[],
			['env', 'ANTHROPIC_BASE_URL'],
			/ANTHROPIC_AUTH_TOKEN would be sent, which is no good/,
		],
		[
			'a token that keeps the sign-in at home',
			{files: [['user', {env: gateway}]], login: {}},
			[],
			['env', 'ANTHROPIC_AUTH_TOKEN'],
			/the sign-in would be sent, which is no good/,
		],
		[
			'a base URL that leads the sign-in away',
			{files: [['user', {env: {ANTHROPIC_BASE_URL: 'https://gw.example'}}]], login: {}},
			[],
			['env', 'ANTHROPIC_BASE_URL'],
			undefined,
		],
		[
			'a placeholder under a dead key',
			{env: {ANTHROPIC_API_KEY: 'your-api-key'}, files: [['user', {env: {ANTHROPIC_API_KEY: key('x')}}]]},
			[rejected(key('x'))],
			['env', 'ANTHROPIC_API_KEY'],
			/no good/,
		],
		['what decides about nothing', {files: [['user', {env: {EDITOR: 'vi'}}]]}, [], ['permissions', 'allow'], undefined],
	] as const satisfies readonly (readonly [
		string,
		FactsByHand,
		Foresight['known'],
		readonly string[],
		RegExp | undefined,
	])[])('%s', (_, machine, known, path, cost) => {
		const seen = costOf(fixOf(edit('user', path)), foresightOf(factsByHand(machine), known));
		expect(seen ?? '').toMatch(cost ?? /^$/);
	});

	it('is seen of lines of shell files too', () => {
		const line = (start: number, value: string, lineNumber: number): Assignment => ({
			name: 'ANTHROPIC_API_KEY',
			value: new Secret(value),
			plain: undefined,
			site: {kind: 'file', path: '/home/dev/.zshrc', line: lineNumber},
			syntax: 'posix',
			effect: 'exports',
			reach: 'top',
			isLiteral: true,
			statement: {start, end: start + 100},
			nameSpan: {start: start + 7, end: start + 24},
			valueSpan: {start: start + 25, end: start + 99},
			digest: '0',
		});
		const lines = [line(0, key('a'), 1), line(100, key('b'), 2)];
		const facts = factsByHand({env: {ANTHROPIC_API_KEY: key('b')}});
		const take = (...taken: readonly Assignment[]) =>
			fixOf({
				kind: 'edit-text',
				path: '/home/dev/.zshrc',
				digest: '0',
				edits: taken.map(({statement}) => ({...statement, text: ''})),
			});
		const sent = (fix: Fix) => {
			const after = afterFix(fix, facts, lines);
			return typeof after === 'string' ? after : predict(after).print.request?.xApiKey?.value?.fingerprint;
		};
		expect(sent(take(lines[1] as Assignment))).toBe(new Secret(key('a')).fingerprint);
		expect(sent(take(lines[0] as Assignment))).toBe(new Secret(key('b')).fingerprint);
		expect(sent(take(...lines))).toBeUndefined();
	});
});
