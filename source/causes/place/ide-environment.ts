// The editor does not have the variable.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'ide-environment',
	section: 'place',
	title: 'The editor does not have the variable',
	meaning:
		'An editor that is started from the Dock, the Start menu or a desktop file, or that was open before the change, does not know what your shell sets.',
	tell: 'It works in a plain terminal and fails in the editor.',
	remedy: [
		'Quit the editor completely and start it from a terminal.',
		"Or set the variable in the extension's own settings, or in the `env` block of `~/.claude/settings.json`.",
	],
	links: [pages.install, pages.gateway],
	rank: 590,
	explains: [...everySymptom, 'shell-stale'],
	words: {
		own: [],
		says: ['extension host & <anthropic key>'],
		hints: [],
	},
});
