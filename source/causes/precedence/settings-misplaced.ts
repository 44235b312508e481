// Settings are where nothing reads them.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'settings-misplaced',
	section: 'precedence',
	title: 'Settings are where nothing reads them',
	meaning:
		'Claude Code does not read every file that looks like its own: the old ProgramData path of managed settings, `settings.local.json` in the home folder, or an editor setting of the wrong form have no effect.',
	tell: 'The value is in a file, and `/status` does not list that file under "Setting sources".',
	remedy: ['Move the entry to a file that is read, such as `~/.claude/settings.json`.', 'Start Claude Code again.'],
	links: [pages.settings, pages.managedSettings],
	rank: 640,
	explains: ['login-missing', 'gateway-no-credential', 'login-expired', 'login-blank', 'login-sent-elsewhere'],
	words: {
		own: [
			'claudecode environmentvariables & <bad json>',
			'claudecode environmentvariables & expected array',
			'program data claudecode',
		],
		says: [],
		hints: [],
	},
});
