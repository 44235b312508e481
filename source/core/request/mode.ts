// One mode's prediction: the slots, the provider, the origin, and what refuses them, in the order in which Claude Code finds out.

import {defaultOrigin} from '../base-url.js';
import {type Cloud, cloudAddress, cloudOf, cloudRequest, lacking, noResource} from './clouds.js';
import {refusedByPolicy} from './policies.js';
import {
	refusedAsEmpty,
	refusedAsProfile,
	refusedAsSpent,
	refusedAtWelcome,
	refusedByFolder,
	refusedBySocket,
	refusedByStrangeLogin,
	refusedByWay,
	refusedHeaders,
} from './refusals.js';
import {type Resolved, usable} from './resolve.js';
import {keepsBearer, type Selection, select} from './slots.js';
import {refusedAtStart} from './start.js';
import type {Mode, Prediction, Refusal, Request, Sent} from './types.js';

export type ModePrediction = {
	readonly prediction: Prediction;
	readonly selection: Selection;
	/** Also of a refused one. */
	readonly intended: Request;
};

export function predictMode(facts: Resolved, mode: Mode): ModePrediction {
	const selection = select(facts, mode);
	const cloud = cloudOf(facts)?.cloud;
	const {intended, refusal} = cloud ? toCloud(cloud, selection, facts) : toAnthropic(selection, facts);
	const reason = refusedAtStart(facts) ?? refusal ?? (cloud ? undefined : refusedAtWelcome(selection, facts));
	const prediction: Prediction = reason
		? {request: null, refusal: reason, intended}
		: {request: intended, refusal: undefined};
	return {prediction, selection, intended};
}

type Intention = {readonly intended: Request; readonly refusal: Refusal | undefined};

const invalidUrl = 'API Error: Invalid URL';

function toAnthropic(selection: Selection, facts: Resolved): Intention {
	const {chosen, profile} = selection;
	// A profile that is sent brings the address along that it was made for.
	const ofProfile = chosen.bearer?.source === 'profile' ? profile?.baseUrl : undefined;
	const baseUrl = facts.usable('ANTHROPIC_BASE_URL') ?? usable(ofProfile);
	const origin = baseUrl ? baseUrl.value.origin : defaultOrigin;
	return {
		intended: {provider: 'anthropic', origin: origin ?? '', baseUrl, ...selection.sent, isSigned: false},
		refusal:
			refusedByStrangeLogin(selection) ??
			refusedByPolicy(selection, facts, undefined) ??
			refusedByFolder(selection, facts) ??
			refusedAsSpent(selection) ??
			refusedAsEmpty(selection, facts) ??
			refusedAsProfile(selection) ??
			refusedHeaders(selection, {...selection.chosen, isDropped: droppedBy(selection.chosen.bearer, false)}, facts) ??
			(origin === undefined ? {cause: 'base-url-invalid', says: invalidUrl, site: baseUrl?.site} : undefined) ??
			refusedBySocket(selection, facts) ??
			refusedByWay(origin, facts),
	};
}

function toCloud(cloud: Cloud, selection: Selection, facts: Resolved): Intention {
	const {baseUrl, origin} = cloudAddress(cloud, facts);
	const {slots, isSigned, refusal} = cloudRequest(cloud, selection, facts);
	const site = facts.inForce(cloudOf(facts)?.flag ?? '')?.site;
	const lacks = lacking(cloud, facts);
	const nowhere: Refusal = baseUrl
		? {cause: 'base-url-invalid', says: invalidUrl, site: baseUrl.site}
		: {cause: 'cloud-credentials', ...noResource(facts), site};
	return {
		intended: {provider: cloud, origin: origin ?? '', baseUrl, ...slots, isSigned},
		refusal:
			refusedByPolicy(selection, facts, cloud) ??
			(origin === undefined ? nowhere : undefined) ??
			refusal ??
			refusedHeaders(selection, {...slots, isDropped: droppedBy(slots.bearer, true)}, facts) ??
			(lacks === undefined ? undefined : {cause: 'cloud-credentials', ...lacks, site}) ??
			refusedByWay(origin, facts),
	};
}

/**
 * Which custom headers are dropped before anything looks at their values: Authorization, where something else has that header. A token or
 * helper only takes the place of this very spelling; a cloud's own sign-in that of every other one too (observed on 2.1.330).
 */
function droppedBy(bearer: Sent | null, isCloud: boolean): (name: string) => boolean {
	if (keepsBearer(bearer)) {
		return (name) => name === 'Authorization';
	}
	return (name) => isCloud && bearer?.source !== 'ANTHROPIC_CUSTOM_HEADERS' && name.toLowerCase() === 'authorization';
}
