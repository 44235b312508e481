// A session in which time passes: keys at some moments, and a machine that answers each thing it is asked after a while, in any order.
import fc from 'fast-check';
import type {CureResult} from '../../source/core/cure.js';
import type {Diagnosis} from '../../source/core/diagnosis.js';
import {createProgram} from '../../source/core/session/program.js';
import {type Effect, init, type Message, type State, update, visibleState} from '../../source/core/session.js';
import {press} from '../../source/ui/app.js';
import {arrange, type Size} from '../../source/ui/arrange.js';
import {footOf} from '../../source/ui/footer.js';
import {createReader} from '../../source/ui/input.js';
import {viewOf} from '../../source/ui/screens/index.js';
import {
	broken,
	diagnosisOf,
	disabled,
	eventsOf,
	expired,
	healthy,
	now,
	outage,
	previews,
	sessionOptions,
} from './diagnosis.js';
import {plan, rejected, writeIt} from './rotation.js';

/** As the terminal sends it: pieces that Ink would tell apart. */
export type Piece = string;

export type Moment =
	| {readonly kind: 'keys'; readonly pieces: readonly Piece[]}
	| {readonly kind: 'resize'; readonly size: Size}
	/** Milliseconds. */
	| {readonly kind: 'rest'; readonly time: number};

const findings = {
	key: broken,
	nothing: healthy,
	refused: rejected,
	expired: diagnosisOf({
		findings: [expired],
		rootCause: null,
		verdict: 'unverified',
		wanted: ['claude', 'keychain', 'gateway'],
	}),
	outage: diagnosisOf({findings: [outage, disabled], rootCause: 'outage', ladder: [], checks: []}),
} as const satisfies Readonly<Record<string, Diagnosis>>;

const besides = {
	nothing: healthy,
	code: diagnosisOf({findings: [disabled], rootCause: 'org-disabled', checks: []}),
} as const satisfies Readonly<Record<string, Diagnosis>>;

const results = {
	cured: {kind: 'cured', id: 'one', left: [], after: healthy},
	unproved: {kind: 'unproved', id: 'one', left: [], after: broken, detail: 'the server could not be asked again'},
	failed: {kind: 'failed', detail: 'no', isRolledBack: true},
} as const satisfies Readonly<Record<string, CureResult>>;

/** What the machine is: what it finds first, what becomes of a cure, and how long each answer takes. */
export type Nature = {
	readonly finds: keyof typeof findings;
	readonly beside: keyof typeof besides;
	readonly result: keyof typeof results;
	/** Milliseconds, taken in turn. */
	readonly delays: readonly number[];
};

export type Seen = {
	readonly at: number;
	/** The key that led here; undefined: the machine, or a resize. */
	readonly piece: Piece | undefined;
	readonly before: State;
	readonly state: State;
	readonly effects: readonly Effect[];
	readonly size: Size;
	readonly rows: readonly string[];
};

type Due = {readonly at: number; readonly message: Message};

/** Everything that was seen, in order. */
export function live(moments: readonly Moment[], {finds, beside, result, delays}: Nature): readonly Seen[] {
	const seen: Seen[] = [];
	let [time, size, turn, isCured] = [0, {columns: 80, rows: 24} as Size, 0, false];
	let waiting: Due[] = [];
	let effects: Effect[] = [];
	const later = (message: Message, after?: number) => {
		turn += 1;
		waiting.push({at: time + (after ?? delays[turn % delays.length] ?? 0), message});
	};
	const answersTo = (effect: Effect): readonly (readonly [Message, number?])[] => {
		switch (effect.kind) {
			case 'diagnose': {
				const {run, request} = effect;
				const found =
					request.purpose === 'api' || request.purpose === 'app'
						? besides[beside]
						: isCured
							? healthy
							: findings[finds];
				// A run tells in order what it finds.
				return eventsOf({...found, purpose: request.purpose}).map((event, index): readonly [Message, number] => [
					{kind: 'event', run, event},
					index * (delays[run % delays.length] ?? 0),
				]);
			}
			case 'preview':
				return [[{kind: 'previewed', token: effect.token, previews: effect.sets.map(() => previews)}]];
			case 'wait':
				return [[{kind: 'waited', token: effect.token, now: now + time + effect.milliseconds}, effect.milliseconds]];
			case 'cure':
				isCured = result === 'cured';
				return [[{kind: 'cure-ended', token: effect.token, result: results[result]}]];
			case 'undo':
				return [[{kind: 'undone', token: effect.token, result: {kind: 'undone', id: effect.id, steps: []}}]];
			case 'load-history':
				return [
					[{kind: 'history', entries: [{id: 'one', at: 0, causes: ['x'], steps: ['Edit ~/.zshrc'], state: 'applied'}]}],
				];
			case 'explain':
				return [[{kind: 'explained', token: effect.token, found: [{cause: 'org-disabled', title: 'Disabled'}]}]];
			case 'plan-rotation':
				return [[{kind: 'rotation-planned', token: effect.token, plan}]];
			case 'prove-key':
				return [
					[
						{
							kind: 'key-proved',
							token: effect.token,
							answer: {kind: 'accepted', requestId: undefined},
							fix: writeIt(effect.key),
							previews,
						},
					],
				];
			case 'copy':
				return [[{kind: 'note', text: 'Copied.'}]];
			default:
				return [];
		}
	};
	const program = createProgram<State, Message, Effect>({
		init: init(sessionOptions()),
		update,
		perform(effect) {
			effects.push(effect);
			for (const [message, after] of answersTo(effect)) {
				later(message, after);
			}
		},
	});
	const drawn = (state: State): readonly string[] => {
		const last = seen.at(-1);
		if (last && last.state === state && last.size === size) {
			return last.rows;
		}
		const view = arrange(viewOf(state, size), state.screen.scroll, footOf(state, size.columns), size);
		return view.rows.map((row) =>
			row.kind === 'line'
				? row.line.map(({text}) => text).join('')
				: `${row.isSelected ? '>' : ' '} ${row.mark?.text ?? ''} ${row.label}${row.aside}`,
		);
	};
	const note = (before: State, piece?: Piece) => {
		const state = visibleState(program.getState());
		seen.push({at: time, piece, before, state, effects, size, rows: drawn(state)});
		effects = [];
	};
	const passes = (until: number) => {
		for (;;) {
			const next = waiting.toSorted((one, other) => one.at - other.at)[0];
			if (!next || next.at > until) {
				break;
			}
			waiting = waiting.filter((one) => one !== next);
			time = next.at;
			const before = visibleState(program.getState());
			program.send(next.message);
			note(before);
		}
		time = until;
	};
	const read = createReader();
	note(program.getState());
	for (const moment of moments) {
		passes(time);
		if (moment.kind === 'rest') {
			passes(time + moment.time);
		} else if (moment.kind === 'resize') {
			size = moment.size;
			note(visibleState(program.getState()));
		} else {
			for (const piece of moment.pieces) {
				const before = visibleState(program.getState());
				press(read(piece), program, size);
				note(before, piece);
			}
		}
	}
	passes(time + 5000);
	return seen;
}

const key = fc.oneof(
	{weight: 6, arbitrary: fc.constantFrom('\r', 'y', 'n', 'a')},
	{
		weight: 4,
		arbitrary: fc.constantFrom(
			...'jkwlvcmuhr?qg/R 123',
			'\t',
			'\u001b',
			'\u001b[A',
			'\u001b[B',
			'\u001b[C',
			'\u001b[6~',
		),
	},
	{weight: 1, arbitrary: fc.constantFrom('\u001a', '\u007f', '\u0015', 'é', '字', '\u001b[200~', '\u001b[201~')},
);

const moment: fc.Arbitrary<Moment> = fc.oneof(
	{weight: 5, arbitrary: fc.array(key, {minLength: 1, maxLength: 3}).map((pieces): Moment => ({kind: 'keys', pieces}))},
	{weight: 2, arbitrary: fc.constant<Moment>({kind: 'keys', pieces: ['\r', '\r']})},
	{
		weight: 1,
		arbitrary: fc.constantFrom('login', 'line\rline', 'yes\r').map((text): Moment => {
			return {kind: 'keys', pieces: ['\u001b[200~', text, '\u001b[201~']};
		}),
	},
	{weight: 5, arbitrary: fc.integer({min: 0, max: 700}).map((time): Moment => ({kind: 'rest', time}))},
	{
		weight: 1,
		arbitrary: fc
			.record({columns: fc.integer({min: 40, max: 120}), rows: fc.integer({min: 12, max: 40})})
			.map((size): Moment => ({kind: 'resize', size})),
	},
);

export const anyMoments = fc.array(moment, {maxLength: 30});

function one<Name extends string>(of: Readonly<Record<Name, unknown>>): fc.Arbitrary<Name> {
	return fc.constantFrom(...(Object.keys(of) as Name[]));
}

export const anyNature: fc.Arbitrary<Nature> = fc.record({
	finds: one(findings),
	beside: one(besides),
	result: one(results),
	delays: fc.array(fc.integer({min: 0, max: 900}), {minLength: 1, maxLength: 6}),
});
