// A file of Docker Compose, where the variables of a service are a map or a list of `NAME=value`: every name is the last step of a path.
import type {Scalar, SettingFile, SettingPath} from './setting-shape.js';

/** Quotes of YAML go; those behind the `=` of a list are part of the value (Compose specification, `environment`). */
export function asCompose(file: SettingFile): SettingFile {
	const listed = (path: SettingPath): Scalar | undefined => {
		const list = path.slice(0, -1);
		const before = `${path.at(-1)}=`;
		const item = file
			.keys(list)
			.filter((step) => typeof step === 'number')
			.map((step) => file.scalar([...list, step]))
			.findLast((one) => one?.text.startsWith(before));
		if (!item) {
			return undefined;
		}
		const written = file.text.slice(item.span.start, item.span.end);
		const value = item.text.slice(before.length);
		const start = item.span.start + written.indexOf(item.text) + before.length;
		// With escapes of YAML in it, offsets can't be told.
		return written.includes(item.text)
			? {text: value, span: {start, end: start + value.length}, format: 'text'}
			: undefined;
	};
	return {...file, scalar: (path) => listed(path) ?? file.scalar(path)};
}
