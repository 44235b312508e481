// Several installations of Claude Code are on this machine.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'claude-duplicates',
	section: 'program',
	title: 'Several installations of Claude Code are on this machine',
	meaning:
		'The first one on the PATH is not the newest. Updates go to one installation and the other is started, so a fixed problem stays.',
	tell: '`which -a claude` (Windows: `where claude`) lists more than one.',
	remedy: ['Remove the older one.', 'Open a new terminal.'],
	asked: {likelier: ['after-update.yes'], unlikelier: ['after-update.no']},
	links: [pages.install],
	words: {
		own: ['multiple installations found', 'leftover npm global installation', 'leftover npm local installation'],
		says: [],
		hints: [],
	},
});
