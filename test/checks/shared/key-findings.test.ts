// Which cause odd characters of a key belong to: a blank that is no space is one that nobody sees.
import {expect, it} from 'vitest';
import {causeOfDefects} from '../../../source/checks/shared/key-findings.js';
import {Secret} from '../../../source/core/secret.js';

const body = 'sk-ant-api03-'.concat('x'.repeat(95));

it.each([
	['a space', `${body} x`, 'key-whitespace'],
	['a tab', `${body}\tx`, 'key-whitespace'],
	['a line break', `${body}\nx`, 'key-whitespace'],
	['a no-break space', `${body}\u00A0x`, 'key-invisible'],
	['a space and a no-break space', `${body} \u00A0x`, 'key-invisible'],
	['an ideographic space', `${body}\u3000x`, 'key-invisible'],
	['a zero-width space', `${body}\u200Bx`, 'key-invisible'],
	['quotes', `"${body}"`, 'key-quoted'],
	['nothing odd', body, undefined],
])('%s: %s', (_, text, wanted) => {
	expect(causeOfDefects(new Secret(text).defects)).toBe(wanted);
});
