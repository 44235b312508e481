// What reg.exe prints. It writes in the code page of the console, so letters beyond ASCII arrive as signs of replacement.

export type RegistryValue = {readonly name: string; readonly type: string; readonly text: string};

/** The values of `reg query KEY`: its words are in the language of the system, its names of types aren't. Of several lines a value may be. */
export function registryValues(printed: string): readonly RegistryValue[] {
	const values: {name: string; type: string; text: string}[] = [];
	for (const line of printed.split(/\r?\n/)) {
		const [, name, type, text = ''] = /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
		const last = values.at(-1);
		if (name !== undefined && type !== undefined) {
			values.push({name, type, text});
		} else if (last && line !== '' && !line.startsWith('HKEY_')) {
			last.text += `\r\n${line}`;
		}
	}
	return values;
}

/** With the variables that stand in it. */
export function filledIn(text: string, environment: Readonly<Record<string, string | undefined>>): string {
	return text.replace(/%([^%]+)%/g, (whole, name: string) => environment[name.toUpperCase()] ?? whole);
}

/** Whether two texts are the same but for letters that a code page may have spoilt. */
export function isSameButLetters(one: string, other: string): boolean {
	return withoutLetters(one) === withoutLetters(other);
}

function withoutLetters(text: string): string {
	return text.replace(/[^\t\n\r -~]+|\?+/g, '?').replace(/\?+/g, '?');
}
