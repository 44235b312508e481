// Every screen and its view.
import type {Screen, State} from '../../core/session.js';
import type {Size, View} from '../arrange.js';
import {appKey, apps, appUrl} from './apps.js';
import {consent, question} from './ask.js';
import {check, checklist} from './checklist.js';
import {cause, explain} from './explain.js';
import {finding} from './finding.js';
import {help} from './help.js';
import {history, undo} from './history.js';
import {home} from './home.js';
import {ladder} from './ladder.js';
import {applying, preview} from './preview.js';
import {result} from './result.js';
import {newKey, proof, rotation} from './rotation.js';
import {statusCode, statusTable} from './status-codes.js';
import {summary} from './summary.js';
import {prevention, waiting} from './waiting.js';

export function viewOf(state: State, size: Size, screen: Screen = state.screen): View {
	const context = {state, ...size};
	switch (screen.kind) {
		case 'home':
			return home({...context, screen});
		case 'consent':
			return consent({...context, screen});
		case 'question':
			return question({...context, screen});
		case 'apps':
			return apps({...context, screen});
		case 'app-url':
			return appUrl({...context, screen});
		case 'app-key':
			return appKey({...context, screen});
		case 'checklist':
			return checklist({...context, screen});
		case 'check':
			return check({...context, screen});
		case 'finding':
			return finding({...context, screen});
		case 'ladder':
			return ladder({...context, screen});
		case 'preview':
			return preview({...context, screen});
		case 'applying':
			return applying({...context, screen});
		case 'result':
			return result({...context, screen});
		case 'rotation':
			return rotation({...context, screen});
		case 'new-key':
			return newKey({...context, screen});
		case 'proof':
			return proof({...context, screen});
		case 'summary':
			return summary({...context, screen});
		case 'explain':
			return explain({...context, screen});
		case 'cause':
			return cause({...context, screen});
		case 'history':
			return history({...context, screen});
		case 'undo':
			return undo({...context, screen});
		case 'status-codes':
			return statusTable({...context, screen});
		case 'status-code':
			return statusCode({...context, screen});
		case 'waiting':
			return waiting({...context, screen});
		case 'prevention':
			return prevention({...context, screen});
		case 'help':
			return help({...context, screen});
	}
}
