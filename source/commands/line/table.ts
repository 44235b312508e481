// The one table of commands and options: what is parsed, helped with, completed, and written in the manual page and the README.
import {consents} from '../../core/consent.js';
import type {Purpose} from '../../core/evidence.js';
import type {CommandName} from '../world.js';

export const purposes: readonly Purpose[] = ['claude-code', 'api', 'app'];
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** What a word or a value may be, where it is one of many; completions and near misses know them. */
export type Kind = 'cause' | 'check' | 'command' | 'consent' | 'purpose' | 'scenario' | 'shell' | 'folder' | 'any';

export type OptionSpec = {
	/** Without its dashes. */
	readonly name: string;
	/** One letter. */
	readonly short?: string;
	/** Left out: it takes none. */
	readonly value?: {
		/** As it is shown: SECONDS. */
		readonly label: string;
		readonly of: Kind;
		/** Several, with commas. */
		readonly isList?: boolean;
	};
	/** What it does, one line. */
	readonly says: string;
};

/** What can be typed; two of them only print what the command line itself knows. */
export type TypedName = CommandName | 'help' | 'version';

export type CommandSpec = {
	/** As it is typed; "session" is what runs without one. */
	readonly name: TypedName;
	/** Words that mean the same. */
	readonly also?: readonly string[];
	readonly words?: {
		/** As they are shown: [cause]…. */
		readonly label: string;
		readonly of: Kind;
		readonly most: number;
		readonly least?: number;
	};
	/** What it does, one line. */
	readonly says: string;
	/** More about it, a sentence each. */
	readonly about: readonly string[];
	/** Names of options that mean something to it; the ones of every command are left out. */
	readonly options: readonly string[];
	/** What is typed after "claude-fix", and what that does. */
	readonly examples: readonly (readonly [words: string, says: string])[];
};

const consentList = {label: 'LIST', of: 'consent', isList: true} as const;
const idList = {label: 'IDS', of: 'check', isList: true} as const;

export const options = [
	{name: 'for', value: {label: purposes.join('|'), of: 'purpose'}, says: 'what fails (default claude-code)'},
	{name: 'json', says: 'one JSON document on standard output'},
	{name: 'sarif', says: 'the findings as SARIF, for code scanning'},
	{name: 'offline', says: 'no request at all'},
	{
		name: 'allow',
		value: consentList,
		says: `of ${consents.join(', ')}; gateway=HOST[:PORT] allows one server or proxy, whoever names it`,
	},
	{name: 'deny', value: consentList, says: 'the same, taken away'},
	{name: 'only', value: idList, says: 'these checks or causes, by id, with commas'},
	{name: 'skip', value: idList, says: 'not these checks or causes'},
	{name: 'timeout', value: {label: 'SECONDS', of: 'any'}, says: 'for the whole run (default 10)'},
	{name: 'cwd', value: {label: 'DIR', of: 'folder'}, says: 'the working folder to look at'},
	{name: 'verbose', short: 'v', says: 'everything that was found, and what would be sent'},
	{name: 'dry-run', says: 'show the exact changes only'},
	{name: 'yes', short: 'y', says: 'ask nothing'},
	{name: 'list', says: 'list what there is'},
	{name: 'linear', says: 'numbered questions instead of a drawn screen'},
	{name: 'run', says: 'look again, and compare'},
	{name: 'until', value: {label: 'DATE', of: 'any'}, says: 'the last day, as 2027-01-31'},
	{name: 'reason', value: {label: 'TEXT', of: 'any'}, says: 'why, for whoever reads it later'},
	{name: 'no-color', says: 'no colours'},
	{name: 'version', short: 'V', says: 'the version of claude-fix'},
	{name: 'help', short: 'h', says: 'this, or more about a command'},
] as const satisfies readonly OptionSpec[];

export type OptionName = (typeof options)[number]['name'];

const looking = ['for', 'offline', 'allow', 'deny', 'only', 'skip', 'timeout', 'cwd'] as const;
/** Of every command. */
export const common: readonly OptionName[] = ['no-color', 'help', 'version'];

export const commands: readonly (CommandSpec & {readonly options: readonly OptionName[]})[] = [
	{
		name: 'session',
		says: 'the interactive session; with a text on standard input: what it means',
		about: [
			'Looks at Claude Code and at the code of this folder, shows what is wrong, and cures it when you say so.',
			'A status code, a cause or a pasted error in place of a command is explained.',
		],
		options: [...looking, 'linear'],
		examples: [
			['', 'find out what is wrong, and cure it'],
			['401', 'what a status code means'],
			['"API Error: 401 Invalid bearer token"', 'what an error message means'],
		],
	},
	{
		name: 'check',
		also: ['doctor', 'status'],
		says: 'diagnose without a screen; never changes anything',
		about: [
			'Exits with 0 if nothing is wrong, 1 if something is, and 3 if it could not be verified.',
			'One free request asks the server about the key that would be sent; --offline asks nobody.',
		],
		options: [...looking, 'json', 'sarif', 'verbose'],
		examples: [
			['check', 'the answer in a few lines'],
			['check -v', 'every finding, and what would be sent, highest first'],
			['check --json --offline', 'one JSON document, for scripts, and no request'],
			['check --for api', 'the code of this folder in place of Claude Code'],
			['check --for api --sarif > claude-fix.sarif', 'for code scanning'],
		],
	},
	{
		name: 'fix',
		words: {label: '[cause]…', of: 'cause', most: Number.POSITIVE_INFINITY},
		says: 'cure the root cause, or these causes: shows the change and asks',
		about: [
			'What it would change is shown first, a copy is kept, the machine is looked at again afterwards, and claude-fix undo takes it back.',
			'A change that takes away the last working credential asks you to type a word.',
		],
		options: [...looking, 'dry-run', 'yes'],
		examples: [
			['fix', 'cure what is wrong'],
			['fix --dry-run', 'only show the change'],
			['fix key-overrides-login --yes', 'one cause, without a question'],
		],
	},
	{
		name: 'undo',
		words: {label: '[id]', of: 'any', most: 1},
		says: 'take back the last change, byte for byte',
		about: ['A file that was changed since then is not overwritten.'],
		options: ['list', 'json'],
		examples: [
			['undo', 'take back the last change'],
			['undo --list', 'all changes, with their ids'],
		],
	},
	{
		name: 'last',
		says: 'show the last diagnosis; --run looks again and compares',
		about: ['--run looks for the same purpose as then, and says of each finding whether it is still there.'],
		options: ['json', 'run', 'verbose', 'offline', 'allow', 'deny', 'timeout', 'cwd'],
		examples: [
			['last', 'what was found last time'],
			['last --run', 'look again, and say what became of it'],
		],
	},
	{
		name: 'explain',
		words: {label: '<text>', of: 'cause', most: Number.POSITIVE_INFINITY},
		says: 'what a cause, a status or a pasted error means; - reads standard input',
		about: ['Works offline, and keeps nothing you paste.', 'Exits with 1 if the text is not recognised.'],
		options: ['json', 'timeout'],
		examples: [
			['explain 529', 'a status code'],
			['explain key-overrides-login', 'a cause'],
			['explain - < error.txt', 'a text from a file'],
		],
	},
	{
		name: 'report',
		says: 'a redacted Markdown report, ready to paste in an issue',
		about: ['Names of people, machines and projects are taken out. Read it before you paste it.'],
		options: looking,
		examples: [['report', 'diagnose, and print the report']],
	},
	{
		name: 'ignore',
		words: {label: '<cause>', of: 'cause', most: 1},
		says: 'a known finding: it does not count until a given day',
		about: [
			'It is ignored at the places where it is found now, and nowhere else.',
			'It stays in the report, with the reason and the day. After that day it counts again.',
		],
		options: ['until', 'reason', 'list', 'json', 'for', 'offline', 'allow', 'deny', 'timeout', 'cwd'],
		examples: [
			['ignore key-exposed --until 2027-01-31 --reason "a key of a test account"', 'leave it alone until then'],
			['ignore --list', 'what is ignored, where, until when and why'],
		],
	},
	{
		name: 'forget',
		says: 'list and remove what claude-fix keeps: answers, diagnoses, backups',
		about: ["What is removed can't be brought back, so it asks you to type a word."],
		options: ['list', 'json', 'yes'],
		examples: [
			['forget --list', 'what is kept, and where'],
			['forget --yes', 'remove it without asking'],
		],
	},
	{
		name: 'demo',
		words: {label: '[scenario]', of: 'scenario', most: 1},
		says: 'the session on a made-up broken machine',
		about: ['The machine is in a scratch folder: nothing of yours is read or changed.'],
		options: ['linear', 'list', 'json'],
		examples: [
			['demo', 'see an old key found, and cured'],
			['demo --list', 'the other scenarios'],
		],
	},
	{
		name: 'completion',
		words: {label: `<${shells.join('|')}>`, of: 'shell', most: 1, least: 1},
		says: 'a script that lets this shell complete commands, options and causes',
		about: [],
		options: [],
		examples: [
			['completion bash > ~/.local/share/bash-completion/completions/claude-fix', 'bash'],
			['completion zsh > ~/.zfunc/_claude-fix', 'zsh, where ~/.zfunc is in fpath'],
			['completion fish > ~/.config/fish/completions/claude-fix.fish', 'fish'],
			['completion powershell | Out-String | Invoke-Expression', 'PowerShell; in $PROFILE to keep it'],
		],
	},
	{
		name: 'help',
		words: {label: '[command]', of: 'command', most: 1},
		says: 'more about a command, with examples',
		about: [],
		options: [],
		examples: [['help fix', 'what fix does, and its options']],
	},
	{
		name: 'version',
		says: 'the version of claude-fix',
		about: [],
		options: [],
		examples: [],
	},
];

/** The command of a word that is typed; undefined: there is none. */
export function commandNamed(word: string): CommandSpec | undefined {
	return commands.find(({name, also = []}) => (name === word && name !== 'session') || also.includes(word));
}

/** Every word that is a command. */
export const commandWords: readonly string[] = commands.flatMap(({name, also = []}) =>
	name === 'session' ? [] : [name, ...also],
);
