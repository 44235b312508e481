// Settings of a program as a file with places, in any format.
import type {Span} from '../core/place.js';

export type SettingPath = readonly (string | number)[];

/** A value that is text, a number or a switch, and where it stands. */
export type Scalar = {readonly text: string; readonly span: Span};

export type SettingFile = {
	readonly path: string;
	readonly text: string;
	readonly digest: string;
	readonly format: 'json' | 'yaml' | 'dotenv';
	readonly problem: {readonly message: string; readonly line?: number} | undefined;
	/** The names of an object, or the indices of a list. */
	keys(path: SettingPath): SettingPath;
	scalar(path: SettingPath): Scalar | undefined;
	line(offset: number): number;
};

export type ParsedSettings = Pick<SettingFile, 'problem' | 'keys' | 'scalar'>;

export const nothing: ParsedSettings = {problem: undefined, keys: () => [], scalar: () => undefined};
