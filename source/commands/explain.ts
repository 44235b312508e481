// `explain`: what a cause, a status code or a pasted error message means and what to do. Offline; nothing pasted is kept.
import {causeOf, causes} from '../causes/index.js';
import {statusCodeOf, statusCodes} from '../causes/status-codes.js';
import type {Cause} from '../core/cause.js';
import {safeToShow} from '../core/explain/shown.js';
import {tellExplained} from '../core/explain/told.js';
import {type Explained, explain as explainText} from '../core/explain.js';
import {paintedCode, wrapped as wrappedText} from '../core/writing.js';
import {limitRun} from '../host/watchdog.js';
import {slippedCause} from './near-cause.js';
import type {Command} from './world.js';
import {exitCodes} from './world.js';

/** Milliseconds. */
const time = 10_000;

export const explainCommand: Command = async (
	{words, isBare, isJson, timeout},
	{print, printJson, warn, readInput, hasInput, width, isColoured},
) => {
	const isFromInput = words.length === 0 ? hasInput : words.length === 1 && words[0] === '-';
	const slip = isBare ? slippedCause(words) : undefined;
	if (slip !== undefined) {
		warn(`claude-fix: ${slip}`);
		return exitCodes.usage;
	}
	const text = isFromInput ? await readInput() : words.join(' ');
	limitRun(timeout ?? time);
	const {output, code} = explainPasted({text, isJson, width});
	if (code === exitCodes.usage) {
		warn(output);
	} else if (isJson) {
		printJson(JSON.parse(output));
	} else {
		print(isColoured ? paintedCode(output, true) : output);
	}
	return code;
};

type Question = {readonly text: string; readonly isJson: boolean; readonly width: number};

/** Exit code 0 for a text that is recognised, 1 for one that is not, 2 for an empty one. `width`: columns. */
export function explainPasted({text, isJson, width}: Question): {readonly output: string; readonly code: number} {
	if (text.trim() === '') {
		return {
			output: 'claude-fix: explain needs a cause, a status code or an error message; - reads standard input',
			code: exitCodes.usage,
		};
	}
	const explained = explainText(text, {causes, statusCodes});
	return {
		output: isJson ? asJson(text, explained) : asText(text, explained, width),
		code: explained.causes.length > 0 ? exitCodes.healthy : exitCodes.broken,
	};
}

function asJson(text: string, {causes: found, facts, confidence, isCut}: Explained): string {
	const told = {
		causes: found.map(({id}) => id),
		facts,
		confidence,
		truncated: isCut,
		recognised: found.length > 0,
		input: firstLine(text),
		status: facts.status,
		type: facts.type,
		explanations: knownOf(found).map(({cause: {id, title, meaning, tell: how, remedy, links}, why}) => {
			return {cause: id, title, why, meaning, tell: how, remedy, links};
		}),
	};
	return JSON.stringify(told, null, 2);
}

function asText(text: string, explained: Explained, width: number): string {
	const known = knownOf(explained.causes);
	const code = explained.facts.status === null ? undefined : statusCodeOf(explained.facts.status);
	if (explained.of === 'cause' && known[0]) {
		return wrapped(describe(known[0].cause), width);
	}
	if (explained.of === 'status' && code) {
		const lines = [
			`${code.status} ${code.name}${code.type ? ` (${code.type})` : ''}`,
			'',
			code.meaning,
			code.fix,
			'',
			'What it can be:',
			...known.map(({cause}) => `- ${cause.title} (${cause.id})`),
			'',
			`\`claude-fix explain ${known[0]?.cause.id}\` says more.`,
		];
		return wrapped(lines, width);
	}
	const forms = tellExplained(explained, causeOf, width)?.map((form) => wrapped(form, width));
	const fitting = forms?.find((lines) => lines.split('\n').length <= mostLines) ?? forms?.at(-1);
	return fitting ?? wrapped(unknown(text, explained), width);
}

const mostLines = 10;

function unknown(text: string, {facts: {other, status}}: Explained): readonly string[] {
	const why =
		other === null
			? 'claude-fix knows no such message of Claude Code, the API or its clients. Paste the whole message, with the lines around it, or run `claude-fix check` to check this machine.'
			: `This is an error of ${other}${status === null ? '' : ` (${status})`}, not of Claude or Anthropic: a key or sign-in for Anthropic does not change it.`;
	return [`Not recognised: ${firstLine(text)}`, '', why];
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
	return found.flatMap(({id, why}) => [causeOf(id)].flatMap((cause) => (cause ? [{cause, why}] : [])));
}

/** Hanging indentation for list items; a link or a command is never broken. Nothing is wrapped where there is no window. */
function wrapped(lines: readonly string[], width: number): string {
	if (width === Number.POSITIVE_INFINITY) {
		return lines.join('\n');
	}
	const columns = Math.max(20, Math.min(width, 100));
	const broken = lines.map((line) => {
		const indent = /^(?:\d+\.|-) /.exec(line)?.[0].length ?? 0;
		const [first = '', ...rest] = wrappedText(line.slice(indent), columns - indent).split('\n');
		return [line.slice(0, indent) + first, ...rest.map((one) => ' '.repeat(indent) + one)].join('\n');
	});
	return broken.join('\n');
}

/** Only to recognise what was pasted. */
function firstLine(text: string): string {
	return safeToShow(text.split(/\r|\n/).find((one) => one.trim() !== '') ?? '', 100);
}
