// Claude Code may be renewing the sign-in when claude-fix is killed: it is left to finish, and a sign-in that was good is never lost.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {askClient, isRenewed} from './client.js';
import {build, type State} from './machine.js';
import {readOptions} from './options.js';
import {client, openPool} from './pool.js';
import {places} from './root-folder.js';
import type {Sandbox} from './sandbox.js';

const {seed} = readOptions(process.env);

/** Its time is over, and the server renews it. */
const state: State = {
	files: {
		'~/.claude/.credentials.json': {
			claudeAiOauth: {
				accessToken: '{{oauth:over}}',
				refreshToken: '{{refresh:live}}',
				expiresAt: '{{ms:-3d}}',
				scopes: ['user:inference', 'user:profile'],
				subscriptionType: 'team',
			},
		},
	},
};

/** $1: the signal, $2: seconds until it is sent; the rest is the program. Then what it started may finish (what has ended stays as a zombie here). */
const killed = `
signal=$1 at=$2; shift 2
"$@" & pid=$!
sleep "$at"; kill -s "$signal" "$pid"; wait "$pid"
while pgrep --runstates D,R,S '^claude' >/dev/null; do sleep 0.05; done`;

describe.skipIf(client.kind === 'failed')('a live proof that is killed', () => {
	const pool = openPool();
	const moment = fc.double({min: 0.1, max: 2.5, noNaN: true}).map((seconds) => seconds.toFixed(2));
	const moments = fc.sample(fc.tuple(fc.constantFrom('KILL', 'TERM'), moment), {seed, numRuns: 8, unbiased: true});

	it.concurrent.for(moments)('by %s after %s s', ([signal, seconds]) =>
		pool.use((sandbox) => tryMoment(sandbox, signal, seconds)),
	);
});

async function tryMoment(sandbox: Sandbox, signal: string, seconds: string): Promise<void> {
	const machine = build(state, sandbox.root);
	const check = [places.node, places.program, 'check', '--json', '--allow', 'claude', '--timeout', '60'];
	const {requests, isTimedOut} = await sandbox.run({
		program: '/bin/sh',
		args: ['-c', killed, 'killed', signal, seconds, ...check],
		environment: machine.environment,
		cwd: machine.cwd,
		secrets: machine.secrets,
		timeout: 60_000,
	});
	expect(isTimedOut, 'Claude Code ends by itself').toBe(false);
	const {accessToken, refreshToken} = signInOf(sandbox.root);
	const wasRenewed = requests.some(({path, status}) => path.endsWith('/oauth/token') && status === 200);
	expect({isNew: isRenewed(accessToken), hasRefresh: refreshToken !== ''}).toEqual({
		isNew: wasRenewed,
		hasRefresh: true,
	});
	expect((await askClient(sandbox, machine)).isAnswered, 'the sign-in still works').toBe(true);
}

function signInOf(root: string): {readonly accessToken: string; readonly refreshToken: string} {
	const text = readFileSync(join(root, '/home/dev/.claude/.credentials.json'), 'utf8');
	return JSON.parse(text).claudeAiOauth;
}
