// What runs this program: Node with a script, or one executable that holds both.
import {dirname, relative, sep} from 'node:path';
import process from 'node:process';
import {getRawAsset, isSea} from 'node:sea';

export const isSingle = isSea();

/** What has to be typed to start this program, without its arguments. */
export const ownCommand: readonly string[] = isSingle ? [process.execPath] : [process.execPath, process.argv[1] ?? ''];

/** A script that lies within the executable, as if it lay beside it. All of it is ASCII. */
export function scriptWithin(path: string): string {
	const name = relative(dirname(process.execPath), path).replaceAll(sep, '/');
	return Buffer.from(getRawAsset(name) as ArrayBuffer).toString('latin1');
}
