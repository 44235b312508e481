// The key is in a file that git tracks.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {refusals} from '../symptoms.js';

export default defineCause({
	id: 'key-leaked',
	section: 'key',
	title: 'The key is in a file that git tracks',
	meaning:
		'Treat a key that was committed as public. Keys that are found in public repositories are revoked automatically, which shows as a 401 out of the blue.',
	tell: 'A mail about an exposed key, or the key in `git log -p`.',
	remedy: [
		'Create a new key and delete the old one.',
		'Untrack the file (`git rm --cached FILE`) and ignore it.',
		'A rewritten history does not make the old key safe again.',
	],
	links: [pages.console],
	rank: 660,
	explains: [...refusals],
	isCuredByNewKey: true,
	assumes: {cause: 'key-rejected', status: 401},
	words: {
		own: [],
		says: ['<api key> & <exposed>', 'secret scanning & anthropic', '<exposed> & sk-ant', 'secret & sk-ant-'],
		hints: [],
	},
});
