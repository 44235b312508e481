// The free request of the live test, as a command to repeat it by hand: the key goes through a pipe, never onto a command line that others can read.
import type {Machine} from './diagnosis.js';
import {anthropicOrigin} from './endpoint.js';
import type {Request, Sent} from './request.js';
import {shellDialectOf} from './shell-steps.js';

/** Variables that a shell has too, so that the command can name them. */
const variables: ReadonlySet<string> = new Set(['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN']);

/** For the shell in which it is pasted; undefined where what is sent is in no variable of it, or is no request to this API. */
export function curlOf(
	{provider, baseUrl, xApiKey, bearer}: Request,
	{shell, platform}: Pick<Machine, 'shell' | 'platform'>,
): string | undefined {
	const sent = xApiKey ?? bearer;
	if (provider !== 'anthropic' || !sent || !variables.has(sent.source) || !isInShell(sent)) {
		return undefined;
	}
	const url = `${(baseUrl?.plain ?? anthropicOrigin).trim().replace(/(?<!\/)\/+$/, '')}/v1/models`;
	const name = xApiKey ? 'x-api-key: ' : 'Authorization: Bearer ';
	const version = 'anthropic-version: 2023-06-01';
	// Only what a shell takes for plain letters is written into a command.
	if (!/^https?:\/\/[\w.:/~-]+$/.test(url)) {
		return undefined;
	}
	switch (shellDialectOf(shell, platform)) {
		case 'powershell':
		case 'pwsh':
			return `"${name}$env:${sent.source}" | ${platform === 'win32' ? 'curl.exe' : 'curl'} -i -H '@-' -H '${version}' ${url}`;
		case 'nu':
			return `$"${name}($env.${sent.source})" | ^curl -i -H '@-' -H '${version}' ${url}`;
		case 'cmd':
			// Its echo would mangle characters that a key may hold, and a variable in the header is on the command line.
			return undefined;
		default:
			return `printf '${name}%s\\n' "$${sent.source}" | curl -i -H @- -H '${version}' ${url}`;
	}
}

/** Settings, and .env files that a program loads, give nothing to a shell. */
function isInShell({site}: Sent): boolean {
	return (
		site.kind === 'environment' ||
		(site.kind === 'file' && !/(?:^|[/\\])\.env[^/\\]*$|\.(?:json|ya?ml|toml|py|[jt]s)$/.test(site.path))
	);
}
