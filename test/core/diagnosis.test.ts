// Checks run side by side: what they need, what they lack, crashes, hangs, and what all of it adds up to.
import {describe, expect, it} from 'vitest';
import {catalogue} from '../../source/causes/index.js';
import {type AnyCheck, defineCheck, type Finding, optional} from '../../source/core/check.js';
import type {Consent} from '../../source/core/consent.js';
import {type DiagnosisEvent, diagnose, type Summary} from '../../source/core/diagnosis.js';
import {defineProbe, Evidence, type Probe} from '../../source/core/evidence.js';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';

const machine = {platform: 'linux', shell: null, claude: null, inside: []} as const;
const summaryOf = (isProved: boolean): Probe<Summary> =>
	defineProbe({
		id: 'summary',
		read: async () => ({machine, ladder: [], requests: {}, refusals: {}, isProved, wanted: []}),
	});
const good = defineProbe({id: 'good', read: async () => 1});
const bad = defineProbe<number>({id: 'bad', read: async () => Promise.reject(new Error('no such file'))});
const asked = defineProbe({id: 'asked', consent: 'claude', read: async () => 1});
const never = defineProbe<number>({id: 'never', read: () => new Promise(() => {})});
const error: Finding = {cause: 'login-missing', severity: 'error', detail: '', where: [], fixes: []};

async function run(
	checks: readonly AnyCheck[],
	{
		isProved = true,
		consents = [],
		timeout = limit(5000),
		isTimeGiven = false,
		shell = null,
		only,
		skip,
	}: {
		isProved?: boolean;
		consents?: readonly Consent[];
		timeout?: number;
		isTimeGiven?: boolean;
		shell?: string | null;
		only?: readonly string[];
		skip?: readonly string[];
	} = {},
) {
	const {host} = scratchHost({});
	const events: DiagnosisEvent[] = [];
	const diagnosis = await diagnose({
		evidence: new Evidence({host, purpose: 'claude-code', consents: new Set(consents)}),
		checks,
		summary: summaryOf(isProved),
		where: defineProbe({id: 'where', read: async () => ({shell, inside: []})}),
		catalogue,
		timeout,
		isTimeGiven,
		observe: (event) => void events.push(event),
		...(only && {only}),
		...(skip && {skip}),
	});
	return {
		diagnosis,
		events,
		outcomes: Object.fromEntries(
			diagnosis.checks.map(({id, outcome, because}) => [id, because ? `${outcome}: ${because}` : outcome]),
		),
	};
}

const check = (id: string, needs: AnyCheck['needs'], judge: () => readonly Finding[] = () => []): AnyCheck =>
	defineCheck({id, title: id, area: 'credential', order: 1, for: ['claude-code'], needs, judge});

const within = <T>(limit: number, probe: Probe<T>): Probe<T> => ({...probe, limit});

describe('diagnose', () => {
	it.each<[string, {only?: readonly string[]; skip?: readonly string[]}, Record<string, string>]>([
		['only a check', {only: ['one']}, {one: 'failed'}],
		['only a cause, whichever check finds it', {only: ['key-leaked']}, {one: 'warned', two: 'warned', three: 'passed'}],
		['a check and a cause', {only: ['three', 'key-leaked']}, {one: 'warned', two: 'warned', three: 'failed'}],
		['all but a check', {skip: ['one', 'three']}, {two: 'warned'}],
		['all but a cause', {skip: [error.cause]}, {one: 'warned', two: 'warned', three: 'passed'}],
	])('looks at %s', async (_, selection, expected) => {
		const leaked: Finding = {...error, cause: 'key-leaked', severity: 'warning'};
		const {outcomes} = await run(
			[
				check('one', {good}, () => [error, leaked]),
				check('two', {good}, () => [leaked]),
				check('three', {good}, () => [error]),
			],
			selection,
		);
		expect(outcomes).toEqual(expected);
	});

	it('turns whatever happens into an outcome of that check alone', async () => {
		const {outcomes, diagnosis} = await run([
			check('passes', {good}),
			check('finds', {good}, () => [error]),
			check('warns', {good}, () => [{...error, cause: 'key-leaked', severity: 'warning'}]),
			check('notes', {good}, () => [{...error, cause: 'folklore-file', severity: 'note'}]),
			check('lacks', {bad}),
			check('lacks but goes on', {bad: optional(bad)}),
			check('not allowed', {asked}),
			check('crashes', {good}, () => {
				throw new Error('oh no');
			}),
			check('hangs', {never: within(50, never)}),
			defineCheck({
				id: 'elsewhere',
				title: '',
				area: 'credential',
				order: 1,
				for: ['claude-code'],
				needs: {good},
				unless: () => 'only macOS has it',
				judge: () => [error],
			}),
			{...check('for apps', {good}, () => [error]), for: ['app']},
		]);
		expect(outcomes).toEqual({
			passes: 'passed',
			finds: 'failed',
			warns: 'warned',
			notes: 'noted',
			lacks: 'unverified: bad: no such file',
			'lacks but goes on': 'passed',
			'not allowed': 'skipped: needs the consent "claude"',
			crashes: 'crashed: oh no',
			hangs: 'timed-out: took longer than 0.1 s',
			elsewhere: 'not-applicable: only macOS has it',
		});
		expect(diagnosis).toMatchObject({verdict: 'broken', rootCause: 'login-missing'});
	});

	it.each([
		['healthy where the winning credential is proved', true, [check('passes', {good})], 'healthy'],
		['unverified where it is not', false, [check('passes', {good})], 'unverified'],
		['unverified where a check came to no end', true, [check('hangs', {never: within(20, never)})], 'unverified'],
		[
			'not changed by warnings and notes',
			true,
			[check('warns', {good}, () => [{...error, severity: 'warning'}])],
			'healthy',
		],
	] as const)('is %s', async (_, isProved, checks, verdict) => {
		expect((await run(checks, {isProved})).diagnosis.verdict).toBe(verdict);
	});

	it('ends in time whatever hangs', async () => {
		const {outcomes} = await run([check('hangs', {never}), check('passes', {good})], {timeout: 80});
		expect(outcomes).toMatchObject({hangs: 'timed-out: took longer than 0.1 s', passes: 'passed'});
	});

	it.each([
		[false, 'timed-out: took longer than 0 s'],
		[true, 'passed'],
	])('keeps to the limit of what a check needs unless the person gave a time: %s', async (isTimeGiven, outcome) => {
		const read = (): Promise<number> => new Promise((resolve) => setTimeout(resolve, 60, 1));
		const {outcomes} = await run([check('slow', {slow: defineProbe({id: 'slow', limit: 1, read})})], {
			isTimeGiven,
			timeout: limit(60_000),
		});
		expect(outcomes).toEqual({slow: outcome});
	});

	it('tells the observer what is planned, started and finished', async () => {
		const {events} = await run([check('passes', {good})]);
		expect(events.map(({kind}) => kind)).toEqual(['planned', 'started', 'finished', 'done']);
	});

	it.each([
		['fish', 'set -e ANTHROPIC_API_KEY'],
		['zsh', 'unset ANTHROPIC_API_KEY'],
		['pwsh', 'Remove-Item Env:ANTHROPIC_API_KEY'],
	])('puts what is to be pasted into the words of %s, as soon as a check has found it', async (shell, command) => {
		const told: Finding = {
			...error,
			fixes: [
				{
					id: 'unset',
					title: 'Unset it',
					risk: 'manual',
					changes: [{kind: 'tell', text: 'Paste:', inShell: [{kind: 'unset', name: 'ANTHROPIC_API_KEY'}]}],
				},
			],
		};
		const {diagnosis, events} = await run([check('finds', {good}, () => [told])], {shell});
		const changes = [{kind: 'tell', text: 'Paste:', command}];
		expect(diagnosis.findings[0]?.fixes[0]?.changes).toEqual(changes);
		const finished = events.find((event) => event.kind === 'finished');
		expect(finished?.result.findings[0]?.fixes[0]?.changes).toEqual(changes);
	});
});
