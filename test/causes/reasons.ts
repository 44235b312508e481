// Why a cause has no broken case, no clean case or no message: the empty fields of the grid, each with its reason.

type Reasons = Readonly<Record<string, string>>;

const browser = 'It happens in the browser, before anything is stored: only the pasted text shows it.';
const quiet = 'No program says so: it is only seen on the machine.';

/** No case in which it is the root cause or a finding. */
export const noBrokenCase: Reasons = {'login-link-broken': browser};

/** No case that must not have it. */
export const noCleanCase: Reasons = {'login-link-broken': browser};

/** No message that it is known by. */
export const noMessage: Reasons = {
	'login-expiry-zero': 'The client only says "Login expired".',
	'keychain-shadows-file': 'The client only says "Not logged in".',
	'settings-override-shell': quiet,
	'login-sent-elsewhere': 'The client only shows the 401 of a server that it does not name.',
	'shell-stale': quiet,
	'variable-not-read': 'The program only says that it finds no key.',
	'proxy-needs-exception': 'The client says what it says of every proxy that refuses.',
	'proxy-is-gateway': 'The client says what it says of every proxy that refuses.',
};
