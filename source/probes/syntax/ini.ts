// Files of sections and "name = value" lines, as the tools of AWS write them.

export type IniFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Sections by their written name; names in lower case. Indented lines belong to the value before them and are left out; a comment may follow. */
export function readIni(text: string): IniFile {
	const sections = new Map<string, Map<string, string>>();
	let section: Map<string, string> | undefined;
	for (const line of text.split(/\r?\n/)) {
		const header = /^\[\s*([^\]]*?)\s*\]/.exec(line)?.[1];
		if (header !== undefined) {
			const name = header.replace(/\s+/g, ' ').replace(/["']/g, '');
			section = sections.get(name) ?? new Map();
			sections.set(name, section);
			continue;
		}
		const [, name, value] = /^([^\s#;=][^=]*?)\s*=\s*(.*?)(?:\s+[#;].*|\s*)$/.exec(line) ?? [];
		if (section && name !== undefined && value !== undefined) {
			section.set(name.toLowerCase(), value);
		}
	}
	return sections;
}
