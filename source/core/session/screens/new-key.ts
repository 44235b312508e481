// The new key behind a mask: what can only be an accident is taken out, what can't be a key is not taken.
import {accidentsOf, whyNotNewKey} from '../../rotation.js';
import {Secret} from '../../secret.js';
import {answerTo} from '../consents.js';
import type {Step} from '../message.js';
import {amend, open} from '../navigate.js';
import type {ScreenOf, State} from '../state.js';
import {editSecret} from '../typing.js';
import {prove} from './proof.js';
import type {ScreenRules} from './rules.js';

export const newKeyRules: ScreenRules<'new-key'> = {
	takesText: () => true,
	type: (state, screen, edit) => amend<'new-key'>(state, screen, {key: editSecret(screen.key, edit)}),
	enter: takeKey,
};

function takeKey(state: State, screen: ScreenOf<'new-key'>): Step {
	const {answer, plan} = screen;
	const key = screen.key.cleaned();
	const problem = whyNotNewKey(key, plan);
	if (problem !== undefined) {
		return [{...amend<'new-key'>(state, screen, {key: new Secret('')}), note: problem}, []];
	}
	const removed = accidentsOf(screen.key.defects);
	const consent = plan.endpoint.isAnthropic ? 'network' : 'gateway';
	// A gateway is asked about for each key, unless an option has said it for this run.
	const isAllowed = consent === 'network' ? answerTo(state, consent) : state.options.given.gateway;
	const body = {
		kind: 'proof',
		answer,
		plan,
		key,
		...(removed === undefined ? {} : {removed}),
		token: state.token,
		step: 'asked',
		said: undefined,
		fix: undefined,
		previews: [],
	} as const;
	const asked = open(state, body, consent === 'gateway' ? 1 : 0);
	return isAllowed === undefined ? [asked, []] : prove(asked, isAllowed);
}
