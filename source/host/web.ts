// The only HTTP.
import type {Host} from '../core/host.js';
import type {Disk} from './disk.js';

export type WebOptions = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly disk: Disk;
	readonly routes: Readonly<Record<string, string>>;
};

export function makeWeb(_options: WebOptions): Host['request'] {
	return async () => ({ok: false, failure: 'failed', code: 'NOT_YET', milliseconds: 0});
}
