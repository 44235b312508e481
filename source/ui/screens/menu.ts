// The menu.
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {type Context, viewFrom} from './screen.js';

export function drawMenu(context: Context<ScreenOf<'menu'>>): View {
	return {...viewFrom(context, ['claude-fix', 'Menu'], []), isDense: true, aside: context.state.options.version};
}
