// macOS's `security`, as far as changes need it: decided by exit codes alone, secrets only through its standard input (platforms.md §2).
import type {Host} from '../../core/host.js';
import {oneLine} from '../../core/scrub.js';
import {Secret} from '../../core/secret.js';
import {Trouble} from './trouble.js';

export type Item = {
	readonly service: string;
	readonly account: string;
	/** The keychain's file; null: the search list, the default one for what is new. */
	readonly keychain: string | null;
};

/** A dialog may wait for the person. */
const timeout = 60_000;
/** `security -i` cuts longer lines, and would run the first half. Bytes, without the line break. */
const longestLine = 4094;

const refusals: Readonly<Record<number, string>> = {
	36: 'the keychain is locked, or no dialog can be shown here',
	45: 'an item of that name is there already',
	51: 'access to it was refused',
	128: 'the dialog was declined',
	152: 'the keychain is locked, or no dialog can be shown here',
	154: 'the dialog was declined',
	155: 'access to it was refused',
};

/** Whether the item is there, and in which keychain; never prompts. */
export async function findItem(host: Host, item: Item): Promise<Item | undefined> {
	const {code, stdout} = await ask(host, 'find-generic-password', item, []);
	if (code === 44) {
		return undefined;
	}
	assertDone(code, item, "can't be looked for");
	const keychain = /^keychain: "(\/[^"\n]*)"$/m.exec(stdout)?.[1];
	return {...item, keychain: item.keychain ?? keychain ?? null};
}

export async function readItem(host: Host, item: Item): Promise<Secret> {
	const {code, stdout} = await ask(host, 'find-generic-password', item, ['-w']);
	assertDone(code, item, "can't be read");
	const text = stdout.replace(/\n$/, '');
	if (!/^([0-9a-f]{2})+$/.test(text)) {
		return new Secret(text);
	}
	// Either hexadecimal digits, or the bytes of something that isn't printable: only -g tells.
	const {code: again, stderr} = await ask(host, 'find-generic-password', item, ['-g']);
	assertDone(again, item, "can't be read");
	if (!/^password: 0x/m.test(stderr)) {
		return new Secret(text);
	}
	const bytes = Buffer.from(text, 'hex');
	if (!Buffer.from(bytes.toString('utf8')).equals(bytes)) {
		throw new Trouble(`${nameOf(item)} holds something that isn't text`);
	}
	return new Secret(bytes.toString('utf8'));
}

/** Throws Trouble, before anything is changed, if the secret doesn't fit into a line of `security -i`. */
export function assertFits(item: Item, secret: Secret): void {
	addLine(item, secret);
}

/** Adds a new item and reads it back. It never replaces one. */
export async function addItem(host: Host, item: Item, secret: Secret): Promise<void> {
	const result = await host.run('security', ['-i'], {input: `${addLine(item, secret)}\n`, timeout});
	assertDone(codeOf(result, item), item, "can't be added to the keychain");
	if (!(await readItem(host, item)).equals(secret)) {
		throw new Trouble(`${nameOf(item)} is not in the keychain as it was written`);
	}
}

/** Deletes and looks again: `security` says "deleted" even when it failed. */
export async function removeKeychainItem(host: Host, item: Item): Promise<void> {
	const {code} = await ask(host, 'delete-generic-password', item, []);
	assertDone(code, item, "can't be deleted");
	if (await findItem(host, item)) {
		throw new Trouble(`${nameOf(item)} is still in the keychain`);
	}
}

async function ask(host: Host, command: string, item: Item, flags: readonly string[]) {
	const {service, account, keychain} = item;
	const args = [command, '-a', account, '-s', service, ...flags, ...(keychain === null ? [] : [keychain])];
	const result = await host.run('security', args, {timeout});
	return {
		code: codeOf(result, item),
		stdout: result.kind === 'exited' ? result.stdout : '',
		stderr: result.kind === 'exited' ? result.stderr : '',
	};
}

function codeOf(result: Awaited<ReturnType<Host['run']>>, item: Item): number {
	switch (result.kind) {
		case 'exited':
			return result.code;
		case 'timed-out':
			throw new Trouble(`${nameOf(item)}: macOS asked for permission and got no answer`);
		default:
			throw new Trouble(`${nameOf(item)}: the program "security" can't be run`);
	}
}

function assertDone(code: number, item: Item, problem: string): void {
	if (code !== 0) {
		const why = code === 44 ? "it isn't there" : (refusals[code] ?? `security ended with ${code}`);
		throw new Trouble(`${nameOf(item)} ${problem}: ${why}`);
	}
}

/** Hexadecimal as Claude Code does it; what is too long for that goes as text. */
function addLine(item: Item, secret: Secret): string {
	const {service, account, keychain} = item;
	const words = ['add-generic-password', '-a', quote(account), '-s', quote(service)];
	const end = keychain === null ? [] : [quote(keychain)];
	const text = secret.reveal();
	const isPrintable = /^[ -~]+$/.test(text);
	const values = [
		// Without a value the item is empty.
		text === '' ? [] : ['-X', `"${Buffer.from(text).toString('hex')}"`],
		...(isPrintable ? [['-w', /['\\]/.test(text) ? quote(text) : `'${text}'`]] : []),
	];
	for (const value of values) {
		const line = [...words, ...value, ...end].join(' ');
		if (Buffer.byteLength(line) <= longestLine) {
			return line;
		}
	}
	throw new Trouble(`${nameOf(item)} is too large to be written back by "security", so it is left alone`);
}

function quote(word: string): string {
	if (/[\u0000-\u001f\u007f]/.test(word)) {
		throw new Trouble('a name in the keychain has control characters, so it is left alone');
	}
	return `"${word.replace(/["\\]/g, '\\$&')}"`;
}

function nameOf({service}: Item): string {
	return `the keychain item "${oneLine(service, 120)}"`;
}
