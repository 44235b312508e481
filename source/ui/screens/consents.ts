// What may be asked, with what it costs.
import {consents as allConsents} from '../../core/consent.js';
import {consentTexts} from '../../core/session/texts.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {type DrawContext, viewFrom} from './screen.js';

export function drawConsents(context: DrawContext<ScreenOf<'consents'>>): View {
	const {screen, columns} = context;
	const chosen = allConsents[screen.cursor];
	return {
		...viewFrom(
			context,
			['claude-fix', 'What claude-fix may do'],
			paragraph('Enter allows or revokes it. It is remembered, except for gateways.', columns, {tone: 'dim'}),
		),
		box: chosen && {lines: paragraph(consentTexts[chosen].cost, columns, {tone: 'dim', indent: 2})},
	};
}
