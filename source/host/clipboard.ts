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

/** By itself tmux keeps what a program sends to the clipboard of its terminal; asked like this it takes the text, and hands it on where it may. */
const tmux: Tool = ['tmux', 'load-buffer', '-w', '-'];

/** Where a text went, if anywhere. */
export type Clipboard = 'clipboard' | 'tmux' | undefined;

/** A program without a display may hang (milliseconds). */
const timeout = 2000;
const needs = ['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'WSL_INTEROP', 'TMUX'];

/** `isRemote`: this machine's clipboard isn't the person's. */
export async function intoClipboard(host: Host, text: string, isRemote = false): Promise<Clipboard> {
	const own = isRemote ? [] : tools[host.platform];
	for (const [program, ...args] of host.environment.TMUX ? [...own, tmux] : own) {
		if (program === 'wl-copy' && !host.environment.WAYLAND_DISPLAY) {
			continue;
		}
		const environment = host.platform === 'darwin' ? {LC_CTYPE: 'UTF-8'} : {};
		const result = await host.run(program, args, {input: text, timeout, needs, environment});
		if (result.kind === 'exited' && result.code === 0) {
			return program === 'tmux' ? 'tmux' : 'clipboard';
		}
		if (result.kind === 'timed-out') {
			return undefined;
		}
	}
	return undefined;
}
