// On any machine: where something is sent, nothing on the disk is called broken; where nothing is sent, that is said. The model is the oracle.
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {catalogue} from '../../source/causes/index.js';
import {checks} from '../../source/checks/index.js';
import type {CauseId} from '../../source/core/cause-id.js';
import {diagnose} from '../../source/core/diagnosis.js';
import {Evidence} from '../../source/core/evidence.js';
import {summary} from '../../source/facts/summary.js';
import {where} from '../../source/probes/where.js';
import {anyState} from '../client/states/arbitrary.js';
import {limit} from '../helpers/patience.js';
import {runs} from '../helpers/runs.js';
import {machineOf} from './machine.js';

/** Causes that can only be told of a credential's own text, or that a client prints before it sends: those may stop what would be sent. */
const ofTheDisk: readonly CauseId[] = [
	...(['base-url-invalid', 'config-corrupt', 'custom-headers', 'gateway-no-credential', 'host-managed'] as const),
	...(['login-blank', 'login-corrupt', 'login-expiry-zero', 'login-missing'] as const),
	...(['login-no-scope', 'profile-unusable', 'settings-access', 'settings-malformed', 'simple-mode'] as const),
	'version-not-allowed',
];

it('is broken by what lies on the disk only where nothing is sent, and there always', async () => {
	await fc.assert(
		fc.asyncProperty(anyState, async (state) => {
			const {host, scratch} = machineOf({
				id: '',
				story: '',
				env: state.env ?? {},
				files: state.files ?? {},
				...(state.modes && {modes: state.modes}),
				...(state.cwd && {cwd: state.cwd}),
				programs: {claude: {version: '2.1.332'}},
				arguments: [],
				expect: {requests: {}},
			});
			try {
				const {verdict, rootCause, requests, refusals} = await diagnose({
					evidence: new Evidence({host, purpose: 'claude-code', consents: new Set()}),
					checks,
					summary,
					where,
					catalogue,
					timeout: limit(60_000),
					isTimeGiven: true,
				});
				const isSent = Object.values(requests).some((request) => request !== null);
				if (isSent) {
					expect(ofTheDisk).not.toContain(rootCause);
				} else {
					expect(verdict, refusals.print).toBe('broken');
				}
			} finally {
				scratch.cleanUp();
			}
		}),
		{numRuns: runs(25)},
	);
}, 240_000);
