// What macOS's `security` says, as values: attributes of items and the classes of its exit codes (platforms.md §2).

import type {Host, RunResult} from '../../core/host.js';
import type {KeychainItem} from '../../core/readings.js';

export type Attributes = {readonly service: string; readonly account: string};

export function security(host: Host, args: readonly string[], timeout = 4000): Promise<RunResult> {
	// A Mac with years of passwords lists some megabytes.
	return host.run('/usr/bin/security', args, {timeout, limit: 32 * 1024 * 1024});
}

/** Generic passwords of an attribute dump: of find-generic-password or of dump-keychain. */
export function attributesOf(text: string): readonly Attributes[] {
	return text.split(/^(?=keychain: )/m).flatMap((block) => {
		const service = blobOf(block, 'svce');
		return /^class: "?genp"?/m.test(block) && service !== undefined
			? [{service, account: blobOf(block, 'acct') ?? ''}]
			: [];
	});
}

/** `"text"`, or with anything but ASCII in it `0xC3A9  "\303\251"`; quotes inside are not escaped. */
function blobOf(block: string, name: string): string | undefined {
	const written = new RegExp(`^ *"${name}"<blob>=(.*)$`, 'm').exec(block)?.[1];
	const hex = /^0x([0-9A-Fa-f]*)/.exec(written ?? '')?.[1];
	return hex === undefined ? /^"(.*)"\s*$/.exec(written ?? '')?.[1] : (decodeHex(hex) ?? '');
}

/** What `-w` printed: one line break is its own; a value with anything but printable ASCII comes as bare lower-case hex. */
export function secretText(stdout: string): string {
	const text = stdout.replace(/\n$/, '');
	const decoded = /^(?:[0-9a-f]{2})+$/.test(text) ? decodeHex(text) : undefined;
	// Text that only looks like hex would have been printable after decoding, and then not been encoded.
	return decoded !== undefined && /[^\x20-\x7e]/.test(decoded) ? decoded : text;
}

function decodeHex(hex: string): string | undefined {
	const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Several errors share an exit code, so a code is a class: 44 absent; 36, 152 no dialog possible; 51, 128, 154, 155 no. */
export function refusalOf(result: RunResult, isLocked: boolean): NonNullable<KeychainItem['refused']> {
	if (result.kind === 'timed-out') {
		return 'timed-out';
	}
	const code = result.kind === 'exited' ? result.code : undefined;
	if (isLocked || code === 152) {
		return 'locked';
	}
	// An unlocked keychain says 36 where the item's access list wants a dialog that couldn't be seen.
	return code !== undefined && [36, 51, 128, 154, 155].includes(code) ? 'denied' : 'broken';
}
