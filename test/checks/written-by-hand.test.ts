// A value that no file of this machine sets: the fix shows the line that sets it, not a title alone.
import {expect, test} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import {scratchHost} from '../helpers/host.js';
import {good} from './programs.js';

test.each(['api.anthropic.com', '"https://api.anthropic.com"'])('the base URL %s', async (url) => {
	const {host} = scratchHost({env: {ANTHROPIC_API_KEY: good, ANTHROPIC_BASE_URL: url, SHELL: '/bin/bash'}});
	const {checks} = await runDiagnosis({host, purpose: 'api', consents: new Set(), only: ['base-url']});
	const [fix] = checks.flatMap(({findings}) => findings.flatMap(({fixes}) => fixes));
	expect(fix?.risk).toBe('manual');
	expect(JSON.stringify(fix?.changes)).toContain('export ANTHROPIC_BASE_URL=https://api.anthropic.com');
});
