// A file that guides name is not used by Claude Code.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'folklore-file',
	section: 'program',
	title: 'A file that guides name is not used by Claude Code',
	meaning:
		'`.config/claude-code/auth.json` and `credentials.json` without the dot are named in guides, but Claude Code does not read them. Deleting them changes nothing.',
	tell: 'The real login is `~/.claude/.credentials.json`, or the keychain on macOS.',
	remedy: ['Delete the file if you do not need it.', 'Look at the real login instead.'],
	links: [pages.directory, pages.authentication],
	words: {own: ['config claude code auth json'], says: [], hints: []},
});
