// What of the system decides whether Claude Code starts and how it connects: a sandbox, a socket, an open file.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import type {SystemFacts} from '../core/request.js';
import {isOn} from '../core/variables.js';
import {environment} from './environment.js';
import {resolveIn} from './paths.js';
import {settings} from './settings.js';

export const system = defineProbe<SystemFacts>({
	id: 'system',
	async read({host, need}) {
		const [own, {files}] = await Promise.all([need(environment), need(settings)]);
		const named = files.flatMap(({env}) => env).filter(({name}) => name === 'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB');
		const isAsked = [own.get('CLAUDE_CODE_SUBPROCESS_ENV_SCRUB'), ...named].some(isOn);
		const isLinux = host.platform === 'linux' || host.platform === 'wsl';
		const socket = (
			files.flatMap(({env}) => env).findLast(({name}) => name === 'ANTHROPIC_UNIX_SOCKET') ??
			own.get('ANTHROPIC_UNIX_SOCKET')
		)?.plain?.trim();
		const isHeld = async (name: string): Promise<boolean> => isOpen(host, own.get(name)?.plain?.trim() ?? '');
		const macos = host.platform === 'darwin' ? await versionOfMac(host) : undefined;
		return {
			...(macos === undefined ? {} : {macos}),
			lacksBubblewrap: isAsked && isLinux && (await host.which('bwrap')).length === 0,
			hasSocket: !socket || (await host.files.status(resolveIn(host, socket))) !== undefined,
			hasDescriptor: await isHeld('CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR'),
			hasTokenDescriptor: await isHeld('CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR'),
		};
	},
});

async function versionOfMac(host: Host): Promise<string | undefined> {
	const file = await host.files.readText('/System/Library/CoreServices/SystemVersion.plist', {limit: 16 * 1024});
	return file.ok ? /<key>ProductVersion<\/key>\s*<string>([\d.]{1,20})</.exec(file.text)?.[1] : undefined;
}

/** Whether the shell that started this program has it open; taken for open where the system doesn't show that. */
async function isOpen(host: Host, descriptor: string): Promise<boolean> {
	if (descriptor === '') {
		return false;
	}
	if (host.platform !== 'linux' && host.platform !== 'wsl') {
		return true;
	}
	const own = await host.files.readText('/proc/self/stat', {limit: 4096});
	// The name of the program stands in brackets, and may hold blanks.
	const parent = own.ok ? /^\d+ \(.*\) \S (\d+)/.exec(own.text)?.[1] : undefined;
	const isNumber = /^\d{1,6}$/.test(descriptor);
	return (
		parent !== undefined && isNumber && (await host.files.status(`/proc/${parent}/fd/${descriptor}`)) !== undefined
	);
}
