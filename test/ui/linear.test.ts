// The session as numbered questions: what is printed, and what an answer means.
import {describe, expect, it} from 'vitest';
import {linearLines, messagesOf, questionOf} from '../../source/ui/linear.js';
import {answers, choice, talk} from '../helpers/conversation.js';
import {broken} from '../helpers/diagnosis.js';

const first = talk(answers(broken)).state;
const explain = talk(['menu', choice('Paste an error'), 'choose'], {}, first).state;

describe('a printed screen', () => {
	it('says all of it, in order, with numbers to choose by', () => {
		const text = linearLines(first, 80).join('\n');
		expect(text).toMatch(/An API key outranks your login[\s\S]*~\/\.zshrc:12[\s\S]*400 This organization/);
		expect(text).toMatch(
			/1\. Cure it \(Enter or y\)\n2\. Look at the key in the Console \(by you\)\n3\. Not now \(n\)/,
		);
		expect(text).not.toContain('PgDn');
		expect(questionOf(first)).toContain('y cure');
	});

	it.each([
		[
			'',
			[
				{kind: 'jump', to: 0},
				{kind: 'action', action: 'choose'},
			],
		],
		[
			'2',
			[
				{kind: 'jump', to: 1},
				{kind: 'action', action: 'choose'},
			],
		],
		[' y ', [{kind: 'action', action: 'cure'}]],
		['q', [{kind: 'action', action: 'quit'}]],
		['nothing', []],
	])('takes %j', (answer, messages) => {
		expect(messagesOf(first, answer)).toEqual(messages);
	});

	it('takes a line as text where text is wanted', () => {
		expect(messagesOf(explain, 'y')).toEqual([
			{kind: 'action', action: 'clear'},
			{kind: 'text', text: 'y'},
			{kind: 'action', action: 'choose'},
		]);
		expect(messagesOf(explain, '')).toEqual([{kind: 'action', action: 'back'}]);
	});
});
