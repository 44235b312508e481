// What a cause can show up as: names for the causes that many others explain.
import type {CauseId} from '../core/cause-id.js';

/** The server refuses what is sent. */
export const refusals: readonly CauseId[] = [
	'key-rejected',
	'token-rejected',
	'login-rejected',
	'login-revoked',
	'gateway-rejected',
	'org-disabled',
	'credit-too-low',
	'spend-limit',
	'permission-denied',
	'oauth-not-for-api',
	'bad-request',
];

/** Nothing is sent, or the server refuses what is sent. */
export const everySymptom: readonly CauseId[] = ['login-missing', ...refusals];
