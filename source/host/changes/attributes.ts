// What a file has besides bytes, owner and mode: extended attributes and access lists. Node can't copy them; the system's `cp` can.
import {stat} from 'node:fs/promises';
import process from 'node:process';
import type {Host} from '../../core/host.js';
import {oneLine} from '../../core/scrub.js';

const options = {environment: {LC_ALL: 'C', TZ: 'UTC'}, cwd: '/', timeout: 10_000} as const;

/** For `writeWhole`: gives its temporary file what the file at `source` has. */
export function dressAs(source: string, shown: string, host: Pick<Host, 'run'>) {
	return async (temporary: string): Promise<readonly string[]> => {
		if (process.platform === 'win32') {
			return [];
		}
		const isCopied = await copyAttributes(source, temporary, host);
		const [wanted, given] = await attributesOf([source, temporary], host);
		if (wanted && given) {
			const lost = [...wanted].flatMap(([name, value]) => (given.get(name) === value ? [] : [name]));
			return lost.length === 0 ? [] : [`${shown} is written without ${oneLine(lost.map(wordFor).join(', '), 160)}`];
		}
		return isCopied
			? []
			: [`extended attributes and access lists of ${shown}, if it has any, can't be kept: nothing here copies them`];
	};
}

/** GNU's copies them alone; that of macOS copies the bytes too, which are written over. */
async function copyAttributes(source: string, temporary: string, {run}: Pick<Host, 'run'>): Promise<boolean> {
	const flags = process.platform === 'darwin' ? ['-p'] : ['--attributes-only', '--preserve=all'];
	const result = await run('cp', [...flags, '--', source, temporary], options);
	return result.kind === 'exited' && result.code === 0;
}

/** Names and values of each; none where they can't be listed here. */
async function attributesOf(
	paths: readonly string[],
	{run}: Pick<Host, 'run'>,
): Promise<readonly ReadonlyMap<string, string>[]> {
	const flags = ['-h', '-d', '-m', '-', '-e', 'hex', '--absolute-names', '--'];
	const result = await run('getfattr', [...flags, ...paths], options);
	if (result.kind !== 'exited' || result.code !== 0) {
		return [];
	}
	// A file that has none is left out.
	const blocks = new Map(
		result.stdout.split(/\n{2,}/).flatMap((block): readonly (readonly [string, ReadonlyMap<string, string>])[] => {
			const [head = '', ...lines] = block.split('\n');
			const named = lines.filter((line) => line.includes('='));
			// Line breaks and backslashes of a name are written in octal.
			const path = head.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
				String.fromCharCode(Number.parseInt(digits, 8)),
			);
			return [[path, new Map(named.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('='))]))]];
		}),
	);
	return paths.map((path) => blocks.get(`# file: ${path}`) ?? new Map());
}

const words: Readonly<Record<string, string>> = {
	'system.posix_acl_access': 'its access list',
	'security.selinux': 'its SELinux label',
};

function wordFor(name: string): string {
	return words[name] ?? `the attribute "${name}"`;
}

/** For `writeWhole`: Node's times are floating point, and so some hundred nanoseconds beside the right one. */
export function dateWith({run}: Pick<Host, 'run'>) {
	return async (temporary: string, modified: string): Promise<void> => {
		const {mtimeNs} = await stat(temporary, {bigint: true});
		if (process.platform === 'win32' || String(mtimeNs) === modified || modified.startsWith('-')) {
			return;
		}
		const seconds = new Date(Number(BigInt(modified) / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
		const rest = String(BigInt(modified) % 1_000_000_000n).padStart(9, '0');
		await run('touch', ['-d', `${seconds}.${rest}Z`, '--', temporary], options);
	};
}
