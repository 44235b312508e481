// Line ends of Windows under Git Bash: every script means what it means with plain ones, at the places of the text as it is.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {applyTextEdits, removalOf, settledEdits} from '../../../source/core/text-edits.js';
import {scanPosix} from '../../../source/probes/syntax/posix.js';
import {proveEdit} from '../../../source/probes/syntax/proof.js';
import {scannerOn} from '../../../source/probes/syntax/returns.js';
import {type AssignmentEvent, assignmentEvents, literalText} from '../../../source/probes/syntax/script.js';
import {runs} from '../../helpers/runs.js';
import {posixFiles} from '../../oracle/rc-files.js';

const onWindows = scannerOn('win32', scanPosix);
const withReturns = (text: string): string => text.replaceAll('\n', '\r\n');
const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');

function told(text: string, events: readonly AssignmentEvent[]) {
	return events.map(({name, value, effect, nameSpan, valueSpan, statement}) => ({
		name,
		value: literalText(value),
		effect,
		texts: [nameSpan, valueSpan, statement].map(({start, end}) => withoutReturns(text.slice(start, end))),
	}));
}

test('they are no part of a value, a name or a statement', () => {
	fc.assert(
		fc.property(posixFiles('bash'), ({text}) => {
			const plain = text.replaceAll('\r', '');
			const crlf = withReturns(plain);
			const said = told(crlf, assignmentEvents(onWindows(crlf)));
			expect(said).toEqual(told(plain, assignmentEvents(scanPosix(plain))));
			expect(said.flatMap(({texts}) => texts.slice(0, 2)).some((one) => one.endsWith('\r'))).toBe(false);
		}),
		{numRuns: runs(100)},
	);
});

test('what is taken out leaves the rest with its line ends, and is proved', () => {
	fc.assert(
		fc.property(posixFiles('bash'), fc.nat(), ({text}, chosen) => {
			const crlf = withReturns(text.replaceAll('\r', ''));
			const events = assignmentEvents(onWindows(crlf)).filter(({effect}) => effect === 'exports');
			const event = events[chosen % Math.max(1, events.length)];
			if (!event) {
				return;
			}
			const edits = [removalOf(event)];
			const after = edited(crlf, edits);
			const plain = edited(withoutReturns(crlf), [removalOf(plainOf(crlf, event))]);
			expect(withoutReturns(after)).toBe(plain);
			const prove = (before: string, now: string, all: typeof edits, platform?: 'win32') =>
				proveEdit({
					before,
					after: now,
					edits: settledEdits(all).map(({start, end, text: put}) => ({start, end, length: String(put).length})),
					reads: {syntax: 'posix', shell: 'bash'},
					...(platform && {platform}),
				});
			expect(prove(crlf, after, edits, 'win32')).toBe(
				prove(withoutReturns(crlf), plain, [removalOf(plainOf(crlf, event))]),
			);
		}),
		{numRuns: runs(60)},
	);
});

test('elsewhere a CR is a letter', () => {
	expect(scannerOn('linux', scanPosix)).toBe(scanPosix);
	expect(literalText(assignmentEvents(scanPosix('export A=b\r\n'))[0]?.value ?? [])).toBe('b\r');
});

/** The same event of the text without returns: the one at the same place in order. */
function plainOf(crlf: string, event: AssignmentEvent): AssignmentEvent {
	const index = assignmentEvents(onWindows(crlf)).findIndex(
		({nameSpan, name}) => nameSpan.start === event.nameSpan.start && name === event.name,
	);
	return assignmentEvents(scanPosix(withoutReturns(crlf)))[index] as AssignmentEvent;
}

function edited(text: string, edits: Parameters<typeof applyTextEdits>[1]): string {
	const result = applyTextEdits(text, edits);
	return result.ok ? result.segments.map((one) => (typeof one === 'string' ? one : '')).join('') : result.detail;
}
