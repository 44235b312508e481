// Whatever state, whatever size: never more lines than the terminal has, never wider, the cursor always visible.
import fc from 'fast-check';
import {renderToString} from 'ink';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import type {State} from '../../source/core/session.js';
import {arrange, type Size, type ViewRow} from '../../source/ui/arrange.js';
import {footOf} from '../../source/ui/footer.js';
import {widthOf} from '../../source/ui/lines.js';
import {Page} from '../../source/ui/page.js';
import {viewOf} from '../../source/ui/screens/index.js';
import {themeOf} from '../../source/ui/theme.js';
import {anyWay, reached} from '../helpers/any-messages.js';
import {runs} from '../helpers/runs.js';
import {widthOfRow} from '../helpers/screen.js';

function arranged(state: State, size: Size) {
	return arrange(viewOf(state, size), state.screen.scroll, footOf(state, size.columns), size);
}

const anySize: fc.Arbitrary<Size> = fc.record({
	columns: fc.integer({min: 20, max: 130}),
	rows: fc.integer({min: 4, max: 45}),
});

describe('any state', () => {
	it('fits into 40×12 when drawn', () => {
		const size = {columns: 40, rows: 12};
		fc.assert(
			fc.property(anyWay, (way) => {
				const frame = renderToString(
					<Page rows={arranged(reached(way), size).rows} theme={themeOf({hasColour: false})} />,
					size,
				);
				const lines = frame.split('\n');
				expect(lines.length).toBeLessThan(size.rows);
				expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
			}),
			{numRuns: runs(60)},
		);
	});

	it('fits into any terminal, with the cursor and the way out in sight', () => {
		fc.assert(
			fc.property(anyWay, anySize, (way, size) => {
				const state = reached(way);
				const {rows} = arranged(state, size);
				expect(rows.length).toBeLessThan(Math.max(2, size.rows));
				expect(rows.filter((row) => widthOfRow(row) > size.columns)).toEqual([]);
				if (size.columns >= 40) {
					const {body, input = [], box} = viewOf(state, size);
					const lines = [...body, ...input, ...(box?.lines ?? [])];
					expect(lines.filter((line) => widthOf(line) > size.columns)).toEqual([]);
				}
				if (size.rows >= 12 && viewOf(state, size).choices.length > 0) {
					expect(rows.some((row) => row.kind === 'choice' && row.isSelected)).toBe(true);
				}
			}),
			{numRuns: runs(300)},
		);
	});

	it('shows the change once it is scrolled to', () => {
		fc.assert(
			fc.property(anyWay, anySize, (way, size) => {
				const state = reached(way);
				const {unseen} = arranged(state, size);
				if (unseen !== undefined) {
					const after = arranged({...state, screen: {...state.screen, scroll: unseen}}, size);
					expect([after.unseen, after.scroll]).toEqual([undefined, unseen]);
				}
			}),
			{numRuns: runs(100)},
		);
	});

	it('has the first line that changes on screen when Enter cures, and the words for it where both have room', () => {
		fc.assert(
			fc.property(anyWay, anySize, (way, size) => {
				const state = reached(way);
				const {unseen} = arranged(state, size);
				const scrolled = {...state, screen: {...state.screen, scroll: unseen ?? state.screen.scroll}};
				const {mustSee = []} = viewOf(scrolled, size);
				const rows = arranged(scrolled, size).rows.flatMap((row) => (row.kind === 'line' ? [row.line] : []));
				if (mustSee.length > 0 && size.columns >= 40 && size.rows >= 12) {
					expect(rows).toContainEqual(mustSee.at(-1));
				}
				if (mustSee.length > 0 && size.columns >= 40 && size.rows >= 2 * mustSee.length + 8) {
					expect(rows).toContainEqual(mustSee[0]);
				}
			}),
			{numRuns: runs(100)},
		);
	});

	it('stays where it is, whatever a note says', () => {
		fc.assert(
			fc.property(anyWay, anySize, fc.string({maxLength: 300}), (way, size, note) => {
				const state = {...reached(way), note: undefined};
				const [silent, noted] = [arranged(state, size).rows, arranged({...state, note}, size).rows];
				expect(noted.length).toBe(silent.length);
				// From here on a row is free for it, and every key stays in sight.
				if (size.rows >= 20) {
					expect(noted.at(-1)).toEqual(silent.at(-1));
				}
				const isText = (row: ViewRow) => row.kind === 'choice' || widthOf(row.line) > 0;
				expect(
					silent.slice(0, -1).filter((row, at) => isText(row) && JSON.stringify(row) !== JSON.stringify(noted[at])),
				).toEqual([]);
			}),
			{numRuns: runs(100)},
		);
	});

	it('can be paged to its last line', () => {
		fc.assert(
			fc.property(anyWay, anySize, (way, size) => {
				const state = reached(way);
				const {lastScroll} = arranged(state, size);
				const atEnd = arranged({...state, screen: {...state.screen, scroll: lastScroll + 99}}, size);
				expect(atEnd.scroll).toBe(lastScroll);
			}),
			{numRuns: runs(100)},
		);
	});
});
