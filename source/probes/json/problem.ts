// Where JSON breaks, in words and with its place. Never quotes the text: it may be a secret.
import {type ParseError, printParseErrorCode, visit} from 'jsonc-parser';
import {characterName, codePointOf} from '../../core/defects.js';
import type {FileProblem} from '../../core/readings.js';
import {spotAt} from './spot.js';

const messages: Readonly<Record<string, string>> = {
	InvalidCommentToken: 'a comment is not allowed in JSON',
	CommaExpected: 'a comma is missing',
	ColonExpected: 'a colon is missing after a name',
	PropertyNameExpected: 'a name in double quotes is missing',
	ValueExpected: 'a value is missing',
	CloseBraceExpected: 'a closing } is missing',
	CloseBracketExpected: 'a closing ] is missing',
	EndOfFileExpected: 'something stands after the end of the JSON',
	UnexpectedEndOfString: 'a text has no closing quote on its line',
	UnexpectedEndOfComment: 'a comment is not allowed in JSON',
	InvalidUnicode: "a backslash is followed by something that isn't an escape",
	InvalidEscapeCharacter: "a backslash is followed by something that isn't an escape",
	InvalidCharacter: 'a text holds a tab or another control character',
	InvalidNumberFormat: 'a number is not written as JSON wants it',
	UnexpectedEndOfNumber: 'a number is not written as JSON wants it',
};

/** The first thing in a text that JSON.parse refuses. `position`: where JSON.parse itself stopped, for what jsonc-parser accepts. */
export function jsonProblem(text: string, position: number | undefined): FileProblem {
	const end = text.trimEnd().length;
	if (end === 0) {
		return {message: 'the file is empty', line: 1, column: 1};
	}
	const first = firstError(text);
	if (!first) {
		return vagueProblem(text, position);
	}
	const {offset, length} = first;
	const name = printParseErrorCode(first.error);
	if (offset >= end || (/^UnexpectedEndOf/.test(name) && offset + length >= end)) {
		return {message: 'the file ends in the middle', ...spotAt(text, end - 1)};
	}
	const comma = name === 'PropertyNameExpected' || name === 'ValueExpected' ? commaBefore(text, offset) : undefined;
	if (comma !== undefined) {
		return {message: 'a comma stands before the closing bracket', ...spotAt(text, comma)};
	}
	// A control character is told at its own place, not at the beginning of its text.
	const inside = name === 'InvalidCharacter' ? text.slice(offset, offset + length).search(/[\u0000-\u001f]/) : 0;
	return {message: messages[name] ?? strange(text, offset), ...spotAt(text, offset + Math.max(inside, 0))};
}

export function vagueProblem(text: string, position: number | undefined): FileProblem {
	return {message: 'this is not valid JSON', ...(position === undefined ? {} : spotAt(text, position))};
}

/** Stops there: one mistake may be followed by any number of others. */
function firstError(text: string): ParseError | undefined {
	let first: ParseError | undefined;
	try {
		visit(
			text,
			{
				onError(error, offset, length) {
					first = {error, offset, length};
					throw new Found();
				},
			},
			{disallowComments: true, allowTrailingComma: false},
		);
	} catch (error) {
		if (!(error instanceof Found)) {
			throw error;
		}
	}
	return first;
}

class Found extends Error {}

/** JSON.parse complains about the bracket after a stray comma; the comma is what has to go. */
function commaBefore(text: string, offset: number): number | undefined {
	const before = text.slice(0, offset).trimEnd();
	return /[}\]]/.test(text[offset] ?? '') && before.endsWith(',') ? before.length - 1 : undefined;
}

function strange(text: string, offset: number): string {
	const character = String.fromCodePoint(text.codePointAt(offset) ?? 32);
	if (/[^\x20-\x7e]/.test(character)) {
		return `${characterName(character)} (${codePointOf(character)}) stands where JSON can't have it`;
	}
	return character === "'" ? 'single quotes are used where JSON wants double ones' : 'something here is not JSON';
}
