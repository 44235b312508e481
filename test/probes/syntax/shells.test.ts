// The scanners against the real shells: the same start-up files, the same variables in the end.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is shell syntax.
import {describe, expect, test} from 'vitest';
import {Evidence} from '../../../source/core/evidence.js';
import {Secret} from '../../../source/core/secret.js';
import {shellFiles} from '../../../source/probes/shell-files.js';
import {scratchHost} from '../../helpers/host.js';
import {environmentOf, isHere, realShells} from './real-shell.js';

type Files = Readonly<Record<string, string>>;
type Row = readonly [name: string, shell: string, files: Files];

const guard = 'case $- in\n    *i*) ;;\n      *) return;;\nesac\n';

const rows: readonly Row[] = [
	['a plain export', 'bash', {'~/.bash_profile': 'export ANTHROPIC_API_KEY=plain\n'}],
	[
		'.bash_profile hides .profile',
		'bash',
		{
			'~/.bash_profile': 'export ANTHROPIC_API_KEY=one\n',
			'~/.profile': 'export ANTHROPIC_API_KEY=two\nexport ANTHROPIC_AUTH_TOKEN=three\n',
		},
	],
	[
		'.bash_login comes before .profile',
		'bash',
		{'~/.bash_login': 'export ANTHROPIC_API_KEY=one\n', '~/.profile': 'export ANTHROPIC_API_KEY=two\n'},
	],
	[
		'.profile that reads .bashrc',
		'bash',
		{
			'~/.profile':
				'export ANTHROPIC_API_KEY=one\nif [ -n "$BASH_VERSION" ]; then\n    if [ -f "$HOME/.bashrc" ]; then\n\t. "$HOME/.bashrc"\n    fi\nfi\nexport ANTHROPIC_AUTH_TOKEN=after\n',
			'~/.bashrc': `${guard}export ANTHROPIC_API_KEY=two\nexport ANTHROPIC_AUTH_TOKEN=before\n`,
		},
	],
	[
		'.bash_profile in one line',
		'bash',
		{
			'~/.bash_profile': '[ -f ~/.bashrc ] && . ~/.bashrc\nexport ANTHROPIC_API_KEY=late\n',
			'~/.bashrc': '[[ $- != *i* ]] && return\nexport ANTHROPIC_API_KEY=early\nexport ANTHROPIC_AUTH_TOKEN=t\n',
		},
	],
	[
		'the guard of Debian is no condition',
		'bash, not a login',
		{'~/.bashrc': `${guard}export ANTHROPIC_API_KEY=guarded\n`},
	],
	[
		'double quotes, single quotes, escapes',
		'bash, not a login',
		{
			'~/.bashrc': `export ANTHROPIC_API_KEY="a b\\"c\\$d\\\\e\\f" # no\nexport ANTHROPIC_AUTH_TOKEN='a"b\\c'\nexport OPENAI_API_KEY=a\\ b\\'c\nexport ANTHROPIC_BASE_URL=ht"tp"'s'://x\n`,
		},
	],
	['ANSI-C quotes', 'bash, not a login', {'~/.bashrc': "export ANTHROPIC_API_KEY=$'a\\tb\\n\\x41\\u00e9\\'\\\\'\n"}],
	[
		'several in one line',
		'bash, not a login',
		{
			'~/.bashrc':
				'export ANTHROPIC_API_KEY=1 ANTHROPIC_AUTH_TOKEN="2 3"; export OPENAI_API_KEY=4 && export ANTHROPIC_BASE_URL=5\n',
		},
	],
	[
		'a value over two lines',
		'bash, not a login',
		{'~/.bashrc': 'export ANTHROPIC_API_KEY="first\nsecond"\nexport ANTHROPIC_AUTH_TOKEN=x\\\ny\n'},
	],
	[
		'assigned first, exported later',
		'bash, not a login',
		{'~/.bashrc': 'ANTHROPIC_API_KEY=late\nOPENAI_API_KEY=never\nexport ANTHROPIC_API_KEY\n'},
	],
	[
		'exported first, assigned later',
		'bash, not a login',
		{
			'~/.bashrc':
				'export ANTHROPIC_API_KEY\nANTHROPIC_API_KEY=late\nexport ANTHROPIC_AUTH_TOKEN=a\nANTHROPIC_AUTH_TOKEN=b\n',
		},
	],
	[
		'declare and typeset',
		'bash, not a login',
		{
			'~/.bashrc':
				'declare -x ANTHROPIC_API_KEY=d\ntypeset -rx ANTHROPIC_AUTH_TOKEN=t\ndeclare OPENAI_API_KEY=no\ndeclare -x ANTHROPIC_BASE_URL=u\ndeclare +x ANTHROPIC_BASE_URL\n',
		},
	],
	[
		'set -a',
		'bash, not a login',
		{
			'~/.bashrc': 'set -a\nANTHROPIC_API_KEY=all\n. ~/.secrets\nset +a\nANTHROPIC_BASE_URL=no\n',
			'~/.secrets': 'ANTHROPIC_AUTH_TOKEN=sourced\n',
		},
	],
	[
		'export -n and unset',
		'bash, not a login',
		{
			'~/.bashrc':
				'export ANTHROPIC_API_KEY=1 ANTHROPIC_AUTH_TOKEN=2 OPENAI_API_KEY=3\nexport -n ANTHROPIC_API_KEY\nunset ANTHROPIC_AUTH_TOKEN\n',
		},
	],
	[
		'references',
		'bash, not a login',
		{
			'~/.bashrc':
				'WORK=w0rk\nexport OPENAI_API_KEY="sk-$WORK"\nexport ANTHROPIC_API_KEY="$OPENAI_API_KEY" ANTHROPIC_AUTH_TOKEN=${WORK}er\nexport CLAUDE_CONFIG_DIR=~/.claude-$WORK ANTHROPIC_BASE_URL=${NOPE:-https://default} ANTHROPIC_MODEL=${WORK:-no}\n',
		},
	],
	[
		'what sets nothing',
		'bash, not a login',
		{
			'~/.bashrc':
				'export ANTHROPIC_API_KEY = "spaced"\nANTHROPIC_AUTH_TOKEN = x\nset OPENAI_API_KEY=set\n$env:ANTHROPIC_BASE_URL = "x"\nsetenv ANTHROPIC_MODEL y\n# export CLAUDE_CONFIG_DIR=/x\n',
		},
	],
	[
		'functions, aliases, subshells, prefixes and here-documents',
		'bash, not a login',
		{
			'~/.bashrc':
				"f() { export ANTHROPIC_API_KEY=f; }\nfunction g {\n  export ANTHROPIC_AUTH_TOKEN=g\n}\nalias a='OPENAI_API_KEY=x true'\n(export ANTHROPIC_BASE_URL=sub)\nANTHROPIC_MODEL=pre true\ncat >/dev/null <<EOF\nexport CLAUDE_CONFIG_DIR=/here\nEOF\nexport AWS_PROFILE=end\n",
		},
	],
	[
		'a here-string, arithmetic and patterns with quotes',
		'bash, not a login',
		{
			'~/.bashrc': `x=$(cat <<< "it's")\n(( y = 1 << 2 ))\nz=\${x//\\'/}\nif [[ $x =~ ^(a|b)'c'$ ]]; then :; fi\nexport ANTHROPIC_API_KEY=after\n`,
		},
	],
	[
		'CRLF',
		'bash, not a login',
		{'~/.bashrc': '# from Windows\r\nexport ANTHROPIC_API_KEY=cr\r\nexport ANTHROPIC_AUTH_TOKEN="q"\r\n'},
	],
	[
		'conditions that hold in a new terminal',
		'bash, not a login',
		{
			'~/.bashrc':
				'if [ -n "$PS1" ]; then\n  export ANTHROPIC_API_KEY=ps1\nfi\n[ -r ~/.k ] && . ~/.k\n[[ ! -f ~/.l ]] || source ~/.l\n[ -f ~/.none ] && export OPENAI_API_KEY=no\nif test -f ~/.k &&\n   [ -f ~/.l ]\nthen\n  export ANTHROPIC_MODEL=both\nelse\n  export ANTHROPIC_MODEL=neither\nfi\n',
			'~/.k': 'export ANTHROPIC_AUTH_TOKEN=k\n',
			'~/.l': 'export ANTHROPIC_BASE_URL=l\n',
		},
	],
	[
		'three levels of sourcing',
		'bash, not a login',
		{'~/.bashrc': 'source ~/.a\n', '~/.a': '. "$HOME/.b"\n', '~/.b': 'export ANTHROPIC_API_KEY=deep\n'},
	],
	[
		'quoted whole',
		'bash, not a login',
		{'~/.bashrc': 'export "ANTHROPIC_API_KEY=a b" \'ANTHROPIC_AUTH_TOKEN=c\' "OPENAI_API_KEY=$HOME"\n'},
	],
	['appending', 'bash, not a login', {'~/.bashrc': 'export ANTHROPIC_API_KEY=a\nANTHROPIC_API_KEY+=b\n'}],
	[
		'nothing behind return',
		'bash, not a login',
		{'~/.bashrc': 'export ANTHROPIC_API_KEY=a\nreturn\nexport ANTHROPIC_API_KEY=b\n'},
	],
	['typographic quotes stay', 'bash, not a login', {'~/.bashrc': 'export ANTHROPIC_API_KEY=“curly”\n'}],
	[
		'zsh: the four files in order',
		'zsh',
		{
			'~/.zshenv': 'export ANTHROPIC_API_KEY=env ANTHROPIC_AUTH_TOKEN=env OPENAI_API_KEY=env ANTHROPIC_MODEL=env\n',
			'~/.zprofile': 'export ANTHROPIC_AUTH_TOKEN=profile OPENAI_API_KEY=profile ANTHROPIC_MODEL=profile\n',
			'~/.zshrc': 'export OPENAI_API_KEY=rc ANTHROPIC_MODEL=rc\n',
			'~/.zlogin': 'export ANTHROPIC_MODEL=login\n',
		},
	],
	[
		'zsh: ZDOTDIR',
		'zsh',
		{
			'~/.zshenv': 'export ZDOTDIR=$HOME/.config/zsh\n',
			'~/.zshrc': 'export ANTHROPIC_API_KEY=wrong\n',
			'~/.config/zsh/.zshrc': 'export ANTHROPIC_API_KEY=right\n',
		},
	],
	[
		'zsh: odd syntax around',
		'zsh',
		{
			'~/.zshrc':
				'autoload -Uz compinit\nif [[ -n ${ZDOTDIR:-$HOME}/.zcompdump(#qN.mh+24) ]]; then\n  true\nelse\n  true\nfi\ntypeset -U path\npath=(~/bin $path)\n(( ${+commands[nope]} )) && export OPENAI_API_KEY=no\n[[ ! -f ~/.p10k.zsh ]] || source ~/.p10k.zsh\nprint -P "%F{33}it\'s%f" >/dev/null\ntypeset -gx ANTHROPIC_API_KEY=odd\nsetopt allexport\nANTHROPIC_AUTH_TOKEN=all\nunsetopt allexport\nANTHROPIC_MODEL=no\n',
		},
	],
	['zsh: spaces around the sign', 'zsh', {'~/.zshrc': 'export ANTHROPIC_AUTH_TOKEN=fine\n', '~/.zlogin': '# x\n'}],
	[
		'dash',
		'sh',
		{
			'~/.profile':
				'export ANTHROPIC_API_KEY="a b"\nANTHROPIC_AUTH_TOKEN=t; export ANTHROPIC_AUTH_TOKEN\nOPENAI_API_KEY=no\n',
		},
	],
	[
		'fish: set -gx and its kin',
		'fish',
		{
			'~/.config/fish/config.fish':
				'if status is-interactive\n    set -g fish_greeting\nend\nset -gx ANTHROPIC_API_KEY key\nset --export ANTHROPIC_AUTH_TOKEN \'a b\'\nset OPENAI_API_KEY no\nset -x ANTHROPIC_BASE_URL "https://$ANTHROPIC_API_KEY"\nexport ANTHROPIC_MODEL=m\nset -lx CLAUDE_CONFIG_DIR no\n',
		},
	],
	[
		'fish: quotes and escapes',
		'fish',
		{
			'~/.config/fish/config.fish': `set -gx ANTHROPIC_API_KEY "a\\"b\\$c\\d"\nset -gx ANTHROPIC_AUTH_TOKEN 'a\\'b\\\\c\\d'\nset -gx OPENAI_API_KEY a\\ b\\x41\nset -gx ANTHROPIC_MODEL a b c\nset -gx CLAUDE_CONFIG_DIR ~/.claude\n`,
		},
	],
	[
		'fish: erased, universal, conf.d',
		'fish',
		{
			'~/.config/fish/fish_variables':
				'# VERSION: 3.0\nSETUVAR --export ANTHROPIC_API_KEY:sk\\x2dant\\x2dx\nSETUVAR --export ANTHROPIC_MODEL:universal\nSETUVAR OPENAI_API_KEY:hidden\n',
			'~/.config/fish/conf.d/ai.fish': 'set -gx ANTHROPIC_MODEL global\nset -gx ANTHROPIC_AUTH_TOKEN gone\n',
			'~/.config/fish/config.fish': 'set -e ANTHROPIC_AUTH_TOKEN\n',
		},
	],
	[
		'fish: what sets nothing',
		'fish',
		{
			'~/.config/fish/config.fish':
				'set -gx OPENAI_API_KEY=x\nfunction f\n    set -gx ANTHROPIC_AUTH_TOKEN f\nend\nset -gx ANTHROPIC_API_KEY end\nset -gu ANTHROPIC_API_KEY again\n',
		},
	],
	[
		'fish: sourced files and conditions',
		'fish',
		{
			'~/.config/fish/config.fish':
				'test -f ~/.k.fish; and source ~/.k.fish\nif test -f ~/.none\n    set -gx OPENAI_API_KEY no\nend\nif status is-login\n    set -gx ANTHROPIC_MODEL login\nend\n',
			'~/.k.fish': 'set -gx ANTHROPIC_API_KEY sourced\n',
		},
	],
	[
		'a folder of files, as on Fedora',
		'bash, not a login',
		{
			'~/.bashrc':
				'if [ -d ~/.bashrc.d ]; then\n\tfor rc in ~/.bashrc.d/*; do\n\t\tif [ -f "$rc" ]; then\n\t\t\t. "$rc"\n\t\tfi\n\tdone\nfi\nunset rc\n',
			'~/.bashrc.d/10-ai': 'export ANTHROPIC_API_KEY=ai\n',
			'~/.bashrc.d/20-more': 'export ANTHROPIC_MODEL=more\n',
		},
	],
	[
		'zsh: a folder of files',
		'zsh',
		{
			'~/.zshrc': 'for f in ~/.zsh/*.zsh(N); do source $f; done\n',
			'~/.zsh/ai.zsh': 'export ANTHROPIC_API_KEY=ai\n',
			'~/.zsh/x.txt': 'export ANTHROPIC_MODEL=no\n',
		},
	],
	[
		'a group in the middle of a list',
		'bash, not a login',
		{
			'~/.bashrc':
				'nope 2>/dev/null && { true; } && export OPENAI_API_KEY=no\n(true) && export ANTHROPIC_API_KEY=a\nif false; then :; fi && export ANTHROPIC_MODEL=m\n',
		},
	],
	[
		'tcsh',
		'tcsh',
		{
			'~/.tcshrc':
				'setenv ANTHROPIC_API_KEY key\nset ANTHROPIC_AUTH_TOKEN = no\nsetenv ANTHROPIC_MODEL "a b"\nsetenv OPENAI_API_KEY x\nunsetenv OPENAI_API_KEY\n',
		},
	],
];

const names = [
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'OPENAI_API_KEY',
	'ANTHROPIC_BASE_URL',
	'ANTHROPIC_MODEL',
	'CLAUDE_CONFIG_DIR',
	'AWS_PROFILE',
];

describe('the same as the real shell', () => {
	test.each(rows.filter(([, shell]) => realShells[shell] && isHere(realShells[shell])))(
		'%s (%s)',
		async (_, shell, files) => {
			const real = realShells[shell];
			const {host, home} = scratchHost({files, env: {SHELL: real?.program}, cwd: '~'});
			const reading = await new Evidence({host, purpose: 'api', consents: new Set()}).get(shellFiles);
			expect(reading).toMatchObject({ok: true});
			const found = reading.ok ? reading.value : undefined;
			const environment = real ? environmentOf(real, home) : {};
			for (const name of names) {
				const wanted = environment[name];
				const ours = found?.inForce(name);
				if (ours?.reach === 'conditional') {
					// Said to be uncertain, and so it is.
					continue;
				}
				expect({name, fingerprint: ours?.value.fingerprint, isLiteral: ours?.isLiteral}).toEqual({
					name,
					fingerprint: wanted === undefined ? undefined : new Secret(wanted).fingerprint,
					isLiteral: wanted === undefined ? undefined : true,
				});
			}
		},
	);
});
