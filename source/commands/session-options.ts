// What a session starts with: the catalogue, what is remembered, what options have decided.
import {formApps, otherForms} from '../causes/apps.js';
import {causes} from '../causes/index.js';
import {preventions} from '../causes/prevention.js';
import {statusCodes} from '../causes/status-codes.js';
import type {Consent} from '../core/consent.js';
import type {SessionOptions} from '../core/session.js';
import type {Options, World} from './world.js';

export function sessionOptions(
	{purpose, allow, deny, isOffline}: Options,
	{version, host}: World,
	remembered: SessionOptions['remembered'],
): SessionOptions {
	const offline: readonly Consent[] = isOffline ? ['network', 'gateway', 'claude'] : [];
	return {
		version,
		remembered,
		catalogue: causes,
		habits: preventions,
		statusCodes,
		apps: {named: formApps, other: otherForms},
		given: {
			...Object.fromEntries([...allow].map((consent) => [consent, true])),
			...Object.fromEntries([...deny, ...offline].map((consent) => [consent, false])),
		},
		...(purpose === 'claude-code' ? {} : {purpose}),
		folders: {home: host.home, cwd: host.cwd},
		canSuspend: host.platform !== 'win32',
		now: host.now(),
	};
}
