// Headers of a request: secrets revealed at the last moment, and refused where no HTTP client would send them.
import type {Words} from '../core/host.js';
import {version} from './version.js';
import {reveal} from './words.js';

/** RFC 9110, "token". */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What Node and undici send; letters of Latin-1 go as one byte. */
const valid = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Lower-case names; or the code of what is wrong. Of a name that stands there twice the later one counts. */
export function headersOf(headers: Readonly<Record<string, Words>>, host: string): Record<string, string> | string {
	// A route leads elsewhere; the server still hears who was meant.
	const all: Record<string, string> = {host, 'user-agent': `claude-fix/${version}`};
	for (const [name, words] of Object.entries(headers)) {
		const value = reveal(words);
		if (!token.test(name)) {
			return 'ERR_INVALID_HTTP_TOKEN';
		}
		if (!valid.test(value)) {
			return 'ERR_INVALID_CHAR';
		}
		all[name.toLowerCase()] = value;
	}
	return all;
}
