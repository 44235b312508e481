// Scripts with the line ends of Windows, as the bash of Git for Windows reads them: a CR before a line break is ignored.
import type {Platform} from '../../core/host.js';
import {placed} from './placed.js';
import {scanPosix} from './posix.js';
import type {Scanner, ScriptStep} from './script.js';

/** The scanner as it has to read files on this platform. */
export function scannerOn(platform: Platform, scan: Scanner): Scanner {
	return platform === 'win32' && scan === scanPosix ? withoutReturns(scan) : scan;
}

/** It reads the text without them; places are those of the text as it is. */
function withoutReturns(scan: Scanner): Scanner {
	return (text, options) => {
		const returns: number[] = [];
		const plain = text.replace(/\r\n/g, (_, at: number) => {
			returns.push(at - returns.length);
			return '\n';
		});
		return returns.length === 0 ? scan(text, options) : placedIn(scan(plain, options), returns);
	};
}

/** `returns`: the line breaks that had one, in the text without them. */
function placedIn(steps: readonly ScriptStep[], returns: readonly number[]): readonly ScriptStep[] {
	const place = (at: number): number => {
		let [low, high] = [0, returns.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			[low, high] = (returns[middle] ?? 0) < at ? [middle + 1, high] : [low, middle];
		}
		return at + low;
	};
	return placed(steps, ({start, end}) => ({start: place(start), end: place(end)}));
}
