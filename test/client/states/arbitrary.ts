// Any state of a machine: up to six parts, more often those that decide.
import fc from 'fast-check';
import type {State} from '../machine.js';
import {configFolder, globalFile, login} from './login-parts.js';
import {type Part, stateOf} from './part.js';
import * as parts from './settings-parts.js';

const weights: readonly (readonly [number, fc.Arbitrary<Part>])[] = [
	[6, parts.key],
	[4, parts.authToken],
	[4, parts.oauthToken],
	[6, login],
	[4, globalFile],
	[5, parts.helper],
	[1, parts.helperScript],
	[4, parts.baseUrl],
	[4, parts.customHeaders],
	[3, parts.switchOff],
	[3, configFolder],
	[3, parts.cloud],
	[2, parts.spoiledSettings],
	[2, parts.wrongType],
	[1, parts.unreadableSettings],
	[1, parts.simple],
	[1, parts.forcedLogin],
	[1, parts.belowGitRoot],
	[1, parts.decoy],
];

export const anyState: fc.Arbitrary<State> = fc
	.array(fc.oneof(...weights.map(([weight, arbitrary]) => ({weight, arbitrary}))), {
		minLength: 1,
		maxLength: 6,
		size: 'max',
	})
	.map(stateOf);
