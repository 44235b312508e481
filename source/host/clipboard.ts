// Puts a text into this machine's clipboard, by the system's own programs.
import type {Host, Platform} from '../core/host.js';

type Tool = readonly [program: string, ...args: readonly string[]];

const powershell: Tool = [
	'powershell.exe',
	'-NoProfile',
	'-NonInteractive',
	'-Command',
	'[Console]::InputEncoding = [System.Text.Encoding]::UTF8; Set-Clipboard -Value ([Console]::In.ReadToEnd())',
];

const tools: Readonly<Record<Platform, readonly Tool[]>> = {
	darwin: [['pbcopy']],
	win32: [powershell],
	wsl: [powershell],
	linux: [
		['wl-copy'],
		['xsel', '--clipboard', '--input'],
		['xclip', '-selection', 'clipboard', '-in'],
		['termux-clipboard-set'],
	],
};

/** A program without a display may hang (milliseconds). */
const timeout = 2000;
const needs = ['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'WSL_INTEROP'];

/** Whether it is there. */
export async function intoClipboard(host: Host, text: string): Promise<boolean> {
	for (const [program, ...args] of tools[host.platform]) {
		if (program === 'wl-copy' && !host.environment.WAYLAND_DISPLAY) {
			continue;
		}
		const environment = host.platform === 'darwin' ? {LC_CTYPE: 'UTF-8'} : {};
		const result = await host.run(program, args, {input: text, timeout, needs, environment});
		if (result.kind === 'exited' && result.code === 0) {
			return true;
		}
		if (result.kind === 'timed-out') {
			return false;
		}
	}
	return false;
}
