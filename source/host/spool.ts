// Output of a program that must be able to go on when its reader is gone: into an unnamed file, not a pipe.
import {closeSync, createWriteStream, fstatSync, mkdtempSync, openSync, readSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Writable} from 'node:stream';

export type Spool = {
	/** For the child's output: a stream over a file, which the child writes to itself. */
	readonly stream: Writable;
	/** What was written so far, up to a number of bytes. */
	read(limit: number): string;
	close(): void;
};

/** Only this user can read it, and on Unix it has no name from the beginning. */
export function openSpool(): Spool {
	const folder = mkdtempSync(join(tmpdir(), 'claude-fix-'));
	const descriptor = openSync(join(folder, 'output'), 'wx+', 0o600);
	const forget = () => rmSync(folder, {recursive: true, force: true});
	if (process.platform !== 'win32') {
		forget();
	}
	return {
		stream: createWriteStream('', {fd: descriptor, autoClose: false}),
		read(limit) {
			const bytes = Buffer.alloc(Math.min(limit, fstatSync(descriptor).size));
			const length = bytes.length === 0 ? 0 : readSync(descriptor, bytes, 0, bytes.length, 0);
			return bytes.toString('utf8', 0, length);
		},
		close() {
			closeSync(descriptor);
			forget();
		},
	};
}
