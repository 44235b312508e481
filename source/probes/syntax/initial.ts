// What a new shell has before it reads anything: its own variables, those of every session, and the commands that it brings along.
import type {Host} from '../../core/host.js';
import {type Possible, possibleValue, unset} from './scope.js';

const ofAll =
	': . [ alias bg break cd command continue echo eval exec exit export false fg hash jobs kill printf pwd read return set shift test times trap true type ulimit umask unalias unset wait';
/** As each of them lists its own. */
const builtins: Readonly<Record<string, string>> = {
	sh: ofAll,
	bash: `${ofAll} bind builtin caller compgen complete compopt declare dirs disown enable fc getopts help history let local logout mapfile popd pushd readarray readonly shopt source suspend typeset`,
	zsh: `${ofAll} autoload bindkey builtin bye chdir compadd compcall compctl declare dirs disable disown echotc echoti emulate enable fc float functions getln getopts history integer let limit local log logout noglob popd print private pushd pushln r readonly rehash sched setopt source suspend ttyctl typeset unfunction unhash unlimit unsetopt vared whence where which zcompile zformat zle zmodload zparseopts zregexparse zstyle`,
	fish: '. : [ _ abbr and argparse begin bg bind block break breakpoint builtin case cd command commandline complete contains continue count disown echo else emit end eval exec exit export false fg for function functions history if jobs math not or path printf pwd random read realpath return set set_color setenv source status string switch test time true type ulimit wait while alias psub seq trap umask',
};
const builtinsOf = new Map(Object.entries(builtins).map(([shell, names]) => [shell, new Set(names.split(' '))]));

/** Commands of a shell that need no program. */
export function isBuiltin(name: string, shell: string): boolean {
	return builtinsOf.get(shell)?.has(name) ?? false;
}

/** A shell sets these by itself, to what can't be told here. */
const own: Readonly<Record<string, RegExp>> = {
	bash: /^(BASH|BASH_VERSION|BASH_VERSINFO|BASHPID|BASH_SOURCE|BASHOPTS|SHELLOPTS|HOSTNAME|HOSTTYPE|MACHTYPE|OSTYPE|RANDOM|SECONDS|UID|EUID|PPID|PS1|PS2|PS4|PWD|SHLVL|IFS|LINES|COLUMNS|HISTFILE|HISTSIZE|EPOCHSECONDS|OPTIND|GROUPS|DIRSTACK|_)$/,
	zsh: /^(ZSH_VERSION|ZSH_NAME|ZSH_PATCHLEVEL|HOST|CPUTYPE|MACHTYPE|OSTYPE|VENDOR|RANDOM|SECONDS|UID|EUID|GID|EGID|PPID|PS1|PS2|PS3|PS4|PROMPT|PROMPT2|PWD|OLDPWD|SHLVL|IFS|LINES|COLUMNS|HISTSIZE|SAVEHIST|LOGNAME|USERNAME|TTY|TTYIDLE|FPATH|fpath|path|cdpath|WORDCHARS|KEYTIMEOUT|funcstack|options|commands|aliases|functions|parameters|_|0)$/,
	sh: /^(PS1|PS2|PS4|PWD|PPID|IFS|OPTIND|KSH_VERSION)$/,
	fish: /^(FISH_VERSION|status|pipestatus|USER|version|fish_pid|hostname|PWD|SHLVL|COLUMNS|LINES|history|umask|_|__fish_\w*|fish_\w*|status_generation)$/,
};

const versions = /^(BASH_VERSION|ZSH_VERSION|KSH_VERSION|FISH_VERSION|BASH|ZSH_NAME)$/;

/** Only where someone types. */
const prompts = /^(PS[12]|PROMPT2?)$/;

/** undefined: nothing is known of it by its name. */
export function initialOf<By>(
	name: string,
	shell: string,
	host: Host,
	isInteractive: boolean,
): Possible<By> | undefined {
	if (!isInteractive && prompts.test(name) && host.environment[name] === undefined) {
		return unset<By>({count: 1});
	}
	if (name === 'HOME') {
		return possibleValue<By>(host.home, {isExported: true});
	}
	if (own[shell]?.test(name)) {
		return possibleValue<By>(undefined, {isFilled: true, isExported: name === 'PWD' || name === 'SHLVL'});
	}
	if (versions.test(name)) {
		return unset<By>({count: shell === 'fish' ? 0 : 1});
	}
	const inherited = host.environment[name];
	if (/^(USER|LOGNAME|TERM|PATH|SHELL|LANG)$/.test(name)) {
		return possibleValue<By>(inherited, {isFilled: inherited !== '', isExported: true});
	}
	return undefined;
}
