// Every screen and its rules.
import type {Choice, Step} from '../message.js';
import type {Screen, ScreenKind, State} from '../state.js';
import type {Edit} from '../typing.js';
import {answerRules} from './answer.js';
import {appKeyRules, appsRules, appUrlRules} from './apps.js';
import {causeRules} from './cause.js';
import {checkRules} from './check.js';
import {checksRules} from './checks.js';
import {consentsRules} from './consents.js';
import {curedRules} from './cured.js';
import {explainRules} from './explain.js';
import {fineRules} from './fine.js';
import {historyRules} from './history.js';
import {ignoreRules} from './ignore.js';
import {ladderRules} from './ladder.js';
import {lastRules} from './last.js';
import {menuRules} from './menu.js';
import {newKeyRules} from './new-key.js';
import {preventionRules} from './prevention.js';
import {proofRules} from './proof.js';
import {questionRules} from './question.js';
import {rotationRules} from './rotation.js';
import type {ScreenRules} from './rules.js';
import {statusCodeRules, statusCodesRules} from './status-codes.js';
import {stepsRules} from './steps.js';
import {undoRules} from './undo.js';
import {waitingRules} from './waiting.js';
import {whyRules} from './why.js';

const screens: {readonly [Kind in ScreenKind]: ScreenRules<Kind>} = {
	looking: {},
	answer: answerRules,
	steps: stepsRules,
	applying: {},
	cured: curedRules,
	fine: fineRules,
	why: whyRules,
	question: questionRules,
	ladder: ladderRules,
	checks: checksRules,
	check: checkRules,
	menu: menuRules,
	consents: consentsRules,
	last: lastRules,
	apps: appsRules,
	'app-url': appUrlRules,
	'app-key': appKeyRules,
	rotation: rotationRules,
	'new-key': newKeyRules,
	proof: proofRules,
	explain: explainRules,
	cause: causeRules,
	history: historyRules,
	ignore: ignoreRules,
	undo: undoRules,
	'status-codes': statusCodesRules,
	'status-code': statusCodeRules,
	waiting: waitingRules,
	prevention: preventionRules,
	help: {},
};

function rulesFor(screen: Screen): ScreenRules<ScreenKind> {
	return screens[screen.kind] as ScreenRules<ScreenKind>;
}

export function choicesOf(state: State, screen: Screen = state.screen): readonly Choice[] {
	return rulesFor(screen).choices?.(state, screen) ?? [];
}

export function takesText({screen}: State): boolean {
	return rulesFor(screen).takesText?.(screen) ?? false;
}

export function typeOn(state: State, edit: Edit): State {
	return rulesFor(state.screen).type?.(state, state.screen, edit) ?? state;
}

export function enterOn(state: State): Step | undefined {
	return rulesFor(state.screen).enter?.(state, state.screen);
}

export function escapeOn(state: State): Step | undefined {
	return rulesFor(state.screen).escape?.(state, state.screen);
}
