// `explain`: what a cause, a status code or a pasted error message means and what to do. Offline; nothing pasted is kept.
import wrapAnsi from 'wrap-ansi';
import {causeOf, causes} from '../causes/index.js';
import {statusCodeOf, statusCodes} from '../causes/status-codes.js';
import type {Cause} from '../core/cause.js';
import {type Explained, explain as explainText} from '../core/explain.js';
import {oneLine, scrubEagerly, shorten} from '../core/scrub.js';
import {limitRun, textArrived} from '../host/watchdog.js';
import type {Command} from './world.js';
import {exitCodes} from './world.js';

/** Milliseconds. */
const time = 10_000;

export const explain: Command = async ({words, isJson, timeout}, {print, printJson, warn, readInput, width}) => {
	const text = words.length === 1 && words[0] === '-' ? await readInput() : words.join(' ');
	limitRun(timeout ?? time);
	textArrived(text.length);
	const {output, code} = explainCommand({text, isJson, width});
	if (code === exitCodes.usage) {
		warn(output);
	} else if (isJson) {
		printJson(JSON.parse(output));
	} else {
		print(output);
	}
	return code;
};

/** Exit code 0, also for a text that is not recognised; 2 for an empty one. `width`: columns. */
export function explainCommand({
	text,
	isJson,
	width,
}: {
	readonly text: string;
	readonly isJson: boolean;
	readonly width: number;
}): {readonly output: string; readonly code: number} {
	if (text.trim() === '') {
		return {
			output: 'claude-fix: explain needs a cause, a status code or an error message; - reads standard input',
			code: exitCodes.usage,
		};
	}
	const explained = explainText(text, {causes, statusCodes});
	return {output: isJson ? asJson(text, explained) : asText(text, explained, width), code: exitCodes.healthy};
}

function asJson(text: string, {causes: found, recognised, status, type}: Explained): string {
	return JSON.stringify(
		{
			causes: found.map(({id}) => id),
			recognised,
			input: firstLine(text),
			status,
			type,
			explanations: knownOf(found).map(({cause: {id, title, meaning, tell, remedy, links}, why}) => ({
				cause: id,
				title,
				why,
				meaning,
				tell,
				remedy,
				links,
			})),
		},
		null,
		2,
	);
}

function asText(text: string, {causes: found, status}: Explained, width: number): string {
	const known = knownOf(found);
	const [best, ...others] = known;
	const code = status === null ? undefined : statusCodeOf(status);
	const isAboutStatus = code !== undefined && found.every(({why}) => why.startsWith('A status'));
	if (!best) {
		return wrapped(
			[
				`Not recognised: ${firstLine(text)}`,
				'',
				'This is no message of Claude Code, the API or a client of it that claude-fix knows. Paste the whole message, with the lines around it, or run `claude-fix check` to have this machine looked at.',
			],
			width,
		);
	}
	if (isAboutStatus) {
		return wrapped(
			[
				`${code.status} ${code.name}${code.type ? ` (${code.type})` : ''}`,
				'',
				code.meaning,
				code.fix,
				'',
				'What it can be:',
				...known.map(({cause}) => `- ${cause.title} (${cause.id})`),
				'',
				`\`claude-fix explain ${best.cause.id}\` says more.`,
			],
			width,
		);
	}
	return wrapped(
		[
			...describe(best.cause),
			...(others.length > 0
				? ['', 'It could also be:', ...others.map(({cause}) => `- ${cause.title} (${cause.id})`)]
				: []),
			...(code ? ['', `Status ${code.status}, ${code.name.toLowerCase()}: ${code.meaning}`] : []),
		],
		width,
	);
}

function describe({id, title, meaning, tell, remedy, links}: Cause): readonly string[] {
	return [
		`${title} (${id})`,
		'',
		meaning,
		'',
		'How to tell it apart',
		tell,
		'',
		'What to do',
		...remedy.map((step, index) => `${index + 1}. ${step}`),
		...(links.length > 0 ? ['', ...links] : []),
	];
}

function knownOf(found: Explained['causes']): readonly {readonly cause: Cause; readonly why: string}[] {
	return found.flatMap(({id, why}) => {
		const cause = causeOf(id);
		return cause ? [{cause, why}] : [];
	});
}

/** Hanging indentation for list items; a link is never broken. */
function wrapped(lines: readonly string[], width: number): string {
	const columns = Math.max(20, Math.min(width, 100));
	return lines
		.map((line) => {
			// A command is not broken in two.
			const text = line.replace(/`[^`]*`/g, (code) => (code.length > 32 ? code : code.replaceAll(' ', '\u00a0')));
			const mark = /^(?:\d+\.|-) /.exec(line)?.[0] ?? '';
			const [first = '', ...rest] = wrapAnsi(text.slice(mark.length), columns - mark.length, {hard: false})
				.replaceAll('\u00a0', ' ')
				.split('\n');
			return [mark + first, ...rest.map((one) => ' '.repeat(mark.length) + one)].join('\n');
		})
		.join('\n');
}

/** Only to recognise what was pasted. A cut or wrapped key has lost its prefix: here every word that nobody would write is taken for one. */
function firstLine(text: string): string {
	const line = text.split(/\r|\n/).find((one) => one.trim() !== '') ?? '';
	return oneLine(shorten(line, 400), 100, scrubEagerly);
}
