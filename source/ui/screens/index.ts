// Every screen and its view.
import type {Screen, ScreenKind, ScreenOf, State} from '../../core/session.js';
import type {Size, View} from '../arrange.js';
import {answer} from './answer.js';
import {applying} from './applying.js';
import {appKey, apps, appUrl} from './apps.js';
import {cause} from './cause.js';
import {check} from './check.js';
import {checks} from './checks.js';
import {consents} from './consents.js';
import {cured} from './cured.js';
import {explain} from './explain.js';
import {fine} from './fine.js';
import {help} from './help.js';
import {history} from './history.js';
import {ignore} from './ignore.js';
import {ladder} from './ladder.js';
import {last} from './last.js';
import {looking} from './looking.js';
import {menu} from './menu.js';
import {newKey} from './new-key.js';
import {prevention} from './prevention.js';
import {proof} from './proof.js';
import {question} from './question.js';
import {rotation} from './rotation.js';
import type {Context} from './screen.js';
import {statusCode, statusTable} from './status-codes.js';
import {steps} from './steps.js';
import {undo} from './undo.js';
import {waiting} from './waiting.js';
import {why} from './why.js';

const views: {readonly [Kind in ScreenKind]: (context: Context<ScreenOf<Kind>>) => View} = {
	looking,
	answer,
	steps,
	applying,
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
	'status-codes': statusTable,
	'status-code': statusCode,
	waiting,
	prevention,
	help,
};

export function viewOf(state: State, size: Size, screen: Screen = state.screen): View {
	const draw = views[screen.kind] as (context: Context) => View;
	return draw({state, screen, ...size});
}
