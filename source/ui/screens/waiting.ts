// Only waiting helps: the wait, with gentle retries.
import {rootFinding, titleOf} from '../../core/session/look.js';
import {statusPageUrl, tryEvery} from '../../core/session/texts.js';
import {allowedAgain, nextTry} from '../../core/session/waits.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawWaiting(context: DrawContext<ScreenOf<'waiting'>>): View {
	const {state, screen, columns} = context;
	const next = screen.now === 0 ? undefined : nextTry(state, screen) - screen.now;
	const isAsked = screen.now < allowedAgain(state.diagnosis);
	const root = rootFinding(state);
	return viewFrom(
		context,
		['claude-fix', 'Waiting'],
		spaced(
			paragraph(
				screen.isTrying || state.run.isRunning ? 'Trying again' : `Next try in ${clock(next ?? tryEvery)}`,
				columns,
				{tone: 'strong'},
			),
			root ? paragraph(`So far: ${titleOf(state, root)}`, columns) : [],
			paragraph(
				`Change nothing and don't sign in over and over: it makes things worse. It tries again every ${tryEvery / 60_000} minutes${isAsked ? ', and not before the server allows it' : ''}. You can leave at any time.`,
				columns,
			),
			paragraph(statusPageUrl, columns, {first: 'Status page: ', tone: 'note', link: statusPageUrl}),
		),
	);
}

function clock(milliseconds: number): string {
	const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
