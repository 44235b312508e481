// One word of a POSIX shell that assigns a variable, as an event.
import type {Removal} from '../../core/readings.js';
import type {PosixWord} from './posix-tokens.js';
import type {AssignmentEvent, Parts} from './script.js';
import {top} from './script.js';

type How = Pick<AssignmentEvent, 'effect' | 'keepsExport' | 'scope' | 'isUnexported' | 'locks'> & {
	/** Only the command that follows gets it. */
	readonly isForOne?: boolean;
};

export function assignmentOf(word: PosixWord, {isForOne, ...how}: How, removal: Removal): AssignmentEvent {
	const {name, nameSpan, value, isAppended} = word.assignment ?? {
		name: '',
		nameSpan: {start: word.start, end: word.start},
		value: {start: word.end, end: word.end, parts: [] as Parts},
		isAppended: false,
	};
	return {
		kind: 'assignment',
		name,
		value: value.parts,
		...(isAppended ? {joins: 'append' as const} : {}),
		...how,
		context: isForOne ? {...top, reach: 'function'} : top,
		...removal,
		nameSpan,
		valueSpan: {start: value.start, end: value.end},
		...(word.isUnclosed
			? {effect: 'broken' as const, problem: 'the quote is never closed, so the shell reads no further'}
			: {}),
	};
}
