// A settings file is skipped because it is not valid.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'settings-malformed',
	section: 'precedence',
	title: 'A settings file is skipped because it is not valid',
	meaning:
		'A comment, a trailing comma or one value of a wrong type makes Claude Code skip the whole settings file, with its keys, gateway and cloud settings. What is left is often "Not logged in".',
	tell: 'Claude Code names the file in a "Settings Error" or at start; old versions skip it silently.',
	remedy: ['Open the file at the line that is named and correct it.', 'Start Claude Code again.'],
	asked: {likelier: ['after-update.yes'], unlikelier: ['after-update.no']},
	links: [pages.settings, pages.configuration],
	rank: 110,
	explains: ['login-missing', 'gateway-no-credential', 'onboarding-incomplete', 'variable-not-exported'],
	words: {
		own: [
			'these settings did not load',
			'files with errors are skipped entirely',
			'managed settings document could not be parsed',
			'settings error & <bad json>',
			'settings local json & <bad json>',
			'settings file ~ <bad json>',
			'<bad json> ~ settings local json',
			'continue without these settings',
		],
		says: [
			'settings json ~ <bad json>',
			'<bad json> ~ settings json',
			'settings json & has an error',
			'settings json & was not loaded',
			'settings validation failed',
			'invalid settings',
		],
		hints: [],
	},
});
