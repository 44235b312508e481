// What should happen in a person's shell, as data, and the one place that puts it into the words of the shell that they have.
import type {Change, Fix, ShellStep} from './fix.js';
import type {Platform} from './host.js';

export type ShellDialect = 'posix' | 'fish' | 'csh' | 'nu' | 'powershell' | 'pwsh' | 'cmd';

// A map, since a shell may have the name of something that every object has.
const dialects: ReadonlyMap<string, ShellDialect> = new Map([
	['fish', 'fish'],
	['csh', 'csh'],
	['tcsh', 'csh'],
	['nu', 'nu'],
	['pwsh', 'pwsh'],
	['powershell', 'powershell'],
	['cmd', 'cmd'],
]);

/** `shell`: its short name or its path. A shell that is not known is taken for one that most are like: PowerShell on Windows, else sh. */
export function shellDialectOf(shell: string | null | undefined, platform: Platform): ShellDialect {
	const name =
		/[^\\/]*$/
			.exec(shell ?? '')?.[0]
			.replace(/\.exe$/i, '')
			.toLowerCase() ?? '';
	return dialects.get(name) ?? (name === '' && platform === 'win32' ? 'powershell' : 'posix');
}

type Words = {
	/** A word as an argument of a command. */
	readonly quote: (word: string) => string;
	/** `value`: quoted already where it has to be. */
	readonly set: (name: string, value: string) => string;
	/** A literal value, as `set` wants it. */
	readonly value: (text: string) => string;
	/** In place of a value that the person fills in. */
	readonly blank: string;
	readonly copy: (name: string, from: string) => string;
	readonly unset: (name: string) => string;
	readonly ask: (name: string) => string;
	readonly run: (words: readonly string[]) => string;
	/** `path`: quoted. */
	readonly read: (path: string) => string;
	/** `path`: quoted. */
	readonly append: (line: string, path: string) => string;
	/** Between two steps of one line. */
	readonly and: string;
};

/** In quotes where a shell would see more in it than letters. */
const quoteUnless =
	(bare: RegExp, inQuotes: (word: string) => string) =>
	(word: string): string =>
		bare.test(word) ? word : inQuotes(word);

const plainWord = /^[\w@%+=:,./-]+$/;
const homePath = /^~\/[\w@%+=:,./-]*$/;

/** `~` is the home folder only outside of quotes. */
const withHome =
	(quote: (word: string) => string) =>
	(word: string): string =>
		homePath.test(word) ? word : quote(word);

const joined =
	(quote: (word: string) => string) =>
	(words: readonly string[]): string =>
		words.map(quote).join(' ');

const quotePosix = withHome(quoteUnless(plainWord, (word) => `'${word.replaceAll("'", `'\\''`)}'`));
// In fish's single quotes a backslash still stands for itself, but before a quote or another backslash.
const quoteFish = withHome(quoteUnless(plainWord, (word) => `'${word.replace(/[\\']/g, '\\$&')}'`));
// The history of csh is at work inside of quotes too.
const quoteCsh = withHome(
	quoteUnless(plainWord, (word) => `'${word.replaceAll("'", `'\\''`).replaceAll('!', '\\!')}'`),
);
const quotedInNu = (word: string): string => (word.includes("'") ? `r#'${word}'#` : `'${word}'`);
const quoteNu = withHome(quoteUnless(/^[\w./][\w./-]*$/, quotedInNu));
// To PowerShell typographic quotes are quotes too; commas and at signs mean something outside of them.
const quotedInPowershell = (word: string): string => `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
const quotePowershell = withHome(quoteUnless(/^[\w./:+=-]+$/, quotedInPowershell));
const quoteCmd = quoteUnless(/^[\w@+:,./\\-]+$/, (word) => `"${word}"`);

const powershell: Words = {
	quote: quotePowershell,
	value: quotedInPowershell,
	blank: "'…'",
	set: (name, value) => `$env:${name} = ${value}`,
	copy: (name, from) => `$env:${name} = $env:${from}`,
	unset: (name) => `Remove-Item Env:${name}`,
	// -MaskInput came with PowerShell 7.1.
	ask: (name) => `$env:${name} = [Net.NetworkCredential]::new('', (Read-Host -AsSecureString)).Password`,
	// What stands in quotes is text, until & makes it a command.
	run: (words) => (quotePowershell(words[0] ?? '').startsWith("'") ? '& ' : '') + joined(quotePowershell)(words),
	read: (path) => `. ${path}`,
	// >> would write UTF-16 in Windows PowerShell.
	append: (line, path) => `Add-Content ${path} ${quotePowershell(line)}`,
	and: '; ',
};

const words: Readonly<Record<ShellDialect, Words>> = {
	posix: {
		quote: quotePosix,
		value: quotePosix,
		blank: '…',
		set: (name, value) => `export ${name}=${value}`,
		copy: (name, from) => `export ${name}="$${from}"`,
		unset: (name) => `unset ${name}`,
		ask: (name) => `read -rs ${name} && export ${name}`,
		run: joined(quotePosix),
		read: (path) => `. ${path}`,
		append: (line, path) => `echo ${quotePosix(line)} >> ${path}`,
		and: '; ',
	},
	fish: {
		quote: quoteFish,
		value: quoteFish,
		blank: '…',
		set: (name, value) => `set -gx ${name} ${value}`,
		copy: (name, from) => `set -gx ${name} "$${from}"`,
		unset: (name) => `set -e ${name}`,
		ask: (name) => `read -s -g -x ${name}`,
		run: joined(quoteFish),
		read: (path) => `source ${path}`,
		append: (line, path) => `echo ${quoteFish(line)} >> ${path}`,
		and: '; ',
	},
	csh: {
		quote: quoteCsh,
		value: quoteCsh,
		blank: '…',
		set: (name, value) => `setenv ${name} ${value}`,
		copy: (name, from) => `setenv ${name} "$${from}"`,
		unset: (name) => `unsetenv ${name}`,
		ask: (name) => `stty -echo; setenv ${name} "$<"; stty echo`,
		run: joined(quoteCsh),
		read: (path) => `source ${path}`,
		append: (line, path) => `echo ${quoteCsh(line)} >> ${path}`,
		and: '; ',
	},
	nu: {
		quote: quoteNu,
		value: quotedInNu,
		blank: "'…'",
		set: (name, value) => `$env.${name} = ${value}`,
		copy: (name, from) => `$env.${name} = $env.${from}`,
		unset: (name) => `hide-env ${name}`,
		ask: (name) => `$env.${name} = (input -s)`,
		// Many names are nushell's own commands; ^ asks for the program.
		run: ([program = '', ...args]) => `^${[program, ...args].map(quoteNu).join(' ')}`,
		read: (path) => `source ${path}`,
		append: (line, path) => `${quotedInNu(line)} + (char newline) | save --append ${path}`,
		and: '; ',
	},
	powershell,
	pwsh: {...powershell, ask: (name) => `$env:${name} = Read-Host -MaskInput`},
	cmd: {
		quote: quoteCmd,
		value: (text) => text,
		blank: '…',
		// The quotes keep a blank at the end out of the value.
		set: (name, value) => `set "${name}=${value}"`,
		copy: (name, from) => `set "${name}=%${from}%"`,
		unset: (name) => `set "${name}="`,
		ask: (name) => `set /p "${name}="`,
		run: joined(quoteCmd),
		read: (path) => `call ${path}`,
		append: (line, path) => `(echo ${line})>> ${path}`,
		and: ' & ',
	},
};

/** One line to paste. */
export function sayIn(dialect: ShellDialect, steps: readonly ShellStep[]): string {
	return steps.map((step) => sayOne(words[dialect], step)).join(words[dialect].and);
}

function sayOne(own: Words, step: ShellStep): string {
	switch (step.kind) {
		case 'set':
			return own.set(step.name, step.value === undefined ? own.blank : own.value(step.value));
		case 'copy':
			return own.copy(step.name, step.from);
		case 'unset':
			return own.unset(step.name);
		case 'ask':
			return own.ask(step.name);
		case 'run':
			return own.run([step.program, ...step.args]);
		case 'read':
			return own.read(own.quote(step.path));
		case 'append':
			return own.append(step.line, own.quote(step.path));
	}
}

/** The same change, in the words of that shell. */
export function changeIn(dialect: ShellDialect, change: Change): Change {
	if (change.kind !== 'tell' || change.inShell === undefined) {
		return change;
	}
	const {inShell, ...told} = change;
	return {...told, command: sayIn(dialect, inShell)};
}

export function fixIn(dialect: ShellDialect, fix: Fix): Fix {
	return {...fix, changes: fix.changes.map((change) => changeIn(dialect, change))};
}
