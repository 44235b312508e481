// What a case leaves to the machines that it is like: `"like": ["zsh", "signed-in"]` (test/cases/base).

/** A case, a base machine or a part of one, as JSON has it. */
export type Part = Readonly<Record<string, unknown>>;

/** The case without its `like`: each base laid over the one before it, and the case over all of them. */
export function wholeCase({like = [], ...own}: Part, read: (name: string) => Part): Part {
	const bases = [like].flat().map((name) => wholeCase(read(String(name)), read));
	return [...bases, own].reduce((below, above) => laidOver(below, above), {});
}

/** Objects are merged, but a file is one whole. `null` takes away what the base has, and stays where it has nothing. */
function laidOver(below: Part, above: Part, isOfFiles = false): Part {
	const all: Record<string, unknown> = {...below};
	for (const [name, value] of Object.entries(above)) {
		const known = all[name];
		if (value === null && name in all) {
			delete all[name];
		} else {
			all[name] = isOfFiles || !isPart(known) || !isPart(value) ? value : laidOver(known, value, name === 'files');
		}
	}
	return all;
}

function isPart(value: unknown): value is Part {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
