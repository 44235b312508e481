// Any state of a machine: up to six parts, more often those that decide.
import fc from 'fast-check';
import type {State} from '../machine.js';
import * as files from './file-parts.js';
import {helper, helperScript} from './helper-parts.js';
import {configFolder, globalFile, login} from './login-parts.js';
import {type Part, stateOf} from './part.js';
import * as variables from './variable-parts.js';
import * as way from './way-parts.js';
import * as world from './world-parts.js';

const weights: readonly (readonly [number, fc.Arbitrary<Part>])[] = [
	[6, variables.key],
	[4, variables.authToken],
	[4, variables.oauthToken],
	[6, login],
	[4, globalFile],
	[5, helper],
	[1, helperScript],
	[4, way.baseUrl],
	[4, way.customHeaders],
	[3, variables.switchOff],
	[3, configFolder],
	[3, way.cloud],
	[2, files.spoiledSettings],
	[2, files.wrongType],
	[1, files.unreadableSettings],
	[1, way.simple],
	[1, files.forcedLogin],
	[2, files.repository],
	[1, files.decoy],
	[3, world.starter],
	[2, world.session],
	[3, world.profile],
	[2, world.policy],
	[2, world.descriptor],
	[1, world.home],
	[2, world.proxy],
	[1, fc.tuple(way.cloud, world.region).map((parts) => parts.flat())],
	[4, world.anyField],
];

export const anyState: fc.Arbitrary<State> = fc
	.array(fc.oneof(...weights.map(([weight, arbitrary]) => ({weight, arbitrary}))), {
		minLength: 1,
		maxLength: 6,
		size: 'max',
	})
	.map(stateOf);
