// Finds programs on the host's PATH. Entries that depend on the working folder don't count: a project must not bring its own `security` or `git`.
import {existsSync} from 'node:fs';
import {delimiter, isAbsolute, resolve} from 'node:path';
import which from 'which';
import type {Disk} from './disk.js';

export type ProgramsOptions = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly disk: Disk;
};

/** Every executable of that name, in order; of an absolute path this file alone. */
export async function whichAll(program: string, {environment, disk}: ProgramsOptions): Promise<readonly string[]> {
	const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
	const isPath = /[/\\]/.test(program);
	if (!isPath && folders.length === 0) {
		return [];
	}
	const found = await which(isPath ? place(program, disk) : program, {
		all: true,
		nothrow: true,
		path: folders.join(delimiter),
		...(environment.PATHEXT ? {pathExt: environment.PATHEXT} : {}),
	});
	return [...new Set((found ?? []).filter((path) => isAbsolute(path)))];
}

/** The one that would run; a path is taken as it is, so that its start can say what is wrong with it. */
export async function findProgram(program: string, options: ProgramsOptions): Promise<string | undefined> {
	if (/[/\\]/.test(program)) {
		const path = place(program, options.disk);
		return existsSync(path) ? path : undefined;
	}
	return (await whichAll(program, options))[0];
}

/** A stand-in below the root goes before the system's own program. */
function place(program: string, disk: Disk): string {
	const located = disk.locate(program);
	return existsSync(located) ? located : resolve(disk.cwd, program);
}
