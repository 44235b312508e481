// The menu.
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {type DrawContext, viewFrom} from './screen.js';

export function drawMenu(context: DrawContext<ScreenOf<'menu'>>): View {
	return {...viewFrom(context, ['claude-fix', 'Menu'], []), isDense: true, aside: context.state.options.version};
}
