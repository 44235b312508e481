// The home folder here is not the one that holds the sign-in.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'home-split',
	section: 'sign-in',
	title: 'The home folder here is not the one that holds the sign-in',
	meaning:
		'Claude Code looks for the login under the home folder of the process. Under sudo, in a service, in a container, or on the other side of Windows and WSL the home folder is another one, so nothing is found.',
	tell: 'The same command works as another user, in another terminal or on the other side.',
	remedy: [
		'Run it as the user and with the HOME that signed in.',
		'Or sign in here too with `claude auth login`: each side has its own login.',
	],
	links: [pages.authentication, pages.directory],
	rank: 460,
	explains: ['login-missing', 'onboarding-incomplete'],
	words: {own: [], says: [], hints: []},
});
