// What HTTP leaves of values that the client does not trim (observed on 2.1.330).
import {describe, expect, test} from 'vitest';
import {predict, type Sent} from '../../source/core/request.js';
import {type FactsByHand, factsByHand} from '../helpers/facts.js';

const sent = (facts: FactsByHand) => predict(factsByHand(facts)).print.request;
const text = (slot: Sent | null | undefined) => (slot?.isEmpty ? 'empty' : slot?.value?.reveal());

describe('the key of a Console sign-in', () => {
	test.each([
		[' key\n', 'key'],
		['\tkey\r', 'key'],
		['\u00a0key', '\u00a0key'],
		['\u00a0', '\u00a0'],
		[' ', undefined],
	])('%j', (primary, expected) => {
		expect(text(sent({global: {primary}})?.xApiKey)).toBe(expected);
	});
});

describe('the access token of a login', () => {
	test.each([
		['token\n', 'token'],
		[' token', ' token'],
		['token\u00a0', 'token\u00a0'],
	])('%j', (access, expected) => {
		expect(text(sent({login: {access}})?.bearer)).toBe(expected);
	});
});

describe('a custom Authorization', () => {
	test.each([
		['Bearer token', 'token'],
		['Bearer  token ', ' token'],
		['Bearer', 'empty'],
		['token', 'token'],
		['bearer token', 'bearer token'],
	])('%j', (value, expected) => {
		expect(text(sent({env: {ANTHROPIC_CUSTOM_HEADERS: `Authorization: ${value}`}})?.bearer)).toBe(expected);
	});
});
