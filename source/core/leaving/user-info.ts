// User info of URLs, and of addresses without a scheme: of a password nothing is shown.
import type {Stretch} from './known.js';

const longest = 2048;

/** Each stretch is what stands for "***" later. */
export function userInfoIn(text: string): readonly Stretch[] {
	const found: Stretch[] = [];
	for (const {0: chunk, index} of text.matchAll(/[^\s"'`<>=()]+/g)) {
		let from = 0;
		let hasScheme = false;
		for (const {0: sign, index: at} of chunk.includes('@') ? chunk.matchAll(/:\/\/|@/g) : []) {
			if (sign !== '@') {
				hasScheme = true;
				from = at + sign.length;
				continue;
			}
			const info = chunk.slice(from, Math.min(at, from + longest));
			if (hasScheme ? isInfo(info) : isBareInfo(info, chunk[at + 1] ?? '')) {
				found.push({start: index + from + (hasScheme ? 0 : info.indexOf(':') + 1), end: index + at});
			}
			// A password may have "@" in it.
			if (!hasScheme || info.includes('/')) {
				hasScheme = false;
				from = at + 1;
			}
		}
	}
	return found;
}

function isInfo(info: string): boolean {
	return info !== '' && info !== '***' && (!info.includes('/') || /^[^/:]*:(?!\d{1,5}\/)/.test(info));
}

/** "dev:hunter2", of which the name stays. */
function isBareInfo(info: string, next: string): boolean {
	return /^[^/:]{1,128}:[^/:]{4,}$/.test(info) && !info.endsWith(':***') && /[\w.-]/.test(next);
}
