// Causes 1: the stored Claude Code sign-in (causes.md §1).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {signInMessages} from './messages/sign-in.js';

export const signIn = defineSection(
	'sign-in',
	[
		{
			id: 'login-missing',
			title: 'No credential would be sent',
			meaning:
				'Nothing on the ladder of credentials is set: no API key, no token, no stored sign-in. Claude Code sends no request at all and asks you to sign in. "Not logged in" is also what it says when a stored sign-in exists but cannot be read or used.',
			tell: 'A sign-in that is there but expired says "Login expired"; a file that is there but unreadable or blank is a cause of its own. Here there is nothing at all.',
			remedy: [
				'Run `claude auth login` and finish the sign-in in the browser.',
				'For scripts and API code: create a key in the Console and set `ANTHROPIC_API_KEY`.',
				'In a container or CI job: pass the variable into it; a sign-in on the host does not reach it.',
			],
			links: [pages.authentication, pages.console],
		},
		{
			id: 'login-expired',
			title: 'The stored sign-in has expired and nothing can renew it',
			meaning:
				'An access token lives for some hours and is renewed with a refresh token. Here the refresh token is missing, used up or past its end, so every request carries a dead token. `/login` and `/logout` inside the session can fail with the same 401.',
			tell: 'An expired access token next to a live refresh token is normal and renews by itself. "OAuth token has expired" is about the sign-in; "invalid x-api-key" is about an API key: two flows, two cures.',
			remedy: [
				'Leave the session and move the stored login aside (claude-fix does it and can undo it).',
				'Run `claude auth login` in a plain terminal and sign in again.',
				'Check with `/status` that the login is the one that is used.',
			],
			links: [pages.authentication, pages.errors],
		},
		{
			id: 'login-rejected',
			title: 'The server does not accept the stored sign-in',
			meaning:
				'The stored login looks alive, but the server answers 401 to its token: the token was replaced by another renewal, withdrawn on the server, or belongs to another account. A 401 is not a ban.',
			tell: 'If an environment variable (`ANTHROPIC_AUTH_TOKEN`, `CLAUDE_CODE_OAUTH_TOKEN`, `ANTHROPIC_API_KEY`) is set, that one is sent and not the login: look at it first. If many people see the same at once, it is an outage.',
			remedy: [
				'Look at the status page first when it began suddenly.',
				'Unset credential variables that are left over.',
				'Move the stored login aside and sign in again with `claude auth login`.',
			],
			links: [pages.errors, pages.status],
		},
		{
			id: 'login-revoked',
			title: 'The sign-in was revoked',
			meaning:
				'The server answers 403 "OAuth token has been revoked". Somebody ended the session: a sign-out elsewhere, a password change, an administrator, or a security measure. The token does not come back to life.',
			tell: 'Expired tokens get a 401. Revoked ones get a 403 with the word "revoked".',
			remedy: [
				'Sign in again with `claude auth login`.',
				'Review the sessions of the account and end those that you do not know.',
				'If an environment variable holds the token, make a new one with `claude setup-token`, or unset it.',
			],
			links: [pages.errors, pages.sessions],
		},
		{
			id: 'login-blank',
			title: 'The stored sign-in is a blank stub',
			meaning:
				'The login is stored with empty tokens and `expiresAt: 0`. A renewal that failed leaves this behind. Claude Code then says "Login expired", or "OAuth session expired and could not be refreshed" with `-p`, and sends nothing.',
			tell: 'A dead login still has tokens in it; this one has none. `claude auth status` says loggedIn false.',
			remedy: ['Move the stub aside.', 'Run `claude auth login` and sign in again.'],
			links: [pages.authentication, pages.errors],
		},
		{
			id: 'login-no-scope',
			title: 'The stored sign-in may not run prompts',
			meaning:
				'The stored login has no `user:inference` scope (or no scopes at all). Claude Code treats such a login as signed out and says "Not logged in", although the tokens are there.',
			tell: 'The file has tokens that have not expired, but its `scopes` list lacks `user:inference`. If the server itself complains about a scope (403), the token was sent and the cause is scope-missing.',
			remedy: ['Move the stored login aside.', 'Sign in again with `claude auth login`: a new login has all scopes.'],
			links: [pages.authentication],
		},
		{
			id: 'login-expiry-zero',
			title: 'The sign-in was stored without its expiry time',
			meaning:
				'The tokens are there, but `expiresAt` is 0. Version 2.1.221 wrote this on a fresh sign-in, so the login counts as expired from the start.',
			tell: 'A blank stub has `expiresAt: 0` and no tokens; here the tokens are present.',
			remedy: ['Update with `claude update`.', 'Sign in again with `claude auth login`.'],
			links: [pages.authentication],
		},
		{
			id: 'login-corrupt',
			title: 'The stored sign-in cannot be parsed',
			meaning:
				'The login file is cut off, has a stray comma, a byte order mark, another encoding or another shape. Claude Code ignores it without a hint and says "Not logged in".',
			tell: 'Claude Code names no file here. If it says that the *configuration* file `.claude.json` is corrupted, the cause is config-corrupt.',
			remedy: ['Move the file aside (claude-fix keeps it for undo).', 'Sign in again with `claude auth login`.'],
			links: [pages.directory, pages.authentication],
		},
		{
			id: 'login-access',
			title: 'The stored sign-in cannot be read or written by this user',
			meaning:
				'The login file or its folder belongs to another user, has no read or write permission, lies on a read-only disk, is a dangling link, or is a folder. One run of `claude` under sudo is enough: its files then belong to root. A login that cannot be written looks fine until the first renewal.',
			tell: 'Messages name EACCES, EPERM, EROFS or "permission denied" with a path under `.claude`. A settings file that cannot be read is settings-access.',
			remedy: [
				'Give the files back: `sudo chown -R "$USER" ~/.claude ~/.claude.json`.',
				'Set the mode: `chmod 700 ~/.claude` and `chmod 600 ~/.claude/.credentials.json`.',
				'In a container, mount the whole folder writable, not the single file.',
			],
			links: [pages.directory, pages.install],
		},
		{
			id: 'login-race',
			title: 'Several programs renew the same sign-in',
			meaning:
				'A refresh token works once. When several Claude Code processes, a second machine with a copied login or a usage tracker renew it at the same time, all but one are left with a dead token and are signed out.',
			tell: 'It works after each sign-in and fails again hours later, often in the morning or after sleep.',
			remedy: [
				'Update with `claude update`: newer versions coordinate renewals.',
				'Close other Claude Code processes and trackers that renew the login.',
				'Sign in once more. Give other machines a sign-in of their own, or a token of `claude setup-token`.',
			],
			links: [pages.authentication, pages.install],
		},
		{
			id: 'config-corrupt',
			title: 'The configuration file .claude.json cannot be parsed',
			meaning:
				'`.claude.json` holds the state of Claude Code. When it is no valid JSON, Claude Code stops at its start, for every command. The login itself is stored elsewhere and is not lost.',
			tell: 'The message names the file and says "is corrupted". A broken `settings.json` does not stop Claude Code: it is skipped.',
			remedy: [
				'Restore the newest good copy from `~/.claude/backups/` (the message shows the `cp` command).',
				'Without a backup: move the file aside; Claude Code begins a new one.',
			],
			links: [pages.directory, pages.configuration],
		},
		{
			id: 'onboarding-incomplete',
			title: 'Interactive Claude Code still shows its first-run screens',
			meaning:
				'The credentials are fine, but `hasCompletedOnboarding` is missing in `.claude.json`, so interactive Claude Code shows the sign-in screen anyway. This is common in containers and after a gateway was set up by hand.',
			tell: '`claude -p` works with the same credentials, the interactive session asks for a login method.',
			remedy: [
				'Set `"hasCompletedOnboarding": true` in `.claude.json` (reversible).',
				'Or go through the first-run screens once.',
			],
			links: [pages.authentication, pages.directory],
		},
		{
			id: 'config-dir-split',
			title: 'CLAUDE_CONFIG_DIR points at a folder without the sign-in',
			meaning:
				'With `CLAUDE_CONFIG_DIR` set, Claude Code reads nothing of `~/.claude`: settings, login and, on macOS, the keychain item are those of that folder. An unexpanded `~` or an empty value counts too: the text is taken literally.',
			tell: '`env -u CLAUDE_CONFIG_DIR claude` is signed in, plain `claude` is not, or the other way round.',
			remedy: [
				'Unset `CLAUDE_CONFIG_DIR` where it is set, if it is left over.',
				'Or sign in once for that folder with `claude auth login`.',
				'Write the path absolute, without `~` in quotes.',
			],
			links: [pages.variables, pages.directory],
		},
		{
			id: 'home-split',
			title: 'The home folder here is not the one that holds the sign-in',
			meaning:
				'Claude Code looks for the login under the home folder of the process. Under sudo, in a service, in a container, or on the other side of Windows and WSL the home folder is another one, so nothing is found.',
			tell: 'The same command works as another user, in another terminal or on the other side.',
			remedy: [
				'Run it as the user and with the HOME that signed in.',
				'Or sign in here too with `claude auth login`: each side has its own login.',
			],
			links: [pages.authentication, pages.directory],
		},
		{
			id: 'login-locked',
			title: 'A lock keeps the sign-in from being renewed',
			meaning:
				'A process holds the lock of the login while it renews it, or ended in the middle and left the lock behind. Others wait for some seconds and give up. A lock older than two minutes is ignored.',
			tell: 'The message says that another Claude Code process is refreshing the token. It goes away by itself.',
			remedy: [
				'Wait for a minute and try again.',
				'Close other Claude Code processes.',
				'If it stays, sign in again with `claude auth login`.',
			],
			links: [pages.errors],
		},
		{
			id: 'login-link-broken',
			title: 'The sign-in link or code was cut when it was copied',
			meaning:
				'The link is long. A terminal that wraps it can put blanks or line breaks into it, or cut its end; the sign-in page then knows no such redirect, scope or code. A code works once, for a short time.',
			tell: 'It fails in the browser or right after the code was pasted, before any token exists.',
			remedy: [
				'Make the terminal wide and let `claude auth login` print the link again; press `c` to copy it where that is offered.',
				'Join the link to one line without blanks before you open it.',
				'Paste the whole code, both sides of the `#`, right away.',
			],
			links: [pages.install, pages.authentication],
		},
		{
			id: 'user-mismatch',
			title: 'USER does not name the account of the keychain item',
			meaning:
				'On macOS the login is looked up under the account name in `USER`. When it is empty or another (cron, launchd, `su`, `env -i`), the item is not found and Claude Code says "Not logged in".',
			tell: 'A terminal of the desktop is signed in, the job or the bare environment is not, and `echo $USER` differs.',
			remedy: ['Set it for the job: `export USER="$(id -un)"`.', 'Or give the job a token of `claude setup-token`.'],
			links: [pages.authentication],
		},
	],
	signInMessages,
);
