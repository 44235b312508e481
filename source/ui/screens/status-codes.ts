// Status codes at a glance, and one of them in full.
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type DrawContext, section, spaced, viewFrom} from './screen.js';

export function drawStatusTable(context: DrawContext<ScreenOf<'status-codes'>>): View {
	return viewFrom(
		context,
		['claude-fix', 'Status codes'],
		paragraph('What the server answers, and the quick fix. Enter shows more.', context.columns, {tone: 'dim'}),
	);
}

export function drawStatusCode(context: DrawContext<ScreenOf<'status-code'>>): View {
	const {screen, state, columns} = context;
	const code = state.options.statusCodes.find(({status}) => status === screen.status);
	return viewFrom(
		context,
		['claude-fix', 'Status codes', String(screen.status)],
		code
			? spaced(
					paragraph(`${code.status} ${code.name}`, columns, {tone: 'strong'}),
					paragraph(code.meaning, columns),
					section('Quick fix', paragraph(code.fix, columns)),
					[[{text: 'Causes that answer like this', tone: 'dim'}]],
				)
			: [],
	);
}
