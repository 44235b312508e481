// Pasted messages: the first cause is right, whatever is wrapped around it; what is no such message has no cause.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {causes, isCauseId} from '../../source/causes/index.js';
import {statusCodes} from '../../source/causes/status-codes.js';
import {readPasted} from '../../source/core/explain/pasted.js';
import {explain} from '../../source/core/explain.js';

type Message = {readonly id: string; readonly text: string; readonly expect: readonly string[]};

const messages = readFileSync(new URL('messages.jsonl', import.meta.url), 'utf8')
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => JSON.parse(line) as Message);
const causesOf = (text: string) => explain(text, {causes, statusCodes}).causes.map(({id}) => id);
const firstOf = new Map(messages.map(({id, text}) => [id, causesOf(text)[0]]));
const positives = messages.filter((message) => message.expect.length > 0);
const negatives = messages.filter((message) => message.expect.length === 0);

describe('messages', () => {
	it.each(positives.map((message) => [message.id, message] as const))('%s', (_, {text, expect: expected}) => {
		expect(expected).toContain(causesOf(text)[0]);
		expect(expected.filter((id) => !isCauseId(id))).toEqual([]);
	});

	it.each(negatives.map((message) => [message.id, message] as const))('%s is none', (_, {text}) => {
		expect(explain(text, {causes, statusCodes})).toMatchObject({recognised: false, causes: []});
	});
});

const longs = positives.filter(({text}) => text.length > 30);
const disguises: readonly (readonly [string, (text: string) => string])[] = [
	['wrapped at 40', (text) => wrap(text, 40)],
	['wrapped at 60 with indentation', (text) => wrap(text, 60, '    ')],
	['wrapped at 80', (text) => wrap(text, 80)],
	['in a box of 40', (text) => box(text, 40)],
	['in a box of 80', (text) => box(text, 80)],
	['in colours', colour],
	['in colours that lost their escapes', (text) => colour(text).replaceAll('\u001b', '')],
	['behind ⏺ and ⎿', (text) => `⏺ ${text.replaceAll('\n', '\n  ⎿  ')}`],
	['behind a time', (text) => prefixed(text, '2026-09-14T05:00:12.123Z ')],
	['behind a log prefix', (text) => prefixed(text, 'Sep 14 05:00:12 box app[812]: ')],
	['behind a level', (text) => prefixed(text, '[2026-09-14 05:00:12,123] [ERROR] ')],
	['behind a container', (text) => prefixed(text, 'web-1  | ')],
	['quoted in Markdown', (text) => prefixed(text, '> ')],
	[
		'as HTML',
		(text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll("'", '&#39;'),
	],
	['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
	['with curly quotes', (text) => text.replace(/"([^"]*)"/g, '“$1”').replaceAll("'", '’')],
	['with non-breaking spaces', (text) => text.replaceAll(' ', '\u00a0')],
];

describe.each(disguises.map((one, index) => [...one, index] as const))('%s', (_, disguise, turn) => {
	// The given ones in every disguise, the many others in turns.
	const isDue = ({id}: Message, index: number) => id.startsWith('M') || index % 5 === turn % 5;

	it('a message keeps its first cause', () => {
		const changed = longs.filter(isDue).filter(({id, text}) => causesOf(disguise(text))[0] !== firstOf.get(id));
		expect(changed.map(({id, text}) => `${id}: ${causesOf(disguise(text))[0]} was ${firstOf.get(id)}`)).toEqual([]);
	});

	it('what is no message stays none', () => {
		// Program text is told by its lines: nobody wraps it.
		const kept = negatives.filter(isDue).filter(({text}) => !text.includes('\n') && !readPasted(text).isSource);
		const changed = kept.filter(({text}) => causesOf(disguise(text)).length > 0);
		expect(changed.map(({id, text}) => `${id}: ${causesOf(disguise(text))[0]}`)).toEqual([]);
	});
});

function wrap(text: string, width: number, indentation = ''): string {
	return text
		.split('\n')
		.flatMap((line) =>
			(line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']).map((part, index) => (index ? indentation : '') + part),
		)
		.join('\n');
}

function box(text: string, width: number): string {
	const lines = wrap(text, width).split('\n');
	return [
		`╭${'─'.repeat(width + 2)}╮`,
		...lines.map((line) => `│ ${line.padEnd(width)} │`),
		`╰${'─'.repeat(width + 2)}╯`,
	].join('\n');
}

function colour(text: string): string {
	return text.replace(/\S{4}/g, (part) => `\u001b[1;31m${part}\u001b[0m`);
}

function prefixed(text: string, prefix: string): string {
	return text
		.split('\n')
		.map((line) => prefix + line)
		.join('\n');
}

const noises = {
	before: [
		'$ claude\n',
		'hi all, since today I get this:\n\n',
		'user@box:~/app$ claude -p hi\n',
		'```\n',
		'bonjour :\n',
		'今天报错：',
		'@kim ',
		'1. ',
	],
	after: [
		'\n\nany idea?',
		'\n```',
		'\n$ ',
		'\nexit status 1',
		'\n\nThanks!',
		' 😭',
		'\n[Process exited 1]',
		'\n\nNode.js v22.14.0',
		'\n\n> ',
	],
};
const noisy = fc.record({
	message: fc.constantFrom(...longs),
	before: fc.constantFrom('', ...noises.before),
	after: fc.constantFrom('', ...noises.after),
	width: fc.oneof(fc.constant(0), fc.integer({min: 40, max: 140})),
	indentation: fc.constantFrom('', '', '  ', '     '),
	lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
	colours: fc.array(fc.tuple(fc.nat(), fc.constantFrom('0', '1', '31', '1;31', '38;5;196')), {maxLength: 12}),
	isHexUpper: fc.boolean(),
	dot: fc.constantFrom(' · ', ' · ', ' - ', ' | ', ' • ', '. '),
	isBold: fc.boolean(),
});
type Noisy = typeof noisy extends fc.Arbitrary<infer Value> ? Value : never;

/** The text of a message as it may arrive: in a chat, in a narrow window, in colours, typed from a picture. */
function arrived({
	message,
	before,
	after,
	width,
	indentation,
	lineEnd,
	colours,
	isHexUpper,
	dot,
	isBold,
}: Noisy): string {
	const typed = message.text
		// A bar behind the first word of a line is a container's log.
		.replaceAll(' · ', dot === ' | ' && (width > 0 || /^[\w./-]+ · /m.test(message.text)) ? ' · ' : dot)
		.replace(/\b[0-9a-f]{8,}(?:-[0-9a-f]+)*\b/g, (id) => (isHexUpper ? id.toUpperCase() : id));
	const plain = before + (isBold && !typed.includes('\n') ? `**${typed}**` : typed) + after;
	const wrapped = width === 0 ? plain : wrap(plain, width, indentation);
	return colours
		.map(([at, code]) => [at % (wrapped.length + 1), code] as const)
		.sort(([one], [other]) => other - one)
		.reduce((text, [at, code]) => `${text.slice(0, at)}\u001b[${code}m${text.slice(at)}`, wrapped)
		.replaceAll('\n', lineEnd);
}

describe('noise', () => {
	it('does not change what a message means', () => {
		fc.assert(
			fc.property(noisy, (one) => {
				expect(one.message.expect).toContain(causesOf(arrived(one))[0]);
			}),
			{numRuns: 600, seed: 20},
		);
	});
});

describe('whatever is pasted', () => {
	it('a message that was cut at its end mostly keeps a right cause', () => {
		const cut = longs
			.filter(({text}) => text.length > 120)
			.map(({text, ...rest}) => ({...rest, text: text.slice(0, -20)}));
		const right = cut.filter(({text, expect: expected}) => expected.includes(causesOf(text)[0] ?? ''));
		expect(right.length / cut.length).toBeGreaterThan(0.85);
	});

	it('of two errors the later one comes first', () => {
		const expired = 'API Error: 401 OAuth token has expired. Please obtain a new token';
		const overloaded = 'API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}';
		expect(causesOf(`${expired}\n${overloaded}`).slice(0, 2)).toEqual(['overloaded', 'login-expired']);
	});

	it('never throws, gives known ids, the best first', () => {
		const pieces = messages.map(({text}) => text);
		const some = fc.oneof(
			fc.string({unit: 'binary', maxLength: 200}),
			fc.array(fc.constantFrom(...pieces), {maxLength: 4}).map((parts) => parts.join('\n')),
		);
		fc.assert(
			fc.property(some, (text) => {
				const {causes: found, recognised} = explain(text, {causes, statusCodes});
				expect(recognised).toBe(found.length > 0);
				expect(found.every(({id}) => isCauseId(id))).toBe(true);
				expect([...found].sort((one, other) => other.score - one.score)).toEqual(found);
			}),
			{numRuns: 100},
		);
	});

	it('reads the longest texts in reasonable time', () => {
		for (const text of [
			'a'.repeat(262_144),
			'anthropic error: '.repeat(15_420),
			'\u001b[1m'.repeat(65_536),
			'"\\'.repeat(131_072),
			'\\'.repeat(262_144),
			'{'.repeat(262_144),
			'{"type":'.repeat(32_768),
			'A_'.repeat(131_072),
			'ANTHROPIC_API_KEY='.repeat(14_563),
			'https://a-'.repeat(26_214),
			messages.map(({text}) => text).join(' '),
		]) {
			const start = performance.now();
			expect(explain(text, {causes, statusCodes}).causes.length).toBeLessThanOrEqual(5);
			// A second on the slowest machine; what tries again from every character takes minutes.
			expect(performance.now() - start).toBeLessThan(5000);
		}
	}, 60_000);
});
