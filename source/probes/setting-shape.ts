// Settings of a program as a file with places, in any format.
import type {Span} from '../core/place.js';

export type SettingPath = readonly (string | number)[];

/** A value that is text, a number or a switch, and where it stands. */
export type Scalar = {
	readonly text: string;
	readonly span: Span;
	/** Another one than the file's: `text` is written as it is. */
	readonly format?: 'text';
};

export type SettingFile = {
	readonly path: string;
	readonly text: string;
	readonly digest: string;
	readonly format: 'json' | 'yaml' | 'dotenv';
	readonly problem: {readonly message: string; readonly line?: number} | undefined;
	/** The names of an object, or the indices of a list. */
	keys(path: SettingPath): SettingPath;
	scalar(path: SettingPath): Scalar | undefined;
	/** Of YAML: where the name itself is written, without quotes. */
	nameAt?(path: SettingPath): Span | undefined;
	/** Of YAML: where `name: value` can be written into this map, block or flow, so that nothing else comes to mean something else. */
	roomFor?(path: SettingPath, name: string, value: string): Room | undefined;
	line(offset: number): number;
};

/** Where a line or an entry goes, and what stands around it. */
export type Room = {readonly offset: number; readonly before: string; readonly after: string};

export type ParsedSettings = Pick<SettingFile, 'problem' | 'keys' | 'scalar' | 'nameAt' | 'roomFor'>;

export const nothing: ParsedSettings = {problem: undefined, keys: () => [], scalar: () => undefined};
