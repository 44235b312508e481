// What a new interactive shell has before it reads anything: its own variables, those of every session, and the commands that it brings along.
import type {Host} from '../../core/host.js';
import {type Possible, possibleValue, unset} from './scope.js';

/** Commands of the shells that need no program. */
export const builtins: ReadonlySet<string> = new Set(
	': . [ alias bg break builtin cd command continue echo eval exec exit export false fg hash jobs kill printf pwd read return set shift source test times trap true type ulimit umask unalias unset wait'.split(
		' ',
	),
);

/** A shell sets these by itself, to what can't be told here. */
const own: Readonly<Record<string, RegExp>> = {
	bash: /^(BASH|BASH_VERSION|BASH_VERSINFO|BASHPID|BASH_SOURCE|BASHOPTS|SHELLOPTS|HOSTNAME|HOSTTYPE|MACHTYPE|OSTYPE|RANDOM|SECONDS|UID|EUID|PPID|PS1|PS2|PS4|PWD|SHLVL|IFS|LINES|COLUMNS|HISTFILE|HISTSIZE|EPOCHSECONDS|OPTIND|GROUPS|DIRSTACK|_)$/,
	zsh: /^(ZSH_VERSION|ZSH_NAME|ZSH_PATCHLEVEL|HOST|CPUTYPE|MACHTYPE|OSTYPE|VENDOR|RANDOM|SECONDS|UID|EUID|GID|EGID|PPID|PS1|PS2|PS3|PS4|PROMPT|PROMPT2|PWD|OLDPWD|SHLVL|IFS|LINES|COLUMNS|HISTSIZE|SAVEHIST|LOGNAME|USERNAME|TTY|TTYIDLE|FPATH|fpath|path|cdpath|WORDCHARS|KEYTIMEOUT|funcstack|options|commands|aliases|functions|parameters|_|0)$/,
	sh: /^(PS1|PS2|PS4|PWD|PPID|IFS|OPTIND|KSH_VERSION)$/,
	fish: /^(FISH_VERSION|version|fish_pid|hostname|PWD|SHLVL|COLUMNS|LINES|history|umask|_|__fish_\w*|fish_\w*|status_generation)$/,
};

const versions = /^(BASH_VERSION|ZSH_VERSION|KSH_VERSION|FISH_VERSION|BASH|ZSH_NAME)$/;

/** undefined: nothing is known of it by its name. */
export function initialOf<By>(name: string, shell: string, host: Host): Possible<By> | undefined {
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
