// Whether this machine can give the client a place of its own: Linux, root, namespaces and a few programs.
import {spawnSync} from 'node:child_process';

const programs = ['unshare', 'mount', 'ip', 'chroot', 'setpriv', 'openssl', 'npm'];

/** Why not, in words; undefined if it can. */
export function whyNot(): string | undefined {
	if (process.platform !== 'linux') {
		return 'it needs Linux';
	}
	if (process.getuid?.() !== 0) {
		return 'it needs root, to make a network without a way out';
	}
	const missing = programs.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
	if (missing.length > 0) {
		return `it needs ${missing.join(', ')}`;
	}
	const trial = spawnSync('unshare', ['--net', '--mount', '--pid', '--fork', '--mount-proc', 'true']);
	return trial.status === 0 ? undefined : 'namespaces are not allowed here';
}
