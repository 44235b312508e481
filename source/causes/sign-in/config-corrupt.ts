// The configuration file .claude.json cannot be parsed.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'config-corrupt',
	section: 'sign-in',
	title: 'The configuration file .claude.json cannot be parsed',
	meaning:
		'`.claude.json` holds the state of Claude Code. When it is not valid JSON, Claude Code stops at startup, for every command. The login itself is stored elsewhere and is not lost.',
	tell: 'The message names the file and says "is corrupted". A broken `settings.json` does not stop Claude Code: it is skipped.',
	remedy: [
		'Restore the newest good copy from `~/.claude/backups/` (the message shows the `cp` command).',
		'Without a backup: move the file aside; Claude Code begins a new one.',
	],
	links: [pages.directory, pages.configuration],
	rank: 90,
	explains: [...everySymptom, 'onboarding-incomplete', 'settings-malformed'],
	words: {
		own: [
			'unexpected token c claude con',
			'claude configuration file ~ corrupted',
			'corrupted file has been backed up',
			'claude json & <bad json>',
			'configuration error in ~ claude json',
			'reset with default configuration',
			'reset to default configuration',
			'claude json corrupted',
			'manually restore it by running cp',
			'configuration file at ~ contains invalid json',
		],
		says: ['configuration error ~ exit and fix manually'],
		hints: [],
	},
});
