// One table of keys for what happens, the footer and the help.
import {describe, expect, it} from 'vitest';
import {canDo, type Message, type State, takesText, update} from '../../source/core/session.js';
import {press} from '../../source/ui/app.js';
import {createReader} from '../../source/ui/input.js';
import {bindings, footerOf, helpOf, messageOf} from '../../source/ui/keys.js';
import {answers, choice, talk} from '../helpers/conversation.js';
import {broken} from '../helpers/diagnosis.js';

const home = talk([]).state;
const checklist = talk([...answers(broken), 'checks']).state;
const answer = talk(answers(broken)).state;
const explain = talk(['menu', choice('Paste an error'), 'choose']).state;

/** By one read. */
function sent(state: State, piece: string): readonly Message[] {
	const messages: Message[] = [];
	const program = {
		getState: () => state,
		send: (message: Message) => messages.push(message),
		subscribe: () => () => {},
	};
	press(createReader()(piece), program, {columns: 80, rows: 24});
	return messages;
}

describe('the key table', () => {
	it('has no key twice', () => {
		const all = bindings.flatMap(({keys}) => keys);
		expect(new Set(all).size).toBe(all.length);
	});

	it.each([home, answer, checklist, explain])('means, shows and explains the same keys', (state) => {
		const on = bindings.filter(({action}) => canDo(state, action));
		expect(footerOf(state).map(({shown}) => shown)).toEqual(
			on
				// From the first screen Esc leads out, not back.
				.filter(({footer}) => (typeof footer === 'function' ? footer(state) : footer) !== undefined)
				.filter(({action}) => action !== 'back' || state.trail.length > 0)
				.map(({shown, pair}) => pair ?? shown),
		);
		expect(
			helpOf(state)
				.filter(({isOn}) => isOn)
				.map(({shown}) => shown),
		).toEqual(on.map(({shown}) => shown));
		for (const {action, keys} of bindings) {
			const [key = ''] = keys;
			const isLetter = [...key].length === 1;
			const message = messageOf(
				state,
				isLetter ? {kind: 'character', character: key} : {kind: 'named', name: key as 'up'},
			);
			if (isLetter && takesText(state)) {
				expect(message).toEqual({kind: 'text', text: key});
			} else {
				expect(message).toEqual({kind: 'action', action});
				if (!canDo(state, action)) {
					expect(update(state, {kind: 'action', action})).toEqual([state, []]);
				}
			}
		}
	});

	it('takes Esc and another key in one read for two keys, but where that would leave for Alt', () => {
		for (const piece of [...'ynawlvcmuhrR?/1', '\r', '\t', '\u001B[A'].map((key) => `\u001B${key}`)) {
			expect([sent(answer, piece), sent(home, piece)]).toEqual([[], []]);
			expect(sent(checklist, piece)).not.toEqual([]);
		}
		for (const piece of ['\u001B', '\u001B\u001B']) {
			expect(sent(answer, piece)[0]).toEqual({kind: 'action', action: 'back'});
		}
	});

	it('moves with number keys and never chooses with them', () => {
		expect(messageOf(home, {kind: 'character', character: '3'})).toEqual({kind: 'jump', to: 2});
		expect(messageOf(explain, {kind: 'character', character: '3'})).toEqual({kind: 'text', text: '3'});
	});

	it('takes pastes only where text is wanted', () => {
		expect(messageOf(home, {kind: 'paste', text: '\r\r'})).toBeUndefined();
		expect(messageOf(explain, {kind: 'paste', text: '\r\r'})).toEqual({kind: 'text', text: '\r\r'});
	});
});
