// The last step before anything is drawn: no control character reaches the terminal, and one without UTF-8 gets ASCII of the same width.
import stringWidth from 'string-width';
import {toAscii} from '../core/signs.js';
import {clean} from './lines.js';
import type {Theme} from './theme.js';

export function inLocale(text: string, {isUnicode}: Pick<Theme, 'isUnicode'>): string {
	const shown = clean(text);
	return isUnicode ? shown : toAscii(shown, stringWidth);
}
