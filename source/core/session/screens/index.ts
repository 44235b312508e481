// Every screen and its rules.
import type {Choice, Step} from '../message.js';
import type {Screen, ScreenKind, State} from '../state.js';
import type {Edit} from '../typing.js';
import {answer} from './answer.js';
import {appKey, apps, appUrl} from './apps.js';
import {cause} from './cause.js';
import {check} from './check.js';
import {checks} from './checks.js';
import {consents} from './consents.js';
import {cured} from './cured.js';
import {explain} from './explain.js';
import {fine} from './fine.js';
import {history} from './history.js';
import {ignore} from './ignore.js';
import {ladder} from './ladder.js';
import {last} from './last.js';
import {menu} from './menu.js';
import {newKey} from './new-key.js';
import {prevention} from './prevention.js';
import {proof} from './proof.js';
import {question} from './question.js';
import {rotation} from './rotation.js';
import type {ScreenRules} from './rules.js';
import {statusCode, statusCodes} from './status-codes.js';
import {steps} from './steps.js';
import {undo} from './undo.js';
import {waiting} from './waiting.js';
import {why} from './why.js';

const screens: {readonly [Kind in ScreenKind]: ScreenRules<Kind>} = {
	looking: {},
	answer,
	steps,
	applying: {},
	cured,
	fine,
	why,
	question,
	ladder,
	checks,
	check,
	menu,
	consents,
	last,
	apps,
	'app-url': appUrl,
	'app-key': appKey,
	rotation,
	'new-key': newKey,
	proof,
	explain,
	cause,
	history,
	ignore,
	undo,
	'status-codes': statusCodes,
	'status-code': statusCode,
	waiting,
	prevention,
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
