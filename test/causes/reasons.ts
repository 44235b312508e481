// Why a cause has no broken case, no clean case or no message: the empty fields of the grid, each with its reason.

type Reasons = Readonly<Record<string, string>>;

const browser = 'It happens in the browser, before anything is stored: only the pasted text shows it.';
const answer =
	'Nothing on a machine shows it, only an answer of the server; how answers are told apart is tested at the server probe.';
const network = 'It takes a broken network; how failures are told apart is tested at the host.';
const surroundings = 'It is about what surrounds the run, tested at its check.';
const quiet = 'No program says so: it is only seen on the machine.';

/** No case in which it is the root cause or a finding. */
export const noBrokenCase: Reasons = {
	'login-expiry-zero': 'One version wrote it; tested at its check.',
	'login-locked': 'A lock is fresh for seconds only; tested at its check.',
	'login-link-broken': browser,
	'keychain-orphans': 'A note that never breaks anything; tested at its check.',
	'settings-access': 'Tested at its check.',
	'inside-claude-code': surroundings,
	'base-url-insecure': 'Tested at its check.',
	'org-forbids-keys': answer,
	'account-no-access': answer,
	'request-too-large': answer,
	'rate-limited': answer,
	overloaded: answer,
	offline: network,
	'proxy-auth': network,
	'proxy-invalid': 'Tested at its check.',
	'claude-duplicates': 'Tested at its check.',
};

/** No case that must not have it. */
export const noCleanCase: Reasons = {
	'login-race': 'Its evidence is other processes, which the healthy cases do not have.',
	'login-locked': 'The healthy cases have no lock.',
	'login-link-broken': browser,
	'token-rejected': answer,
	'cloud-credentials': 'The cloud cases without it name cloud-flag-left.',
	'settings-access': 'The healthy cases have no unreadable settings.',
	'settings-misplaced': 'The healthy cases have no misplaced settings.',
	'gateway-rejected': answer,
	'ide-environment': surroundings,
	'inside-claude-code': surroundings,
	'custom-headers': 'The healthy cases have no custom headers.',
	'org-forbids-keys': answer,
	'scope-missing': answer,
	'request-too-large': answer,
	'server-error': answer,
	overloaded: answer,
	'proxy-auth': network,
	'claude-duplicates': 'The healthy cases have one installation.',
};

/** No message that it is known by. */
export const noMessage: Reasons = {
	'login-expiry-zero': 'The client only says "Login expired".',
	'keychain-shadows-file': 'The client only says "Not logged in".',
	'settings-override-shell': quiet,
	'shell-stale': quiet,
};
