// Whether a newer version exists: asked at most once a day, from a session at a terminal alone, and said in one line when it ends.
import type {Host} from '../core/host.js';
import {isNewer} from '../core/versions.js';
import type {Memory} from '../host/memory.js';

const key = 'newer';

/** Milliseconds. */
const day = 86_400_000;

type Kept = {readonly asked: number; readonly newest?: string; readonly said?: number};

/** The first run asks nothing. NO_UPDATE_NOTIFIER is what other programs go by too; a build server has no terminal. */
export function isDue(memory: Memory, {environment, now}: Pick<Host, 'environment' | 'now'>): boolean {
	const kept = read(memory);
	if (environment.NO_UPDATE_NOTIFIER || environment.CI) {
		return false;
	}
	if (!kept) {
		memory.set(key, {asked: now()} satisfies Kept);
	}
	return kept !== undefined && now() - kept.asked >= day;
}

/** Also where there was no answer: it isn't asked again at once. */
export function keepNewest(memory: Memory, newest: string | undefined, now: number): void {
	memory.set(key, {...read(memory), asked: now, ...(newest !== undefined && {newest})});
}

/** At most once a day; undefined: there is none, as far as is known. */
export function newerLine(
	memory: Memory,
	version: string,
	{environment, now}: Pick<Host, 'environment' | 'now'>,
): string | undefined {
	const kept = read(memory);
	const isSilent = environment.NO_UPDATE_NOTIFIER || (kept?.said !== undefined && now() - kept.said < day);
	if (kept?.newest === undefined || isSilent || !isNewer(kept.newest, version)) {
		return undefined;
	}
	memory.set(key, {...kept, said: now()});
	return `claude-fix ${kept.newest} is there, this is ${version}: npm install --global claude-fix`;
}

function read(memory: Memory): Kept | undefined {
	const {asked, newest, said} = (memory.get(key) ?? {}) as Partial<Record<keyof Kept, unknown>>;
	return typeof asked === 'number'
		? {
				asked,
				...(typeof newest === 'string' && {newest}),
				...(typeof said === 'number' && {said}),
			}
		: undefined;
}
