// Opens a page of the web in the person's browser, without a shell.
import type {Host, Platform} from '../core/host.js';

const openers: Readonly<Record<Platform, readonly (readonly [program: string, ...args: readonly string[]])[]>> = {
	darwin: [['open']],
	linux: [['xdg-open']],
	wsl: [['wslview'], ['explorer.exe']],
	win32: [['rundll32', 'url.dll,FileProtocolHandler']],
};

/** Whether a browser was started. Over SSH, and without a screen, nobody would see it: false. Only https pages. */
export async function openPage(host: Host, url: string): Promise<boolean> {
	const isPage = URL.canParse(url) && new URL(url).protocol === 'https:';
	if (!isPage || isRemote(host) || !hasScreen(host)) {
		return false;
	}
	for (const [program, ...args] of openers[host.platform]) {
		const result = await host.run(program, [...args, new URL(url).href]);
		if (result.kind === 'exited' && (result.code === 0 || program === 'explorer.exe')) {
			return true;
		}
	}
	return false;
}

/** Whether the person sits at another machine. */
export function isRemote({environment}: Pick<Host, 'environment'>): boolean {
	return Boolean(environment.SSH_CONNECTION || environment.SSH_TTY || environment.SSH_CLIENT);
}

function hasScreen({platform, environment}: Host): boolean {
	return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
