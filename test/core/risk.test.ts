// What a fix would lose for good, from what it changes and from what works.
import {describe, expect, it} from 'vitest';
import type {Finding} from '../../source/core/check.js';
import type {ProvedRung} from '../../source/core/diagnosis.js';
import type {Fix} from '../../source/core/fix.js';
import {lossOf} from '../../source/core/risk.js';
import {broken, diagnosisOf, disabled, expired, home, overrides, signInAgain, takeOut} from '../helpers/diagnosis.js';

const warning: Finding = {...expired, severity: 'warning'};
const error: Finding = {...expired, severity: 'error'};
const rungs = (change: Readonly<Record<string, Partial<ProvedRung>>>) =>
	diagnosisOf({ladder: broken.ladder.map((rung) => ({...rung, ...change[rung.source]}))});
const onlyLogin = rungs({ANTHROPIC_API_KEY: {state: 'absent', proof: null}, login: {state: 'wins'}});
const runLogin: Fix = {...signInAgain, changes: signInAgain.changes.slice(1)};

describe('nothing is lost', () => {
	it.each([
		['by taking out a key that is refused, while a sign-in is there', takeOut, overrides, broken],
		['by signing in over a sign-in that is broken', signInAgain, error, onlyLogin],
		['by moving one of two that work aside', signInAgain, warning, rungs({ANTHROPIC_API_KEY: {proof: 'accepted'}})],
		[
			'by taking a blank out of the only key',
			{
				...takeOut,
				changes: [{kind: 'edit-text', path: `${home}/.zshrc`, digest: '', edits: [{start: 3, end: 4, text: ''}]}],
			},
			{...overrides, severity: 'warning'},
			rungs({ANTHROPIC_API_KEY: {proof: 'accepted'}, login: {state: 'absent', proof: null}}),
		],
		['by a page to open', {...takeOut, changes: [{kind: 'open', url: 'https://x', why: 'x'}]}, disabled, broken],
	] satisfies readonly (readonly [string, Fix, Finding, typeof broken])[])('%s', (_, fix, finding, diagnosis) => {
		expect(lossOf(fix, finding, diagnosis)).toBeUndefined();
	});
});

describe('a word is wanted', () => {
	it.each([
		['where the last sign-in that may work is moved aside', signInAgain, warning, onlyLogin, 'login'],
		['where one is written over', runLogin, warning, onlyLogin, 'login'],
		[
			'where the last key that may work is taken out',
			{
				...takeOut,
				changes: [{kind: 'edit-text', path: `${home}/.zshrc`, digest: '', edits: [{start: 0, end: 900, text: ''}]}],
			},
			{...overrides, severity: 'warning'},
			rungs({ANTHROPIC_API_KEY: {proof: 'accepted'}, login: {state: 'absent', proof: null}}),
			'key',
		],
		['where a key goes to a place for good', {...takeOut, lost: 'key'}, overrides, broken, 'key'],
	] satisfies readonly (readonly [string, Fix, Finding, typeof broken, string])[])(
		'%s',
		(_, fix, finding, diagnosis, word) => {
			expect(lossOf(fix, finding, diagnosis)).toBe(word);
		},
	);
});
