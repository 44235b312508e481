// Which folder a value of CLAUDE_CONFIG_DIR means.
import type {Host} from '../../core/host.js';
import {join, resolveIn} from '../paths.js';

/**
 * The config folder that a value of CLAUDE_CONFIG_DIR means: taken literally, relative to the working folder; empty is the
 * working folder itself; composed letters whatever the folder on disk has; undefined is the default (request-rules.md §1).
 */
export function configFolder(host: Pick<Host, 'cwd' | 'home' | 'platform'>, text: string | undefined): string {
	return text === undefined ? join(host.platform, host.home, '.claude') : resolveIn(host, text.normalize('NFC'));
}
