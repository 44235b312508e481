// A .env file seen as settings: every name is a path of one step, the last of its kind counts.
import type {Host} from '../core/host.js';
import type {LookedAt} from '../core/readings.js';
import {spotsOf} from './json/spot.js';
import type {Scalar, SettingFile, SettingPath} from './setting-shape.js';
import {dotenvLines} from './syntax/dotenv.js';
import {readDotenv} from './syntax/dotenv-readers.js';
import {literalText} from './syntax/script.js';

export async function dotenvSettingFile(
	host: Host,
	path: string,
): Promise<{readonly looked: LookedAt; readonly file: SettingFile | undefined} | undefined> {
	const read = await host.files.readText(path, {limit: 64 * 1024});
	if (!read.ok) {
		return read.reason === 'missing'
			? undefined
			: {looked: {path, state: 'unreadable', detail: read.detail}, file: undefined};
	}
	const {text, digest} = read;
	const values = new Map(readDotenv(text, 'dotenv').map((one) => [one.at, one]));
	const scalars = new Map<string | number, Scalar>();
	for (const {nameSpan, valueSpan, name, effect} of dotenvLines(text)) {
		const value = effect === 'exports' ? literalText(values.get(nameSpan.start)?.value ?? []) : undefined;
		if (value !== undefined) {
			scalars.set(name, {text: value, span: valueSpan});
		}
	}
	const spots = spotsOf(text);
	const file: SettingFile = {
		path,
		text,
		digest,
		format: 'dotenv',
		problem: undefined,
		line: (offset) => spots(offset).line,
		keys: (at: SettingPath) => (at.length === 0 ? [...scalars.keys()] : []),
		scalar: ([name, ...rest]) => (name === undefined || rest.length > 0 ? undefined : scalars.get(name)),
	};
	return {looked: {path, state: 'read'}, file};
}
