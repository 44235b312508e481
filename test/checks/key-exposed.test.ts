// The check "key-exposed": keys where others can read them.
import {execFileSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('key-exposed', {
	'in a shell profile': [
		{files: {'~/.zshrc': `export ANTHROPIC_API_KEY=${good}\n`}},
		['key-hardcoded note ~/.zshrc:1'],
	],
	'a keychain is asked in it': [{files: {'~/.zshrc': 'export ANTHROPIC_API_KEY=$(pass claude)\n'}}, []],
});

it('every tracked file that holds a key is named where tracking ends', async () => {
	const names = ['a.py', 'b.py', 'c.py', 'd.py', 'e.py'];
	const files = Object.fromEntries(names.map((name) => [`./${name}`, `key = "${good}"\n`]));
	const {host, cwd, path} = scratchHost({files});
	execFileSync('git', ['init', '-q'], {cwd});
	execFileSync('git', ['add', '.'], {cwd});
	const options = {host, purpose: 'api' as const, consents: new Set<never>(), timeout: limit(60_000)};
	const {findings} = await runDiagnosis({...options, only: ['key-exposed']});
	const fix = findings.find(({cause}) => cause === 'key-leaked')?.fixes.find(({id}) => id === 'untrack');
	expect(fix?.changes).toMatchObject([
		{command: `git rm --cached ${names.map((name) => path(`./${name}`)).join(' ')}`},
	]);
});
