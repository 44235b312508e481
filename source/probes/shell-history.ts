// Assignments and keys that were typed at a prompt: what PowerShell, bash, zsh and fish remember of the last commands.
import {defineProbe} from '../core/evidence.js';
import type {Host} from '../core/host.js';
import {isOfInterest} from '../core/near-names.js';
import type {AssignmentSyntax, ShellHistory} from '../core/readings.js';
import {Secret} from '../core/secret.js';
import {plainValue} from '../core/variables.js';
import {isAbsolute, join} from './paths.js';
import {scanFish} from './syntax/fish.js';
import {scanPosix} from './syntax/posix.js';
import {scanPowershell} from './syntax/powershell.js';
import {assignmentEvents, literalText, type Scanner} from './syntax/script.js';

type Entry = ShellHistory['entries'][number];

type History = {
	readonly shell: string;
	readonly path: string;
	readonly scan: Scanner;
	readonly syntax: AssignmentSyntax;
	/** The command in a line of the file; undefined: no command. */
	readonly commandOf: (line: string) => string | undefined;
};

const mostLines = 2000;
const largest = 8 * 1024 * 1024;
const longestLine = 4000;

export const shellHistory = defineProbe<ShellHistory>({
	id: 'shell-history',
	async read({host}) {
		const read = await Promise.all(historiesOf(host).map((history) => entriesOf(host, history)));
		return {entries: read.flat()};
	},
});

function historiesOf({home, platform, environment}: Host): readonly History[] {
	const at = (...names: readonly string[]): string => join(platform, home, ...names);
	const data = environment.XDG_DATA_HOME || at('.local', 'share');
	const powershell =
		platform === 'win32'
			? join(
					platform,
					environment.APPDATA || at('AppData', 'Roaming'),
					'Microsoft',
					'Windows',
					'PowerShell',
					'PSReadLine',
				)
			: join(platform, data, 'powershell', 'PSReadLine');
	const own = environment.HISTFILE;
	const custom = own && isAbsolute(own, platform) ? own : undefined;
	const isZsh = /zsh$/.test(environment.SHELL ?? '');
	const whole = (line: string): string => line;
	return [
		...['ConsoleHost_history.txt', 'Visual Studio Code Host_history.txt'].map(
			(name): History => ({
				shell: 'pwsh',
				path: join(platform, powershell, name),
				scan: scanPowershell,
				syntax: 'powershell',
				commandOf: whole,
			}),
		),
		{
			shell: 'bash',
			path: custom !== undefined && !isZsh ? custom : at('.bash_history'),
			scan: scanPosix,
			syntax: 'posix',
			// Lines with a # and digits are times.
			commandOf: (line) => (/^#\d+$/.test(line) ? undefined : line),
		},
		{
			shell: 'zsh',
			path: custom !== undefined && isZsh ? custom : at('.zsh_history'),
			scan: scanPosix,
			syntax: 'posix',
			commandOf: (line) => line.replace(/^: \d+:\d+;/, ''),
		},
		{
			shell: 'fish',
			path: join(platform, data, 'fish', 'fish_history'),
			scan: scanFish,
			syntax: 'fish',
			commandOf: (line) => /^- cmd: (.*)$/.exec(line)?.[1]?.replaceAll('\\\\', '\\'),
		},
	];
}

async function entriesOf(host: Host, {shell, path, scan, syntax, commandOf}: History): Promise<readonly Entry[]> {
	const file = await host.files.readText(path, {limit: largest});
	if (!file.ok) {
		return [];
	}
	const lines = file.text.split('\n');
	const first = Math.max(0, lines.length - mostLines);
	return lines.slice(first).flatMap((line, index): readonly Entry[] => {
		const command = line.length > longestLine ? undefined : commandOf(line.replace(/\r$/, ''));
		if (command === undefined || !/[A-Za-z_]{4}|sk-/.test(command)) {
			return [];
		}
		const site = {kind: 'file', path, line: first + index + 1} as const;
		const assigned = assignmentEvents(scan(command)).flatMap((event): readonly Entry[] => {
			if (event.effect === 'commented' || !isOfInterest(event.name)) {
				return [];
			}
			const text = literalText(event.value) ?? command.slice(event.valueSpan.start, event.valueSpan.end);
			const plain = plainValue(event.name, text);
			return [
				{
					name: event.name,
					value: new Secret(text, plain === undefined ? 'credential' : 'setting'),
					plain,
					site,
					shell,
					syntax,
					effect: event.effect,
					...(event.problem === undefined ? {} : {problem: event.problem}),
				},
			];
		});
		return assigned.length > 0
			? assigned
			: typed(command).map((text) => ({
					name: 'command line',
					value: new Secret(text),
					plain: undefined,
					site,
					shell,
					syntax,
					effect: 'assigns',
				}));
	});
}

/** A key in a command, as in `curl -H "x-api-key: sk-ant-…"`. */
function typed(command: string): readonly string[] {
	return [...command.matchAll(/\bsk-ant-[a-z]+\d{2}-[\w-]{20,}/g)].map(([text]) => text);
}
