// Pasted messages: the first cause is right, whatever is wrapped around it; what is no such message has no cause.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {causes, isCauseId} from '../../source/causes/index.js';
import {records} from '../../source/causes/records.js';
import {statusCodes} from '../../source/causes/status-codes.js';
import {readText} from '../../source/core/explain/read.js';
import {seenIn} from '../../source/core/explain/told.js';
import {findSaid, vocabularyOf} from '../../source/core/explain/vocabulary.js';
import {explain} from '../../source/core/explain.js';
import {anyText} from '../helpers/any-text.js';
import {runs} from '../helpers/runs.js';

type Message = {readonly id: string; readonly text: string; readonly expect: readonly string[]};

const messages = readFileSync(new URL('messages.jsonl', import.meta.url), 'utf8')
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => JSON.parse(line) as Message);
const causesOf = (text: string) => explain(text, {causes, statusCodes}).causes.map(({id}) => id);
const causesIn = new Map(messages.map(({id, text}) => [id, causesOf(text)]));
const positives = messages.filter((message) => message.expect.length > 0);
const negatives = messages.filter((message) => message.expect.length === 0);

describe('messages', () => {
	it.each(records.flatMap(({id, examples = []}) => examples.map((text) => [id, text] as const)))(
		'of %s: %s',
		(id, text) => {
			expect(causesOf(text)[0]).toBe(id);
		},
	);

	it.each(positives.map((message) => [message.id, message] as const))('%s', (_, {id, expect: expected}) => {
		expect(expected).toContain(causesIn.get(id)?.[0]);
		expect(expected.filter((id) => !isCauseId(id))).toEqual([]);
	});

	it.each(negatives.map((message) => [message.id, message] as const))('%s is none', (_, {id}) => {
		expect(causesIn.get(id)).toEqual([]);
	});
});

it('keeps no word that stands for its cause in no text', () => {
	const vocabulary = vocabularyOf(causes);
	const earned = new Set(
		positives.flatMap(({text, expect: expected}) =>
			findSaid(vocabulary, readText(text).tight).said.flatMap(({id, level, words}) =>
				expected.includes(id) ? [`${id} ${level} ${words}`] : [],
			),
		),
	);
	const all = causes.flatMap(({id, words}) =>
		(['own', 'says', 'hints'] as const).flatMap((level) => words[level].map((one) => `${id} ${level} ${one}`)),
	);
	expect(all.filter((one) => !earned.has(one))).toEqual([]);
});

const longs = positives.filter(({text}) => text.length > 30);
/** Program text is told by its lines: nobody wraps it. */
const shorts = negatives.filter(
	({text}) => !text.includes('\n') && readText(text).lines.every(({kind}) => kind !== 'mention'),
);
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
	['behind a pod', (text) => prefixed(text, 'bot-7c9d8f6b5-x2x4z app ')],
	['behind a logger', (text) => prefixed(text, '2026-11-28 09:14:03.120 | ERROR    | app.worker:run:42 - ')],
	['behind a thread', (text) => prefixed(text, '2026-11-28T09:14:03.120Z ERROR 812 --- [nio-exec-1] c.a.Worker : ')],
	['behind a process', (text) => prefixed(text, '2026-11-28T09:14:03+0100 web-1 bot[812]: ')],
	['as a record', (text) => JSON.stringify({level: 50, time: 1764321243120, pid: 812, msg: text})],
	[
		'as records of a container',
		(text) =>
			text
				.split('\n')
				.map((line) => JSON.stringify({log: `${line}\n`, stream: 'stderr'}))
				.join('\n'),
	],
	['as names with values', (text) => `level=error msg=${JSON.stringify(text)}`],
	[
		'in the form of an issue',
		(text) => `### What happened?\n\nIt stopped today.\n\n### Error output\n\n${text}\n\n### Version\n\n2.1.212`,
	],
	['above what npm says of a script', (text) => `${text}\nnpm ERR! code ELIFECYCLE\nnpm ERR! errno 1`],
	['quoted in Markdown', (text) => prefixed(text, '> ')],
	[
		'as HTML',
		(text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll("'", '&#39;'),
	],
	['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
	[
		'with contractions',
		(text) => text.replace(/\b(is|was|does|do|has|could) not\b/g, "$1n't").replaceAll('cannot', "can't"),
	],
	['as the repr of Python', (text) => text.replaceAll("'", "\\'")],
	['with accents for apostrophes', (text) => text.replaceAll("'", '´')],
	['with curly quotes', (text) => text.replace(/"([^"]*)"/g, '“$1”').replaceAll("'", '’')],
	['with non-breaking spaces', (text) => text.replaceAll(' ', '\u00a0')],
];

const every = Math.max(1, Math.round(25 / runs(5)));
const isFast = runs(5) < 5;

describe.each(disguises.map((one, index) => [...one, index] as const))('%s', (_, disguise, turn) => {
	// In every disguise the given ones and all that are none, the many others in turns; in a fast run all in turns, and fewer of them.
	const isTurn = (_: Message, index: number) => index % every === turn % every;
	const isDue = (message: Message, index: number) => (message.id.startsWith('M') && !isFast) || isTurn(message, index);
	const changedOf = (due: readonly Message[]) =>
		due
			.map(({id, text}) => ({id, was: causesIn.get(id)?.[0], is: causesOf(disguise(text))[0]}))
			.filter(({was, is}) => is !== was)
			.map(({id, was, is}) => `${id}: ${is} was ${was}`);

	it('two messages of a hundred get another first cause, or fewer', () => {
		const due = longs.filter(isDue);
		expectFew(changedOf(due), due.length, 0.02);
	});

	it('four of a hundred that are none are taken for one, or fewer', () => {
		const due = isFast ? shorts.filter(isTurn) : shorts;
		expectFew(changedOf(due), due.length, 0.04);
	});
});

describe('two disguises at once', () => {
	const pair = fc.tuple(fc.constantFrom(...disguises), fc.constantFrom(...disguises));
	const changedOf = (some: readonly Message[], times: number) =>
		fc
			.sample(fc.tuple(fc.constantFrom(...some), pair), {numRuns: runs(times), seed: 21})
			.flatMap(([{id, text}, names]) => {
				const [was, is] = [
					causesIn.get(id)?.[0],
					causesOf(names.reduce((said, [, disguise]) => disguise(said), text))[0],
				];
				return is === was ? [] : [`${id} ${names.map(([name]) => name).join(', then ')}: ${is} was ${was}`];
			});

	it('three messages of a hundred get another first cause, or fewer', () => {
		expectFew(changedOf(longs, 1000), runs(1000), 0.03);
	});

	it('four of a hundred that are none are taken for one, or fewer', () => {
		expectFew(changedOf(shorts, 500), runs(500), 0.04);
	});
});

function expectFew(changed: readonly string[], tried: number, rate: number): void {
	expect(changed.length, changed.join('\n')).toBeLessThanOrEqual(Math.ceil(rate * tried));
}

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
	it('changes what at most two messages of a hundred mean', () => {
		const changed = fc
			.sample(noisy, {numRuns: runs(600), seed: 20})
			.filter((one) => !one.message.expect.includes(causesOf(arrived(one))[0] ?? ''));
		expectFew(
			changed.map(({message}) => message.id),
			runs(600),
			0.02,
		);
	});

	it('never changes the first cause of a fact: prose, prompts and frames around it', () => {
		const facts = positives.filter(({id}) => id.startsWith('M'));
		const lines = fc.constantFrom(
			'how do I fix this?',
			'I added a new key, same error',
			'Please help, I have a deadline today',
			'it worked yesterday, nothing has changed',
			'$ npm start',
			'$ docker logs -f bot',
			'    at async handler (/var/task/index.js:9:5)',
			'    at processTicksAndRejections (node:internal/process/task_queues:105:5)',
			'  File "/srv/app/handler.py", line 9, in main',
			'my openai gpt-4 key works in the same terminal',
			'[info] worker 3 ready',
			'.'.repeat(3000),
			'',
		);
		fc.assert(
			fc.property(
				fc.constantFrom(...facts),
				fc.array(lines, {maxLength: 4}),
				fc.array(lines, {maxLength: 4}),
				({text, expect: expected}, before, after) => {
					expect(expected).toContain(causesOf([...before, text, ...after].join('\n'))[0]);
				},
			),
			{numRuns: runs(300), seed: 11},
		);
	});
});

describe('whatever is pasted', () => {
	it('a message that was cut at its end mostly keeps a right cause', () => {
		const cut = longs
			.filter(({text}) => text.length > 120)
			.map(({text, ...rest}) => ({...rest, text: text.slice(0, -20)}));
		const right = cut.filter(({text, expect: expected}) => expected.includes(causesOf(text)[0] ?? ''));
		expect(right.length / cut.length).toBeGreaterThan(0.82);
	});

	it('a type that is counted, looked for, or part of a name was not answered', () => {
		const type = fc.constantFrom('authentication_error', 'rate_limit_error', 'permission_error', 'overloaded_error');
		const words = fc.constantFrom(
			'invalid x-api-key',
			'authentication_error',
			'API Error: 401',
			'OAuth token has expired',
		);
		const mention = fc.oneof(
			fc.tuple(type, type, fc.nat(300), fc.constantFrom('=', ': ', '":')).map(([one, other, count, sign]) => {
				const quote = sign === '":' ? '"' : '';
				return `INFO metrics ${quote}${one}${sign}0, ${quote}${other}${sign}${count}`;
			}),
			fc.tuple(type, fc.nat(300)).map(([one, count]) => `anthropic_answers_total{type="${one}"} ${count}`),
			fc
				.tuple(words, fc.constantFrom('PASSED', 'FAILED', 'SKIPPED'))
				.map(([said, end]) => `test_auth.py::test_${said.toLowerCase().replace(/\W+/g, '_')} ${end}`),
			words.map((said) => `--- PASS: Test_${said.replace(/\W+/g, '_')} (0.00s)`),
			fc
				.tuple(words, fc.constantFrom('grep -rn', 'rg', 'git grep -i', 'tail -f app.log | grep', '$ grep'))
				.map(([said, program]) => `${program} "${said}" src/`),
			type.map((one) => `retry_on_${one}(client)`),
		);
		fc.assert(
			fc.property(mention, (text) => {
				expect([text, ...causesOf(text)]).toEqual([text]);
			}),
		);
	});

	it('what was tried again does not hide what it ended with', () => {
		const tried = fc
			.tuple(
				fc.constantFrom(
					'529 Overloaded',
					'529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
					'500 Internal server error',
					'503 Service Unavailable',
					'429 rate limited',
				),
				fc.integer({min: 1, max: 9}),
			)
			.map(([status, time]) => `API Error (${status}) · Retrying in ${time} seconds… (attempt ${time}/10)`);
		const final = fc.constantFrom(
			'OAuth token revoked · Please run /login',
			'OAuth token has expired. Please run /login',
			'Invalid API key · Fix external API key',
			'Not logged in · Please run /login',
			'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
			'Credit balance is too low',
			'This organization has been disabled',
		);
		fc.assert(
			fc.property(fc.array(tried, {minLength: 1, maxLength: 4}), final, (before, end) => {
				expect(causesOf([...before, end].join('\n'))[0]).toBe(causesOf(end)[0]);
			}),
		);
	});

	it('what somebody named after Claude is not Claude', () => {
		const after = fc.constantFrom('worker', 'logs', 'team', 'web', 'prod', 'sessions', 'queue', 'bot', 'assets');
		const name = fc.oneof(
			fc.tuple(fc.constantFrom('claude-', 'claude_', 'anthropic-'), after).map((parts) => parts.join('')),
			after.map((word) => `${word}-claude`),
		);
		const others = fc.constantFrom<(name: string) => string>(
			(one) => `NotFoundException: User pool client ${one} does not exist.`,
			(one) => `UNAUTHENTICATED from orders-service: ${one}`,
			(one) => `AccessDeniedException: not authorized to perform: dynamodb:GetItem on resource: table/${one}`,
			(one) => `ThrottlingException: Rate of requests exceeds the allowed throughput. (table ${one})`,
			(one) => `AuthenticationException(401, 'missing authentication credentials for [/${one}/_search]')`,
			(one) => `Error response from daemon: Head "https://registry.example/v2/${one}/latest": unauthorized`,
			(one) => `Error: 401 Unauthorized - GET https://packages.example/@${one}%2fui - token not provided`,
			(one) => `rpc error: code = Unauthenticated desc = token expired (service ${one})`,
			(one) => `PermissionDenied: bucket ${one}: 403 Forbidden`,
		);
		fc.assert(
			fc.property(name, others, (named, sayOf) => {
				expect([sayOf(named), ...causesOf(sayOf(named))]).toEqual([sayOf(named)]);
			}),
		);
	});

	it('an answer means the same however a language prints it', () => {
		const answers = fc.constantFrom(
			['overloaded_error', 'Overloaded', 'overloaded'],
			['authentication_error', 'invalid x-api-key', 'key-rejected'],
			['rate_limit_error', 'Number of request tokens has exceeded your per-minute rate limit', 'rate-limited'],
			['not_found_error', 'model: claude-3-opus', 'model-not-found'],
		);
		const printed = fc.constantFrom<(type: string, message: string) => string>(
			(type, message) => JSON.stringify({type: 'error', error: {type, message}}),
			(type, message) => `{'type': 'error', 'error': {'type': '${type}', 'message': '${message}'}}`,
			(type, message) => `{:type=>"error", :error=>{:type=>"${type}", :message=>"${message}"}}`,
			(type, message) => `{type=error, error={type=${type}, message=${message}}}`,
			(type, message) => `{ error = { message = "${message}", type = "${type}" }, type = "error" }`,
			(type, message) => `{ ["type"] = "error", ["error"] = { ["type"] = "${type}", ["message"] = "${message}" } }`,
			(type, message) => `{\n  error = {\n    message = "${message}",\n    type = "${type}"\n  },\n  type = "error"\n}`,
			(type, message) => `    message = "${message}",\n    type = "${type}"\n  },`,
		);
		fc.assert(
			fc.property(answers, printed, ([type = '', message = '', cause], print) => {
				expect([print(type, message), causesOf(print(type, message))[0]]).toEqual([print(type, message), cause]);
			}),
		);
	});

	it('whose code reports it is whose it is: a package, an integration, a model', () => {
		const own = fc.constantFrom('anthropic', 'anthropic_chat', 'langchain4j.anthropic');
		const foreign = fc.constantFrom('openweathermap', 'wyoming_openai', 'tesla_fleet');
		const reported = fc.constantFrom<(name: string) => string>(
			(name) => `ERROR (MainThread) [custom_components.${name}] Authentication failed: Invalid API key`,
			(name) => `ERROR (MainThread) [app.integrations.${name}.flow] Error: invalid x-api-key`,
		);
		fc.assert(
			fc.property(own, foreign, reported, (ours, theirs, sayOf) => {
				expect([causesOf(sayOf(ours))[0], causesOf(sayOf(theirs))]).toEqual(['key-rejected', []]);
			}),
		);
		const model = (publisher: string, name: string) =>
			causesOf(
				`VertexAI: 404 {"error":{"code":404,"message":"Publisher Model \`projects/p/locations/l/publishers/${publisher}/models/${name}\` was not found or your project does not have access to it.","status":"NOT_FOUND"}}`,
			);
		expect(model('anthropic', 'claude-sonnet-4')[0]).toBe('model-not-found');
		expect([...model('google', 'gemini-pro'), ...model('meta', 'llama-3')]).toEqual([]);
		const java = (name: string) =>
			causesOf(`Received: 'Unauthorized, status code 401' when invoking: Rest Client method: 'io.acme.${name}#create'`);
		expect([java('anthropic.AnthropicRestApi')[0], java('weather.WeatherRestApi')]).toEqual(['key-rejected', []]);
	});

	it('what was seen is the line that is known, where neither a status nor a body stands in it', () => {
		const bare = [...positives.map(({text}) => text), 'AnthropicException: the API key must not be null']
			.map((text) => explain(text, {causes, statusCodes}).facts)
			.filter(({status, type, message, said}) => status === null && type === null && message === null && said !== null);
		expect(bare.length).toBeGreaterThan(100);
		expect(bare.filter((facts) => !seenIn(facts).includes(facts.said ?? ''))).toEqual([]);
	});

	it('of two errors the later one comes first', () => {
		const expired = 'API Error: 401 OAuth token has expired. Please obtain a new token';
		const overloaded = 'API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}';
		expect(causesOf(`${expired}\n${overloaded}`).slice(0, 2)).toEqual(['overloaded', 'login-expired']);
	});

	it('never throws, gives known ids, the best first', () => {
		const pieces = messages.map(({text}) => text);
		const some = fc.oneof(
			anyText({maxLength: 200}),
			fc.array(fc.constantFrom(...pieces), {maxLength: 4}).map((parts) => parts.join('\n')),
		);
		fc.assert(
			fc.property(some, (text) => {
				const {causes: found} = explain(text, {causes, statusCodes});
				expect(found.every(({id}) => isCauseId(id))).toBe(true);
				expect([...found].sort((one, other) => other.score - one.score)).toEqual(found);
			}),
			{numRuns: runs(100)},
		);
	});

	it('takes steps that grow with the length of a text and no faster', () => {
		const pieces = fc.oneof(
			fc.string({unit: 'binary-ascii', minLength: 1, maxLength: 12}),
			fc.constantFrom(
				'.',
				'a',
				'\\',
				'"',
				'{"type":"',
				'ANTHROPIC_API_KEY=',
				'error 401 ',
				'https://a-',
				'invalid api key ',
			),
		);
		fc.assert(
			fc.property(pieces, (piece) => {
				// Up to the size that is read whole: of a longer text only parts are.
				const stepsOf = (size: number) =>
					explain(piece.repeat(Math.floor(size / piece.length)), {causes, statusCodes}).steps;
				expect(stepsOf(16_384)).toBeLessThanOrEqual(2.2 * stepsOf(8192) + 200);
			}),
			{numRuns: runs(60), seed: 3},
		);
	});

	it('reads the end of a long text, and says so', () => {
		const log = `${'2026-11-28T09:14:03Z [info] worker ready\n'.repeat(20_000)}API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}`;
		expect(explain(log, {causes, statusCodes}).isCut).toBe(true);
		expect(causesOf(log)[0]).toBe('overloaded');
		expect(explain('API Error: 529 Overloaded', {causes, statusCodes}).isCut).toBe(false);
	});

	it('sees an error anywhere among thousands of lines that tell of nothing', () => {
		const lines = Array.from(
			{length: 2000},
			(_, at) =>
				`2026-11-28T09:${at % 60}:03Z [info] worker ${at} took job ${(at * 7919).toString(36)} in ${at % 97} ms`,
		);
		const facts = positives.filter(({id}) => id.startsWith('M'));
		fc.assert(
			fc.property(fc.constantFrom(...facts), fc.nat(lines.length), ({text, expect: expected}, at) => {
				expect(expected).toContain(causesOf([...lines.slice(0, at), text, ...lines.slice(at)].join('\n'))[0]);
			}),
			{numRuns: runs(60), seed: 4},
		);
	});

	it('sees an error in the middle of a single long line', () => {
		const around = '{"level":"info","text":"worker ready"},'.repeat(2000);
		expect(causesOf(`[${around}{"error":"API Error: 529 Overloaded"},${around}]`)[0]).toBe('overloaded');
	});

	it('lets no secret into its facts', () => {
		const secret = fc.tuple(
			fc.constantFrom('sk-ant-api03-', 'sk-ant-oat01-', 'sk-or-v1-', 'ghp_', ''),
			fc.string({
				unit: fc.constantFrom(...'abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789'),
				minLength: 40,
				maxLength: 90,
			}),
		);
		const around = fc.constantFrom<(key: string) => string>(
			(key) => `{"error":{"type":"authentication_error","message":"invalid x-api-key ${key}"}}`,
			(key) => `https://gw.example/v1/${key}/messages 401 Unauthorized claude`,
			(key) => `ANTHROPIC_API_KEY=${key}\n401 invalid x-api-key`,
			(key) => `curl https://user:${key}@gw.example/v1/messages -H "x-api-key: ${key}"\n401 invalid x-api-key`,
			(key) => `{"type":"${key}","message":"${key} anthropic is invalid"}`,
		);
		fc.assert(
			fc.property(secret, around, ([prefix, body], wrapIn) => {
				const shown = JSON.stringify(explain(wrapIn(prefix + body), {causes, statusCodes}).facts);
				for (let at = 0; at + 12 <= body.length; at += 1) {
					expect(shown).not.toContain(body.slice(at, at + 12));
				}
			}),
			{numRuns: runs(200), seed: 5},
		);
	});
});
