// Statements that are taken out leave a script that the real shell still reads, without the assignment and with everything else.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is shell syntax.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {scanCsh} from '../../../source/probes/syntax/csh.js';
import {scanFish} from '../../../source/probes/syntax/fish.js';
import {scanPosix} from '../../../source/probes/syntax/posix.js';
import {scanPowershell} from '../../../source/probes/syntax/powershell.js';
import {assignmentEvents, type Scanner} from '../../../source/probes/syntax/script.js';
import {scratchHost} from '../../helpers/host.js';

type Row = readonly [script: string, without: string];

const posix: readonly Row[] = [
	['export A=1\necho b\n', 'echo b\n'],
	['echo a\n  export A="1 2" # the key\necho b\n', 'echo a\necho b\n'],
	['export A=1', ''],
	['export A=1\r\necho b\r\n', 'echo b\r\n'],
	['export A=1 B=2\n', 'export B=2\n'],
	['export B=2 A=1\n', 'export B=2\n'],
	['export B=2 A=1 C=3\n', 'export B=2 C=3\n'],
	['export A=1 \\\n  B=2\n', 'export B=2\n'],
	['export A="1\n2"\necho b\n', 'echo b\n'],
	['A=1; export A\n', ':; export A\n'],
	['echo a; export A=1\n', 'echo a; :\n'],
	['export A=1; echo b\n', ':; echo b\n'],
	['true && export A=1 && echo b\n', 'true && : && echo b\n'],
	['true && export A=1\necho b\n', 'true && :\necho b\n'],
	['if true; then export A=1; fi\necho b\n', 'if true; then :; fi\necho b\n'],
	['if true; then\n  export A=1\nfi\necho b\n', 'if true; then\n  :\nfi\necho b\n'],
	[
		'if true; then\n  if false; then\n    export A=1\n  fi\nfi\necho b\n',
		'if true; then\n  if false; then\n    :\n  fi\nfi\necho b\n',
	],
	['if true; then\n  export A=1\n  echo c\nfi\n', 'if true; then\n  :\n  echo c\nfi\n'],
	['if true; then echo c; export A=1; fi\n', 'if true; then echo c; :; fi\n'],
	['if true; then\n  export A=1\nelse\n  echo c\nfi\n', 'if true; then\n  :\nelse\n  echo c\nfi\n'],
	['if true; then\n  echo c\nelse\n  export A=1\nfi\n', 'if true; then\n  echo c\nelse\n  :\nfi\n'],
	['f() {\n  export A=1\n}\n', 'f() {\n  :\n}\n'],
	['f() { export A=1; }\n', 'f() { :; }\n'],
	['for x in 1; do export A=1; done\n', 'for x in 1; do :; done\n'],
	['case x in\n  x) export A=1 ;;\n  *) ;;\nesac\n', 'case x in\n  x) : ;;\n  *) ;;\nesac\n'],
	['# export A=1\necho b\n', 'echo b\n'],
	['A=1 env\n', 'env\n'],
	['export A = "1"\necho b\n', 'echo b\n'],
	['unset A\necho b\n', 'echo b\n'],
	["export 'A=1'\necho b\n", 'echo b\n'],
	['alias c="A=1 claude"\n', 'alias c="claude"\n'],
	['export A=${A:-x}\necho b\n', 'echo b\n'],
	[': "${A:=1}"\necho b\n', 'echo b\n'],
	['echo "${A:=1}"\n', 'echo "${A-}"\n'],
	['if false; then\n  export A=1\n  export A=2\nfi\n', 'if false; then\n  :\n  export A=2\nfi\n'],
	['eval "export A=1"\necho b\n', 'eval ":"\necho b\n'],
	['! export A=1\n', '! :\n'],
	['export A=1 >/dev/null\n', ': >/dev/null\n'],
	['cat x | export A=1\n', 'cat x | :\n'],
];

const fish: readonly Row[] = [
	['set -gx A 1\necho b\n', 'echo b\n'],
	['set -gx A 1; echo b\n', 'true; echo b\n'],
	['if true\n    set -gx A 1\nend\n', 'if true\n    true\nend\n'],
	['set -e A\necho b\n', 'echo b\n'],
	['set -q A; or set -gx A 1\necho b\n', 'set -q A; or true\necho b\n'],
	['set -q A\nor set -gx A 1; and echo c\n', 'set -q A\nor begin; end; and echo c\n'],
	['set -gx A 1\nand echo b\n', 'begin; end\nand echo b\n'],
	['function f\n    set -gx A 1\nend\n', 'function f\n    begin; end\nend\n'],
	['A=1 env\n', 'env\n'],
	['alias c "set -gx A 1"\n', 'alias c "true"\n'],
	['# set -gx A 1\necho b\n', 'echo b\n'],
];

const powershell: readonly Row[] = [
	['$env:A = "1"\r\nWrite-Host b\r\n', 'Write-Host b\r\n'],
	['$env:A = "1"; Write-Host b\n', 'Write-Host b\n'],
	["if ($true) {\n  $env:A = '1'\n}\n", 'if ($true) {\n}\n'],
	['export A="1"\nWrite-Host b\n', 'Write-Host b\n'],
	['[Environment]::SetEnvironmentVariable("A", "1", "User")\nWrite-Host b\n', 'Write-Host b\n'],
];

const csh: readonly Row[] = [['setenv A 1\necho b\n', 'echo b\n']];

describe.each<readonly [string, Scanner, readonly Row[], string | undefined]>([
	['posix', scanPosix, posix, '/bin/bash'],
	['fish', scanFish, fish, '/usr/bin/fish'],
	['powershell', scanPowershell, powershell, undefined],
	['csh', scanCsh, csh, undefined],
])('%s', (_, scan, rows, shell) => {
	test.each(rows)('%j without A is %j', (script, without) => {
		const found = assignmentEvents(scan(script)).find(({name}) => name === 'A');
		const {start = 0, end = 0} = found?.statement ?? {};
		const rest = script.slice(0, start) + (found?.leave ?? '') + script.slice(end);
		expect(rest).toBe(without);
		expect(script.slice(found?.nameSpan.start, found?.nameSpan.end)).toBe('A');
		if (found?.effect !== 'unsets') {
			expect(script.slice(found?.valueSpan.start, found?.valueSpan.end)).toMatch(/1|x/);
		}
		if (shell !== undefined && existsSync(shell) && !rest.includes('\r')) {
			const {path} = scratchHost({files: {'~/script': rest}});
			execFileSync(shell, ['-n', path('~/script')], {stdio: 'ignore', env: {HOME: path('~')}});
		}
	});
});
