// Whatever happens, in whatever order: nothing throws, the cursor is in its list, and there is always a way out.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Action, choicesOf, type State, update} from '../../../source/core/session.js';
import {anyWay, reached} from '../../helpers/any-messages.js';
import {runs} from '../../helpers/runs.js';

function press(state: State, action: Action): State {
	return update(state, {kind: 'action', action})[0];
}

describe('any sequence of messages', () => {
	it('keeps the cursor inside the list', () => {
		fc.assert(
			fc.property(anyWay, (way) => {
				const {screen, ...state} = reached(way);
				const {length} = choicesOf({...state, screen});
				expect(screen.cursor).toBeGreaterThanOrEqual(0);
				expect(screen.cursor).toBeLessThan(Math.max(1, length));
			}),
			{numRuns: runs(300)},
		);
	});

	it('Ctrl-C leaves at once with 130', () => {
		fc.assert(
			fc.property(anyWay, (way) => {
				const state = reached(way);
				expect(state.left ?? press(state, 'interrupt').left).toBe(state.left ?? 130);
			}),
			{numRuns: runs(100)},
		);
	});

	it('Esc leads out of everything, one screen or one input at a time', () => {
		fc.assert(
			fc.property(anyWay, (way) => {
				let state = reached(way);
				for (let count = 3 * (state.trail.length + 1); count > 0 && state.left === undefined; count--) {
					state = press(state, 'back');
				}
				expect(state.left).toBeDefined();
			}),
			{numRuns: runs(300)},
		);
	});

	it('q leaves wherever no text is typed, and Esc then q everywhere', () => {
		fc.assert(
			fc.property(anyWay, (way) => {
				const state = reached(way);
				// Two lines to type may lie below one another, and a filter above them.
				const out = ['back', 'back', 'back', 'back', 'quit'] as const;
				expect(press(state, 'quit').left ?? out.reduce(press, state).left).toBeDefined();
			}),
			{numRuns: runs(200)},
		);
	});

	it('changes nothing that was not agreed to where it could be read', () => {
		fc.assert(
			fc.property(anyWay, (way) => {
				way.messages.reduce<State>((state, message) => {
					const [next, effects] = update(state, message);
					if (effects.some(({kind}) => kind === 'cure')) {
						expect(['answer', 'steps', 'proof']).toContain(state.screen.kind);
						expect(state.screen).toMatchObject(
							state.screen.kind === 'answer' ? {isReady: true, isPending: false, previews: expect.anything()} : {},
						);
						expect(message).toMatchObject({kind: 'action', action: expect.stringMatching(/^(choose|cure)$/)});
						expect([state.work, effects.filter(({kind}) => kind === 'cure').length]).toEqual([undefined, 1]);
					}
					return next;
				}, way.from);
			}),
			{numRuns: runs(300)},
		);
	});
});
