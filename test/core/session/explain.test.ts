// A pasted message in the session: one candidate opens at once, and looking for it on this machine is the first choice.
import {expect, it} from 'vitest';
import type {Explanation} from '../../../source/core/session/options.js';
import {choicesOf} from '../../../source/core/session.js';
import {answers, choice, talk} from '../../helpers/conversation.js';
import {broken} from '../../helpers/diagnosis.js';

const asked = (...found: readonly Explanation[]) =>
	talk([
		...answers(broken),
		'menu',
		choice('Paste an error'),
		'choose',
		'>400 This organization has been disabled',
		'choose',
		({token}) => [{kind: 'explained', token, found}],
	]).state;
const disabled: Explanation = {
	cause: 'org-disabled',
	title: 'The organisation is disabled',
	told: ['Seen: 400.', 'It is disabled.', 'First: Ask its administrator.'],
};

it.each([
	['cause', [disabled]],
	['explain', [disabled, {cause: 'login-expired', title: 'The stored login has expired'}]],
] as const)('shows %s, with a look at this machine as the first choice', (kind, found) => {
	const state = asked(...found);
	expect(state.screen.kind).toBe(kind);
	expect(choicesOf(state)[0]?.label).toBe('Look for it on this machine');
});
