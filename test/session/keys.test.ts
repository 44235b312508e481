// Any keys at any moments, whatever the machine answers and when: what they do, judged by what was drawn and by the clock.
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {findingKey} from '../../source/core/session/answers.js';
import type {State} from '../../source/core/session.js';
import {runs} from '../helpers/runs.js';
import {anyMoments, anyNature, live, type Moment, type Seen} from '../helpers/timed-session.js';

const cures = ({effects}: Seen) => effects.filter(({kind}) => kind === 'cure').length;

/** By Enter or y, one at a time; an answer has stood there for 300 ms. */
function expectRead(seen: readonly Seen[], index: number): void {
	const [last, one] = [seen[index - 1], seen[index]];
	if (!one || cures(one) === 0) {
		return;
	}
	expect([cures(one), last?.state.work]).toEqual([1, undefined]);
	expect(['\r', 'y']).toContain(one.piece);
	const {before, at} = one;
	if (before.screen.kind === 'answer') {
		const token = before.screen.token;
		const drawn = seen.find(({state: {screen}}) => screen.kind === 'answer' && screen.token === token);
		expect(at - (drawn?.at ?? at)).toBeGreaterThanOrEqual(300);
	}
}

/** Where a cure is offered, only `a` asks. */
function expectSilent({before, piece, effects}: Seen): void {
	if (before.screen.kind === 'answer' && ['y', 'n', '\r'].includes(piece ?? '')) {
		expect(effects.filter(({kind}) => kind === 'remember' || kind === 'diagnose')).toEqual([]);
	}
}

/** Screens that come by themselves, each about one thing. What is opened by a key, as the list of checks, may be told more while it is read. */
function subjectOf({screen}: State): string | undefined {
	const isOwn = ['looking', 'answer', 'applying', 'cured', 'fine'].includes(screen.kind);
	return isOwn ? `${screen.kind} ${'answer' in screen ? findingKey(screen.answer) : ''}` : undefined;
}

/** What the machine tells moves nothing that stays on the screen. */
function expectStill(last: Seen | undefined, {piece, before, state, size, rows}: Seen): void {
	const subject = subjectOf(state);
	if (piece === undefined && last?.size === size && subject !== undefined && subjectOf(before) === subject) {
		expect(last.rows.filter((row, at) => row.trim() !== '' && rows[at] !== row && rows.includes(row))).toEqual([]);
	}
}

function expectWayOut({rows, state}: Seen): void {
	if (state.left === undefined) {
		expect(rows.at(-1)).toMatch(/\b(?:leave|back)\b/);
	}
}

it('cures only what has been read, asks nobody unasked, moves nothing, and shows a way out', () => {
	fc.assert(
		fc.property(anyMoments, anyNature, (moments, nature) => {
			for (const [index, one, seen] of live(moments, nature).map((one, index, all) => [index, one, all] as const)) {
				expectRead(seen, index);
				expectSilent(one);
				expectStill(seen[index - 1], one);
				expectWayOut(one);
			}
		}),
		{numRuns: runs(30)},
	);
});

it('Enter, Enter cures once and never more', () => {
	fc.assert(
		fc.property(anyNature, fc.integer({min: 1, max: 6}), fc.boolean(), (nature, times, isOneWrite) => {
			const enters = Array.from({length: times}, () => '\r');
			const presses: readonly Moment[] = isOneWrite
				? [{kind: 'keys', pieces: enters}]
				: enters.map((enter) => ({kind: 'keys', pieces: [enter]}));
			const seen = live([{kind: 'rest', time: 40_000}, ...presses], {...nature, finds: 'key', result: 'failed'});
			expect(seen.reduce((sum, one) => sum + cures(one), 0)).toBe(1);
		}),
		{numRuns: runs(10)},
	);
});
