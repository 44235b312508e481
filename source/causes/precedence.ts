// Causes 3: which credential wins (causes.md §3).
import {defineSection} from './define.js';
import {pages} from './links.js';
import {precedenceMessages} from './messages/precedence.js';

export const precedence = defineSection(
	'precedence',
	[
		{
			id: 'key-overrides-login',
			title: 'ANTHROPIC_API_KEY outranks the sign-in',
			meaning:
				'When `ANTHROPIC_API_KEY` is set, Claude Code sends it and not your Pro, Max, Team or Enterprise login. It never falls back: if the key is rejected, disabled or out of credit, every prompt fails, and if it works, its organisation is billed.',
			tell: 'Messages about credit or a disabled organisation although you have a subscription; `/status` shows "API key: ANTHROPIC_API_KEY".',
			remedy: [
				'Remove the variable where it is set: shell file, `.env`, editor, or the `env` block of a settings file (which beats the shell).',
				'In this shell: `unset ANTHROPIC_API_KEY`.',
				'Start Claude Code again and look at `/status`.',
			],
			links: [pages.authentication, pages.variables],
		},
		{
			id: 'token-overrides-login',
			title: 'CLAUDE_CODE_OAUTH_TOKEN outranks the sign-in and is not accepted',
			meaning:
				'A token in `CLAUDE_CODE_OAUTH_TOKEN` is sent in place of the stored login. When it is old, Claude Code keeps sending it and never falls back; `/login` changes the running session only.',
			tell: 'The 401 comes back in each new session although you have just signed in.',
			remedy: [
				'Remove the variable where it is set, and `unset CLAUDE_CODE_OAUTH_TOKEN` in this shell.',
				'Where it is needed (CI, containers), make a new one with `claude setup-token`.',
			],
			links: [pages.authentication, pages.variables],
		},
		{
			id: 'token-rejected',
			title: 'The server does not accept CLAUDE_CODE_OAUTH_TOKEN',
			meaning:
				'The token of `claude setup-token` is the only credential here, and the server answers 401: its year is over, it was revoked, or it is of another account.',
			tell: 'There is no stored login that could be used instead (as in CI or a container).',
			remedy: [
				'Run `claude setup-token` where a browser is, and copy the whole new token (about 108 characters, on one line).',
				'Put it where the old one is set.',
			],
			links: [pages.authentication],
		},
		{
			id: 'gateway-token-left',
			title: 'ANTHROPIC_AUTH_TOKEN of a gateway is left over',
			meaning:
				'`ANTHROPIC_AUTH_TOKEN` outranks everything but a cloud provider and is sent as a bearer token, without any prompt. A placeholder of a local server (`ollama`, `test`, `PROXY_MANAGED`) or another vendor\'s token gets "Invalid bearer token" from Anthropic.',
			tell: "The variable is set while the base URL is Anthropic's own.",
			remedy: [
				'Remove `ANTHROPIC_AUTH_TOKEN` where it is set (shell file, or the `env` block of `~/.claude/settings.json`).',
				'In this shell: `unset ANTHROPIC_AUTH_TOKEN`.',
				'Remove `ANTHROPIC_BASE_URL` too if it came with it.',
			],
			links: [pages.gateway, pages.variables],
		},
		{
			id: 'gateway-url-left',
			title: 'ANTHROPIC_BASE_URL of a gateway is left over',
			meaning:
				'Requests go to the address in `ANTHROPIC_BASE_URL`. If it is a local proxy that no longer runs, the connection is refused; if it is another vendor, it does not know your credential.',
			tell: 'The address is `localhost` or `127.0.0.1`, or a vendor that you no longer use. Nothing in the message says where it is set.',
			remedy: [
				'Remove `ANTHROPIC_BASE_URL` where it is set, also in the `env` block of settings files.',
				'In this shell: `unset ANTHROPIC_BASE_URL`.',
				'Or start the local proxy again, if it is wanted.',
			],
			links: [pages.gateway, pages.variables],
		},
		{
			id: 'settings-override-shell',
			title: 'A settings file replaces what the shell has set',
			meaning:
				'The `env` block of a Claude Code settings file beats the shell. `unset` or `export` in the shell then changes nothing: the value of the file is used.',
			tell: 'The variable is gone or right in the shell, and Claude Code still uses another value.',
			remedy: [
				'Remove or correct the entry in the settings file that names it (user, project, local or managed).',
				'Start Claude Code again.',
			],
			links: [pages.variables, pages.settings],
		},
		{
			id: 'both-credentials-set',
			title: 'Two credentials are sent at once',
			meaning:
				'A bearer token and an API key are both set. They go out as two headers, and one refused credential is enough to fail the request. Client libraries differ in which one they use.',
			tell: 'Claude Code warns about an "Auth conflict", or that both are set.',
			remedy: [
				'Decide which one is meant.',
				'Unset the other where it is set (`ANTHROPIC_AUTH_TOKEN` or `ANTHROPIC_API_KEY`), or `claude auth logout` for a managed key.',
			],
			links: [pages.authentication, pages.gateway],
		},
		{
			id: 'cloud-flag-left',
			title: 'A cloud provider is switched on and nothing else of it is set up',
			meaning:
				'`CLAUDE_CODE_USE_BEDROCK`, `CLAUDE_CODE_USE_VERTEX` or `CLAUDE_CODE_USE_FOUNDRY` sends everything to that cloud and outranks keys and logins. Without credentials of that cloud nothing can work, and `/login` is of no use.',
			tell: 'The message speaks of AWS, Google Cloud, Azure or a security token, though you meant to use Anthropic.',
			remedy: [
				'Unset the flag where it is set: shell file or the `env` block of a settings file (`"0"` there switches it off).',
				'If the cloud is meant, sign in to it: `aws sso login`, `gcloud auth application-default login`, `az login`.',
			],
			links: [pages.authentication, pages.variables],
		},
		{
			id: 'cloud-credentials',
			title: 'The cloud provider refuses or lacks credentials',
			meaning:
				'Claude Code is meant to use Bedrock, Vertex or Foundry, but the credentials of that cloud are missing, expired or refused. This is between you and the cloud; Anthropic is not asked.',
			tell: 'Region, project or model variables of that cloud are set, so it is no left-over flag.',
			remedy: [
				'AWS: `aws sso login --profile NAME`, then `aws sts get-caller-identity`.',
				'Google Cloud: `gcloud auth application-default login`.',
				'Azure: `az login`, or set `ANTHROPIC_FOUNDRY_API_KEY` and `ANTHROPIC_FOUNDRY_RESOURCE`.',
			],
			links: [pages.authentication, pages.errors],
		},
		{
			id: 'key-declined',
			title: 'The API key was once declined, so interactive Claude Code ignores it',
			meaning:
				'At first sight of a key Claude Code asks whether to use it, and plain Enter means no. The answer is remembered: interactive sessions then ignore the key silently, `claude -p` uses it all the same.',
			tell: '`claude -p` works with the key, the interactive session says "Not logged in" or uses another login.',
			remedy: [
				'In `/config` turn on "Use custom API key" (visible while the variable is set).',
				'Or let claude-fix move the key from the rejected to the approved list.',
			],
			links: [pages.authentication, pages.gateway],
		},
		{
			id: 'managed-policy',
			title: 'A policy of your organisation blocks this credential',
			meaning:
				'Managed settings on this machine require a first-party login or a certain organisation. API keys, gateway tokens and logins of other organisations are refused at start.',
			tell: 'The message names managed settings or "this machine requires".',
			remedy: [
				'Remove the API key or token and sign in with the account of your organisation.',
				'Ask the administrator if the policy is not what they meant.',
			],
			links: [pages.managedSettings],
		},
		{
			id: 'settings-malformed',
			title: 'A settings file is skipped because it is not valid',
			meaning:
				'A comment, a trailing comma or one value of a wrong type makes Claude Code skip the whole settings file, with its keys, gateway and cloud settings. What is left is often "Not logged in".',
			tell: 'Claude Code names the file in a "Settings Error" or at start; old versions skip it silently.',
			remedy: ['Open the file at the line that is named and correct it.', 'Start Claude Code again.'],
			links: [pages.settings, pages.configuration],
		},
		{
			id: 'settings-access',
			title: 'A settings file cannot be read',
			meaning:
				'The file belongs to another user or has no read permission, so nothing in it is applied: no key, no gateway, no policy.',
			tell: 'The message says that the settings file "could not be read" with EACCES or EPERM.',
			remedy: ['Give it back: `sudo chown "$USER" FILE`, `chmod 600 FILE`.', 'Start Claude Code again.'],
			links: [pages.settings],
		},
		{
			id: 'settings-misplaced',
			title: 'Settings are where nothing reads them',
			meaning:
				'Claude Code does not read every file that looks like its own: the old ProgramData path of managed settings, `settings.local.json` in the home folder, or an editor setting of the wrong form have no effect.',
			tell: 'The value is in a file, and `/status` does not list that file under "Setting sources".',
			remedy: ['Move the entry to a file that is read, such as `~/.claude/settings.json`.', 'Start Claude Code again.'],
			links: [pages.settings, pages.managedSettings],
		},
		{
			id: 'helper-failed',
			title: 'The apiKeyHelper script fails',
			meaning:
				'`apiKeyHelper` is a command that prints the key. It is missing, not executable, or ends with an error, so an empty credential is sent. Claude Code does not fall back to the login.',
			tell: '"exited 126" is not executable, "exited 127" not found, anything else is the script\'s own error.',
			remedy: [
				'Run the command by hand in a plain shell and read its error.',
				'Make it executable (`chmod +x`), correct the path, or sign in to the tool that it asks.',
				'Or remove `apiKeyHelper` from the settings to use the login.',
			],
			links: [pages.settingsReference, pages.errors],
		},
		{
			id: 'helper-output',
			title: 'The apiKeyHelper script prints something that is no key',
			meaning:
				'The output must be one key on one line, nothing else. A banner, several lines, JSON or nothing at all cannot be used as a header.',
			tell: 'The script ends without an error, but the message speaks of its output or of no value.',
			remedy: [
				'Print only the key: send everything else to standard error.',
				'For JSON: take the field out, for example with `jq -r .key`.',
			],
			links: [pages.settingsReference, pages.errors],
		},
	],
	precedenceMessages,
);
