// What is advised where a line of a shell file isn't what this process has: by what started it.
import {expect, test} from 'vitest';
import {runDiagnosis} from '../../../source/commands/engine.js';
import {scratchHost} from '../../helpers/host.js';
import {good} from '../programs.js';

const over = {TERM: undefined, SSH_CONNECTION: '198.51.100.4 60111 192.0.2.30 22'};
const line = `export ANTHROPIC_API_KEY=${good}\n`;
const returns = 'case $- in *i*) ;; *) return;; esac\n';

test.each([
	['a terminal', '/bin/bash', {'~/.bashrc': returns + line}, {TERM: 'xterm'}, 'restart'],
	['over SSH, below the return', '/bin/bash', {'~/.bashrc': returns + line}, over, 'set-for-commands'],
	['over SSH, above it', '/bin/bash', {'~/.bashrc': line + returns}, over, 'restart'],
	['over SSH, in what only logins read', '/bin/bash', {'~/.bash_profile': line}, over, 'set-for-commands'],
	['over SSH, zsh', '/bin/zsh', {'~/.zshrc': line}, over, 'set-for-commands'],
	['over SSH, in what zsh always reads', '/bin/zsh', {'~/.zshenv': line}, over, 'restart'],
	['a terminal over SSH', '/bin/zsh', {'~/.zshrc': line}, {...over, SSH_TTY: '/dev/pts/1'}, 'restart'],
	['CI', '/bin/bash', {'~/.bashrc': line}, {CI: 'true'}, 'set-for-commands'],
	['cron', '/bin/sh', {'~/.profile': line}, {LOGNAME: 'dev', TERM: undefined}, 'set-for-commands'],
] as const)('%s', async (_, shell, files, env, expected) => {
	const {host} = scratchHost({files, env: {SHELL: shell, ...env}});
	const {checks} = await runDiagnosis({
		host,
		purpose: 'api',
		consents: new Set(),
		only: ['shell-and-process'],
	});
	const findings = checks.flatMap((one) => one.findings);
	expect(findings.filter(({cause}) => cause === 'shell-stale').map(({fixes: [fix]}) => fix?.id)).toEqual([expected]);
});
