// An entry that is added to a map of a YAML file: nothing else of the file comes to mean something else, however it is written.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {readYaml} from '../../source/probes/setting-yaml.js';

const path = ['jobs', 'review', 'permissions'];
const right = fc.constantFrom('contents', 'pull-requests', 'issues');
const rights = fc.uniqueArray(fc.tuple(right, fc.constantFrom('read', 'write')), {selector: ([name]) => name});
const quote = fc.constantFrom('', '"', "'");

/** A list of rights as people write them: one a line, between braces, over several lines, quoted, with a name for an alias. */
const written = fc
	.record({
		rights,
		quote,
		anchor: fc.constantFrom('', '&rights '),
		form: fc.constantFrom('block', 'flow', 'wide', 'open'),
	})
	.map(({rights: list, quote: mark, anchor, form}) => {
		const pairs = list.map(([name, value]) => `${mark}${name}${mark}: ${value}`);
		switch (list.length === 0 ? 'flow' : form) {
			case 'block':
				return `${anchor}# as few as it can\n${pairs.map((pair) => `      ${pair}\n`).join('')}`;
			case 'wide':
				return `${anchor}{ ${pairs.join(' , ')} } # as few as it can\n`;
			case 'open':
				return `${anchor}{\n${pairs.map((pair) => `      ${pair},\n`).join('')}    }\n`;
			default:
				return `${anchor}{${pairs.join(', ')}}\n`;
		}
	});

test('what is added is all that is new', () => {
	fc.assert(
		fc.property(
			written,
			fc.constantFrom('', '  other: {permissions: *rights}\n'),
			fc.boolean(),
			(list, also, isWindows) => {
				const other = list.startsWith('&') ? also : '';
				const lines = `on: push\njobs:\n  review:\n    permissions: ${list}    name: Review\n${other}`;
				const text = isWindows ? lines.replaceAll('\n', '\r\n') : lines;
				const room = readYaml(text).roomFor?.(path, 'id-token', 'write');
				// A list that stands for another one as well isn't added to.
				expect(room === undefined).toBe(other !== '');
				if (room) {
					const edited = `${text.slice(0, room.offset)}${room.before}id-token: write${room.after}${text.slice(room.offset)}`;
					const wanted = parse(text);
					wanted.jobs.review.permissions['id-token'] = 'write';
					expect(parse(edited)).toEqual(wanted);
					expect(edited.replaceAll('\r\n', '').includes('\n')).toBe(!isWindows);
				}
			},
		),
	);
});

test('nothing is added where there is no map, or where it is there', () => {
	for (const list of ['read-all', '[contents]', '', '{id-token: none}', '{contents: read']) {
		const text = `jobs:\n  review:\n    permissions: ${list}\n`;
		expect([list, readYaml(text).roomFor?.(path, 'id-token', 'write')]).toEqual([list, undefined]);
	}
});

test('a name stands where the file has it', () => {
	fc.assert(
		fc.property(quote, fc.constantFrom(': ', ' : '), (mark, sign) => {
			const text = `with:\n  other: anthropic_key\n  ${mark}anthropic_key${mark}${sign}x\n`;
			const {start = 0, end = 0} = readYaml(text).nameAt?.(['with', 'anthropic_key']) ?? {};
			expect([text.slice(start, end), start > text.indexOf('anthropic_key')]).toEqual(['anthropic_key', true]);
		}),
	);
});
