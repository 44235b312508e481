// The clock of this machine is wrong.
import {defineCause} from '../define.js';
import {pages} from '../links.js';

export default defineCause({
	id: 'clock-skew',
	section: 'way',
	title: 'The clock of this machine is wrong',
	meaning:
		"The clock differs from the server's by more than five minutes. Tokens and certificates then seem expired or not valid yet.",
	tell: 'Certificates that are "not yet valid", or logins that expire at once. WSL and virtual machines drift after sleep.',
	remedy: [
		'Set the clock: switch automatic time on.',
		'WSL: `sudo hwclock -s`, or `wsl --shutdown` on the Windows side.',
	],
	links: [pages.install],
});
