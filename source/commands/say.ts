// A sentence of a command: wrapped to the window, and what stands between backticks in the colour of commands, never broken.
import {paintedCode, wrapped} from '../core/writing.js';
import type {World} from './world.js';

export type Listener = Pick<World, 'print' | 'width' | 'isColoured'>;

export function sayTo({print, width, isColoured}: Listener, text: string): void {
	print(paintedCode(wrapped(text, width), isColoured));
}
