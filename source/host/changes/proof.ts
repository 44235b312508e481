// The last word before a start-up file is replaced: what reads it must read the same as before without what is taken out, and its shell must find no new error.
import type {Change} from '../../core/fix.js';
import type {Host} from '../../core/host.js';
import {settledEdits} from '../../core/text-edits.js';
import {segmentLength} from './encode.js';
import type {Ground} from './ground.js';
import {Trouble} from './trouble.js';

type TextChange = Extract<Change, {kind: 'edit-text'}>;
type Texts = {readonly before: string; readonly after: string; readonly shown: string};

/** Each reads a script from standard input without running it, and none of its own start-up files. */
const shells: Readonly<Record<string, {readonly programs: readonly string[]; readonly args: readonly string[]}>> = {
	bash: {programs: ['bash'], args: ['--noprofile', '--norc', '-n']},
	zsh: {programs: ['zsh'], args: ['-f', '-n']},
	sh: {programs: ['dash', 'sh'], args: ['-n']},
	fish: {programs: ['fish'], args: ['--no-config', '--no-execute']},
};

/** Milliseconds. */
const timeout = 4000;

/** Throws Trouble where the edit would do more than it says. */
export async function assertProved(change: TextChange, texts: Texts, {host, prove}: Ground): Promise<void> {
	const {reads, edits} = change;
	if (!reads) {
		return;
	}
	const {before, after, shown} = texts;
	const problem = prove({
		before,
		after,
		edits: settledEdits(edits).map(({start, end, text}) => ({start, end, length: segmentLength(text)})),
		reads,
		platform: host.platform,
	});
	if (problem !== undefined) {
		throw new Trouble(`${shown} is left as it is: ${problem}`);
	}
	const shell = reads.syntax === 'fish' ? 'fish' : reads.syntax === 'envrc' ? 'bash' : (reads.shell ?? 'sh');
	const isOfShell = ['posix', 'envrc', 'fish'].includes(reads.syntax);
	if (isOfShell && (await hasNewError(shell, before, after, host))) {
		throw new Trouble(`${shown} is left as it is: ${shell} couldn't read it any more after this change`);
	}
}

/** False too where that shell isn't here. What it says isn't repeated: it quotes the file. */
export async function hasNewError(
	shell: string,
	before: string,
	after: string,
	host: Pick<Host, 'run'>,
): Promise<boolean> {
	const {programs, args} = shells[shell] ?? {programs: [], args: []};
	for (const program of programs) {
		const check = async (input: string): Promise<string | undefined> => {
			const environment = {LC_ALL: 'C.UTF-8', BASH_ENV: undefined, ENV: undefined, ZDOTDIR: undefined};
			const result = await host.run(program, args, {input, environment, timeout, cwd: '/'});
			return result.kind === 'exited' ? (result.code === 0 ? '' : messageOf(result.stderr)) : undefined;
		};
		const found = await check(after);
		if (found !== undefined) {
			return found !== '' && found !== (await check(before));
		}
	}
	return false;
}

/** Without the places, which an edit moves. */
function messageOf(text: string): string {
	return `failed: ${text.replace(/\d+/g, '')}`;
}
