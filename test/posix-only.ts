// The tests that need a Unix, by name and with the reason: Windows, and Wine, leave them out and say so.
import process from 'node:process';

/** Files below test/ → why they can't be run on Windows. */
const posixOnly: Readonly<Record<string, string>> = {
	'cases/**': 'rebuild machines whose programs are shell scripts',
	'client/**': 'the real Claude Code in name spaces of Linux',
	'end-to-end/**': 'start the program in a pseudo-terminal of Unix, with shell scripts as programs',
	'oracle/**': 'ask bash, zsh, dash and fish',
	'red-team/**': 'attack by links, modes, signals and shell scripts',
	'states/**': 'stand-in programs are shell scripts',
};

/** The same, where Windows is Wine (scripts/on-win32.mjs says so). */
const notInWine: Readonly<Record<string, string>> = {
	'demo/**': "esbuild, which builds the stand-in, doesn't answer under Wine",
	'generated.test.ts': "biome and tsx, which write the lists anew, don't answer under Wine",
	'documents.test.ts': "esbuild, which reads blocks of code, doesn't answer under Wine",
};

/** Patterns for vitest; on Unix none. */
export function leftOut(platform: string = process.platform): readonly string[] {
	if (platform !== 'win32') {
		return [];
	}
	const all = {...posixOnly, ...(process.env.CLAUDE_FIX_WINE && notInWine)};
	for (const [files, why] of Object.entries(all)) {
		console.log(`left out  test/${files}: ${why}`);
	}
	return Object.keys(all).map((files) => `test/${files}`);
}
