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
	asked: {likelier: ['vpn-or-travel.travelling']},
	links: [pages.install],
	words: {
		own: [
			'certificate is not yet valid',
			'cert not yet valid',
			'request time too skewed',
			'signature not yet current',
			'used too early',
		],
		says: ['signature expired'],
		hints: ['system clock', 'clock is', 'check your clock', 'certificate has expired', 'cert has expired'],
	},
	examples: ['[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate is not yet valid (_ssl.c:1000)'],
});
