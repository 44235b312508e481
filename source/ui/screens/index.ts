// Every screen and its view.
import type {Screen, ScreenKind, ScreenOf, State} from '../../core/session.js';
import type {Size, View} from '../arrange.js';
import {drawAnswer} from './answer.js';
import {drawApplying} from './applying.js';
import {drawAppKey, drawApps, drawAppUrl} from './apps.js';
import {drawCause} from './cause.js';
import {drawCheck} from './check.js';
import {drawChecks} from './checks.js';
import {drawConsents} from './consents.js';
import {drawCured} from './cured.js';
import {drawExplain} from './explain.js';
import {drawFine} from './fine.js';
import {drawHelp} from './help.js';
import {drawHistory} from './history.js';
import {drawIgnore} from './ignore.js';
import {drawLadder} from './ladder.js';
import {drawLast} from './last.js';
import {drawLooking} from './looking.js';
import {drawMenu} from './menu.js';
import {drawNewKey} from './new-key.js';
import {drawPrevention} from './prevention.js';
import {drawProof} from './proof.js';
import {drawQuestion} from './question.js';
import {drawRotation} from './rotation.js';
import type {DrawContext} from './screen.js';
import {drawStatusCode, drawStatusTable} from './status-codes.js';
import {drawSteps} from './steps.js';
import {drawUndo} from './undo.js';
import {drawWaiting} from './waiting.js';
import {drawWhy} from './why.js';

const views: {readonly [Kind in ScreenKind]: (context: DrawContext<ScreenOf<Kind>>) => View} = {
	looking: drawLooking,
	answer: drawAnswer,
	steps: drawSteps,
	applying: drawApplying,
	cured: drawCured,
	fine: drawFine,
	why: drawWhy,
	question: drawQuestion,
	ladder: drawLadder,
	checks: drawChecks,
	check: drawCheck,
	menu: drawMenu,
	consents: drawConsents,
	last: drawLast,
	apps: drawApps,
	'app-url': drawAppUrl,
	'app-key': drawAppKey,
	rotation: drawRotation,
	'new-key': drawNewKey,
	proof: drawProof,
	explain: drawExplain,
	cause: drawCause,
	history: drawHistory,
	ignore: drawIgnore,
	undo: drawUndo,
	'status-codes': drawStatusTable,
	'status-code': drawStatusCode,
	waiting: drawWaiting,
	prevention: drawPrevention,
	help: drawHelp,
};

export function viewOf(state: State, size: Size, screen: Screen = state.screen): View {
	const draw = views[screen.kind] as (context: DrawContext) => View;
	return draw({state, screen, ...size});
}
