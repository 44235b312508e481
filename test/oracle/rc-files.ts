// Start-up files as people write them and as nobody would: generated from a grammar of each shell.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is shell syntax.
import fc from 'fast-check';
import type {RcFiles, ShellName} from './ask-shell.js';
import {rareFish, rarePosix} from './rare-forms.js';

export const mainName = 'ANTHROPIC_API_KEY';
export const names = [mainName, 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_MODEL', 'KEEP_THIS'] as const;

/** A template for two variables that are not the same. */
function rare(templates: readonly string[]): Text {
	return fc
		.tuple(fc.constantFrom(...templates), name, name)
		.filter(([, one, other]) => one !== other)
		.map(([template, one, other]) => template.replace(/\b[VW]\b/g, (sign) => (sign === 'V' ? one : other)));
}

type Text = fc.Arbitrary<string>;

const name = fc.oneof({weight: 3, arbitrary: fc.constant(mainName)}, {weight: 2, arbitrary: fc.constantFrom(...names)});
const plain = fc.stringMatching(/^[a-z][a-z0-9]{1,5}$/);
const odd = fc.string({unit: fc.constantFrom(...'ab1 $"\'\\#;&|(){}<>*?[]~=^%:,-é'), minLength: 1, maxLength: 6});

const single = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const double = (text: string): string => `"${text.replace(/[$`"\\]/g, '\\$&')}"`;

/** The end of a here-document has to stand at the beginning of its line. */
const indented = (text: string): string => (text.includes('<<') ? text : text.replace(/^(?=.)/gm, '  '));

const mostDepth = 3;

function bodyOf(statement: Text): Text {
	return fc.array(statement, {minLength: 1, maxLength: 3}).map((lines) => indented(lines.join('\n')));
}

/** Pieces put together by a function of them. */
function made(pieces: readonly Text[], join: (...texts: readonly string[]) => string): Text {
	return fc.tuple(...pieces).map((texts) => join(...texts));
}

const conditions = (variable: Text): Text =>
	fc.oneof(
		fc.constantFrom(
			'true',
			'false',
			'[ 1 -lt 2 ]',
			'test a = b',
			'[ -d "$HOME" ]',
			'[ -f ~/.there ]',
			'! true',
			'nothing_of_that_name 2>/dev/null',
			'[ -n "$HOME" ] && [ -z "$NOTHING" ]',
			'false || true',
		),
		made([variable], (one) => `[ -n "$${one}" ]`),
		made([variable], (one) => `[ -z "\${${one}:-}" ]`),
		made([variable, plain], (one, text) => `[ "$${one}" = ${text} ]`),
	);

function posixWord(): Text {
	return fc.oneof(
		plain,
		odd.map(single),
		odd.map(double),
		made([plain, odd], (one, other) => `${one}${single(other)}`),
		fc.constantFrom(
			'$HOME/x',
			'"$HOME"',
			'~/key',
			'${NOTHING:-else}',
			'"${HOME:+set}"',
			'"$(echo hello)"',
			'`echo old`',
			'""',
			'a\\ b',
		),
		name.map((one) => `"$${one}"`),
	);
}

function posixStatement(depth: number, shell: ShellName): Text {
	const isBash = shell !== 'dash';
	const word = posixWord();
	const body = depth < mostDepth ? bodyOf(posixStatement(depth + 1, shell)) : word;
	const simple: readonly Text[] = [
		made([name, word], (one, text) => `export ${one}=${text}`),
		made([name, word], (one, text) => `export ${one}=${text}  # a comment`),
		made([name, word], (one, text) => `${one}=${text}`),
		made([name, word], (one, text) => `${one}=${text}; export ${one}`),
		made([name, word, word], (one, text, other) => `export ${one}=${text} MORE=${other}`),
		name.map((one) => `export ${one}`),
		name.map((one) => `unset ${one}`),
		name.map((one) => `[ -z "$${one}" ] || unset ${one}`),
		made([name, plain], (one, text) => `: "\${${one}:=${text}}"`),
		made([name, plain], (one, text) => `: \${${one}=${text}}`),
		made([name, word], (one, text) => `(export ${one}=${text})`),
		made([name, word], (one, text) => `{ export ${one}=${text}; }`),
		made([conditions(name), name, word], (test, one, text) => `${test} && export ${one}=${text}`),
		made([conditions(name), name, word], (test, one, text) => `${test} || export ${one}=${text}`),
		made(
			[conditions(name), name, word, plain],
			(test, one, text, other) => `${test} && export ${one}=${text} || ${one}=${other}`,
		),
		made([name, word], (one, text) => `echo x | export ${one}=${text}`),
		made([name, word], (one, text) => `${one}=${text} true`),
		made([name, plain], (one, text) => `eval "export ${one}=${text}"`),
		made([name, plain], (one, text) => `W=${text}; eval "export ${one}=$W"`),
		made([name, plain], (one, text) => `alias x='export ${one}=${text}'`),
		made([name, plain], (one, text) => `set -a; ${one}=${text}; set +a`),
		made([name, plain], (one, text) => `# export ${one}=${text}`),
		made([name, plain], (one, text) => `cat >/dev/null <<END\nexport ${one}=${text}\nEND`),
		made([name, word], (one, text) => `export \\\n  ${one}=${text}`),
		made([name, plain], (one, text) => `[ -f ~/.there ] && export ${one}=${text}`),
		fc.constantFrom(
			'. ~/.extra',
			'[ -r ~/.extra ] && . "$HOME/.extra"',
			'umask 022',
			'PATH="$HOME/bin:$PATH"',
			'PS1="$ "',
			':',
		),
		...(isBash
			? [
					made([name, word], (one, text) => `declare -x ${one}=${text}`),
					made([name, word], (one, text) => `typeset ${one}=${text}`),
					made([name, plain], (one, text) => `printf -v ${one} %s ${text}`),
					made([name, plain], (one, text) => `[[ $HOME == /* ]] && export ${one}=${text}`),
					made([name, plain], (one, text) => `[[ -n $${one} && 1 -eq 1 ]] || export ${one}=${text}`),
					made([name, odd], (one, text) => `export ${one}=$'${text.replace(/[\\']/g, '\\$&')}'`),
					made([name, plain], (one, text) => `(( 2 > 1 )) && export ${one}=${text}`),
				]
			: []),
	];
	if (depth >= mostDepth) {
		return fc.oneof(...simple);
	}
	const nested: readonly Text[] = [
		made([conditions(name), body], (test, body) => `if ${test}; then\n${body}\nfi`),
		made([conditions(name), body, body], (test, body, other) => `if ${test}; then\n${body}\nelse\n${other}\nfi`),
		made(
			[conditions(name), conditions(name), body, body],
			(test, more, body, other) => `if ${test}; then\n${body}\nelif ${more}; then\n${other}\nfi`,
		),
		made([body], (body) => `for i in one two; do\n${body}\ndone`),
		made([name], (one) => `for i in one two; do\n  export ${one}=$i\ndone`),
		made([body], (body) => `while false; do\n${body}\ndone`),
		made([body], (body) => `while true; do\n${body}\n  break\ndone`),
		made([body], (body) => `until true; do\n${body}\ndone`),
		made([body, body], (body, other) => `case "$HOME" in\n  /nowhere*)\n${body}\n  ;;\n  /*)\n${other}\n  ;;\nesac`),
		made(
			[name, body, body],
			(one, body, other) => `case "$${one}" in\n  a*|b*)\n${body}\n  ;;\n  "")\n${other}\n  ;;\nesac`,
		),
		made([body], (body) => `ff() {\n${body}\n}`),
		made([body], (body) => `fg() {\n${body}\n}\nfg`),
		made([name, plain, body], (one, text, body) => `fh() {\n  local ${one}=${text}\n${body}\n}\nfh`),
		made([name, plain], (one, text) => `fi1() { export ${one}="$1"; return 1; }\nfi1 ${text} || export ${one}2=x`),
		made([body], (body) => `(\n${body}\n)`),
	];
	return fc.oneof(
		{weight: 5, arbitrary: fc.oneof(...simple)},
		{weight: 2, arbitrary: fc.oneof(...nested)},
		{weight: 2, arbitrary: rare(rarePosix(shell))},
	);
}

export function posixFiles(shell: ShellName): fc.Arbitrary<RcFiles> {
	return fc.record({
		text: fc.array(posixStatement(0, shell), {minLength: 1, maxLength: 8}).map((lines) => `${lines.join('\n')}\n`),
		extra: posixStatement(mostDepth, shell).map((line) => `${line.replaceAll('.extra', '.nothing')}\n`),
		isThere: fc.boolean(),
	});
}

const fishWord: Text = fc.oneof(
	plain,
	odd.map((text) => `'${text.replace(/[\\']/g, '\\$&')}'`),
	odd.map((text) => `"${text.replace(/[\\"$]/g, '\\$&')}"`),
	fc.constantFrom('$HOME/x', '"$HOME"', '~/key', '(echo hello)', '""', 'a\\ b', 'one two', '$NOTHING', '"$NOTHING"'),
	name.map((one) => `"$${one}"`),
	name.map((one) => `$${one}`),
);

const fishCondition: Text = fc.oneof(
	fc.constantFrom(
		'true',
		'false',
		'test 1 -lt 2',
		'test a = b',
		'test -d "$HOME"',
		'test -f ~/.there',
		'not true',
		'status is-interactive',
		'type -q nothing_of_that_name',
		'test -n "$NOTHING"',
	),
	name.map((one) => `set -q ${one}`),
	name.map((one) => `test -n "$${one}"`),
	made([name, plain], (one, text) => `test "$${one}" = ${text}`),
);

function fishStatement(depth: number): Text {
	const body = depth < mostDepth ? bodyOf(fishStatement(depth + 1)) : fishWord;
	const flags = fc.constantFrom('-gx', '-x', '-g', '-Ux', '-U', '-gu', '-l', '-lx', '', '--global --export', '-f');
	const simple: readonly Text[] = [
		made([name, fishWord], (one, text) => `set -gx ${one} ${text}`),
		made([flags, name, fishWord], (flag, one, text) => `set ${flag} ${one} ${text}`),
		made([flags, name, fishWord], (flag, one, text) => `set ${flag} ${one} ${text} # a comment`),
		name.map((one) => `set -e ${one}`),
		name.map((one) => `set -eg ${one}`),
		made([name, plain], (one, text) => `set -a ${one} ${text}`),
		made([name, plain], (one, text) => `export ${one}=${text}`),
		made([name, fishWord], (one, text) => `set -q ${one}; or set -gx ${one} ${text}`),
		made([name, fishWord], (one, text) => `set -q ${one}\nor set -gx ${one} ${text}`),
		made([fishCondition, name, fishWord], (test, one, text) => `${test}; and set -gx ${one} ${text}`),
		made([fishCondition, name, fishWord], (test, one, text) => `${test}; or set -gx ${one} ${text}`),
		made(
			[fishCondition, name, fishWord, name],
			(test, one, text, other) => `${test}; and set -gx ${one} ${text}; or set -gx ${other} else`,
		),
		made([fishCondition, name, fishWord], (test, one, text) => `${test} && set -gx ${one} ${text} || true`),
		made([name, plain], (one, text) => `eval "set -gx ${one} ${text}"`),
		made([name, plain], (one, text) => `alias x 'set -gx ${one} ${text}'`),
		made([name, plain], (one, text) => `# set -gx ${one} ${text}`),
		made([name, plain], (one, text) => `echo x | set -gx ${one} ${text}`),
		made([name, plain], (one, text) => `${one}=${text} true`),
		made([name, plain], (one, text) => `set -gx \\\n  ${one} ${text}`),
		fc.constantFrom('set -g fish_greeting', 'set -gx PATH $HOME/bin $PATH', 'true', 'source ~/.extra'),
	];
	if (depth >= mostDepth) {
		return fc.oneof(...simple);
	}
	const nested: readonly Text[] = [
		made([fishCondition, body], (test, body) => `if ${test}\n${body}\nend`),
		made([fishCondition, body, body], (test, body, other) => `if ${test}\n${body}\nelse\n${other}\nend`),
		made(
			[fishCondition, fishCondition, body, body],
			(test, more, body, other) => `if ${test}; and ${more}\n${body}\nelse if ${more}\n${other}\nend`,
		),
		made([body], (body) => `begin\n${body}\nend`),
		made([body], (body) => `for i in one two\n${body}\nend`),
		made([name], (one) => `for i in one two\n  set -gx ${one} $i\nend`),
		made([body], (body) => `while true\n${body}\n  break\nend`),
		made([body, body], (body, other) => `switch $HOME\ncase '/nowhere*'\n${body}\ncase '*'\n${other}\nend`),
		made([body], (body) => `function ff\n${body}\nend`),
		made([body], (body) => `function fg1\n${body}\nend\nfg1`),
		made([name, plain], (one, text) => `function fh; set -gx ${one} $argv[1]; return 1; end\nfh ${text}; or true`),
	];
	return fc.oneof(
		{weight: 5, arbitrary: fc.oneof(...simple)},
		{weight: 2, arbitrary: fc.oneof(...nested)},
		{weight: 2, arbitrary: rare(rareFish)},
	);
}

export const fishFiles: fc.Arbitrary<RcFiles> = fc.record({
	text: fc.array(fishStatement(0), {minLength: 1, maxLength: 8}).map((lines) => `${lines.join('\n')}\n`),
	extra: fishStatement(mostDepth).map((line) => `${line.replaceAll('.extra', '.nothing')}\n`),
	isThere: fc.boolean(),
});
