// Opens a page of the web in the person's browser, without a shell.
import type {Host, Platform} from '../core/host.js';

const openers: Readonly<Record<Platform, readonly (readonly [program: string, ...args: readonly string[]])[]>> = {
	darwin: [['open']],
	linux: [['xdg-open']],
	wsl: [['wslview'], ['explorer.exe']],
	win32: [['rundll32', 'url.dll,FileProtocolHandler']],
};

/** Where the screen is. Nothing that names a browser, or lists of programs. */
const needs = [
	...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'],
	...[
		'XDG_CURRENT_DESKTOP',
		'XDG_SESSION_TYPE',
		'KDE_FULL_SESSION',
		'KDE_SESSION_VERSION',
		'WSL_DISTRO_NAME',
		'WSL_INTEROP',
	],
];

/** Whether a browser was started. Over SSH, and without a screen, it wouldn't be seen: false. Only https pages. */
export async function openInBrowser(host: Host, url: string): Promise<boolean> {
	const isPage = URL.canParse(url) && new URL(url).protocol === 'https:';
	if (!isPage || isRemote(host) || !hasScreen(host)) {
		return false;
	}
	for (const [program, ...args] of openers[host.platform]) {
		const result = await host.run(program, [...args, new URL(url).href], {needs});
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
