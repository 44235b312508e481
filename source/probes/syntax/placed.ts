// Steps that were read from a piece of a text, or from a text made from it: every place in them as it is in the whole.
import type {Span} from '../../core/place.js';
import type {ScriptStep} from './script.js';

/** `leave`: what any removal leaves, in place of what each would. What stands in several steps stays one thing, and what has no place in it stays itself. */
export function placed(
	steps: readonly ScriptStep[],
	place: (span: Span) => Span,
	leave?: string,
): readonly ScriptStep[] {
	const known = new Map<object, unknown>();
	const moved = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		if (!known.has(value)) {
			known.set(value, Array.isArray(value) ? list(value) : fields(value));
		}
		return known.get(value);
	};
	const list = (before: readonly unknown[]): readonly unknown[] => {
		const after = before.map(moved);
		return after.some((inner, index) => inner !== before[index]) ? after : before;
	};
	const fields = (before: object): object => {
		const {start, end = start, statement} = before as Partial<Record<string, unknown>>;
		const changed = Object.entries(before)
			.map(([name, inner]) => [name, moved(inner), inner] as const)
			.filter(([, after, inner]) => after !== inner)
			.map(([name, after]) => [name, after]);
		const span = typeof start === 'number' && typeof end === 'number' ? place({start, end}) : undefined;
		const more = {
			...(span && ('end' in before ? span : {start: span.start})),
			...(statement !== undefined && leave !== undefined ? {leave} : {}),
		};
		return changed.length === 0 && Object.keys(more).length === 0
			? before
			: {...before, ...Object.fromEntries(changed), ...more};
	};
	return moved(steps) as readonly ScriptStep[];
}
