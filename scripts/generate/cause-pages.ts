// A page for each cause, made from its record. Its title is the message that people paste into a search box, spelled as it was seen.
import {readFileSync} from 'node:fs';
import {causeOf, causes} from '../../source/causes/index.js';
import {records} from '../../source/causes/records.js';
import type {Cause} from '../../source/core/cause.js';
import {sections} from './readme.js';

export const causeFolder = 'docs/causes';

/** So many messages are shown; `explain` knows them all. */
const mostMessages = 8;

/** Paths from the root of the repository. */
export function causePages(root: string): readonly {readonly path: string; readonly text: string}[] {
	const tried = readFileSync(`${root}/test/core/messages.jsonl`, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => (JSON.parse(line) as {readonly text: string}).text);
	const seen = [...records.flatMap(({examples = []}) => examples), ...tried];
	const told = causes.map((cause) => ({cause, messages: spelled(cause, seen)}));
	return [
		...told.map(({cause, messages}) => ({path: `${causeFolder}/${cause.id}.md`, text: page(cause, messages)})),
		{path: `${causeFolder}/README.md`, text: index(told)},
	];
}

type Told = {readonly cause: Cause; readonly messages: readonly string[]};

/** What only Anthropic and its programs say of it, as somebody saw it, in the order of the record; of two the one that contains the other. */
function spelled({words}: Cause, seen: readonly string[]): readonly string[] {
	const phrases = words.own.filter((phrase) => /^[a-z0-9 ]+$/.test(phrase) && phrase.includes(' '));
	const found = phrases.flatMap((phrase) => spelling(phrase, seen) ?? []);
	const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
	const fullest = found.map((text) =>
		found.reduce(
			(long, other) => (other.length > long.length && plain(other).includes(plain(text)) ? other : long),
			text,
		),
	);
	return [...new Set(fullest)].slice(0, mostMessages);
}

/** In one line, with signs of its own between the words, and nothing that only makes sense in its place. */
function spelling(phrase: string, seen: readonly string[]): string | undefined {
	const words = phrase.split(' ').join('[^a-z0-9\\n\\r\\\\]{1,3}');
	const pattern = new RegExp(`(?<![a-z0-9])${words}(?![a-z0-9])`, 'i');
	return seen
		.map((text) => pattern.exec(text)?.[0])
		.find((text) => text !== undefined && /^[^"{}[\]<>|`]*$/.test(text));
}

function titleOf({cause, messages}: Told): string {
	const [shown] = messages;
	return shown === undefined ? cause.title : `“${shown}”: ${cause.title}`;
}

function page(cause: Cause, messages: readonly string[]): string {
	const {id, section, title, meaning, tell, remedy, links, explains = []} = cause;
	const before = causes.filter((other) => other.explains?.includes(id));
	return [
		`# ${titleOf({cause, messages})}`,
		'',
		`\`${id}\`, one of the [causes](README.md) that claude-fix looks for: ${lowerFirst(sections[section])}.`,
		'',
		`**${title}.** ${meaning}`,
		...(messages.length > 0 ? ['', '## What is said', '', '```text', ...messages, '```'] : []),
		...part('How to tell it apart', [tell]),
		...part(
			'What to do',
			remedy.map((step, at) => `${at + 1}. ${step}`),
		),
		'',
		'claude-fix finds it, shows the change before it makes one, looks again afterwards, and can take it back:',
		'',
		'```sh',
		'claude-fix check',
		`claude-fix fix ${id} --dry-run`,
		'```',
		...part('What can follow from it', explains.map(linkTo)),
		...part(
			'What it can follow from',
			before.map((other) => linkTo(other.id)),
		),
		...part(
			'Read more',
			links.map((link) => `- <${link}>`),
		),
		'',
	].join('\n');
}

function part(title: string, lines: readonly string[]): readonly string[] {
	return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

function linkTo(id: string): string {
	return `- [${causeOf(id)?.title}](${id}.md)`;
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

function index(told: readonly Told[]): string {
	return [
		'# What can be wrong, by what is said',
		'',
		'A message of another wording is explained by `claude-fix explain`, offline.',
		...Object.entries(sections).flatMap(([section, title]) =>
			part(
				title,
				told.filter(({cause}) => cause.section === section).map((one) => `- [${titleOf(one)}](${one.cause.id}.md)`),
			),
		),
		'',
	].join('\n');
}
