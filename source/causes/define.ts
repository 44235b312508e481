// How a section of the catalogue is put together: its texts from one file, the messages it is known by from another.
import type {Cause} from '../core/cause.js';

export type CauseText = Omit<Cause, 'section' | 'messages'>;

/** Weight and pattern, most telling first; see `Cause.messages` for how they are written. */
export type CauseMessages = Readonly<Record<string, readonly (readonly [weight: number, pattern: RegExp])[]>>;

export function defineSection(
	section: Cause['section'],
	texts: readonly CauseText[],
	messages: CauseMessages,
): readonly Cause[] {
	return texts.map((text) => ({
		...text,
		section,
		messages: (messages[text.id] ?? []).map(([weight, pattern]) => ({pattern, weight})),
	}));
}
