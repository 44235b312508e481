// A key that is replaced on the real machine: every place that holds it, the proof of the new one, the change of all places at once.

import {setTo} from '../checks/shared/set-changes.js';
import type {Finding} from '../core/check.js';
import type {Diagnosis} from '../core/diagnosis.js';
import {anthropicOrigin, readEndpoint} from '../core/endpoint.js';
import type {Evidence} from '../core/evidence.js';
import type {Fix} from '../core/fix.js';
import type {Host} from '../core/host.js';
import {type Folders, placeOf, type Site, writePlace} from '../core/place.js';
import type {AnswerResult} from '../core/readings.js';
import {consolePage, type RotationPlace, type RotationPlan} from '../core/rotation.js';
import type {Secret} from '../core/secret.js';
import {changeIn, shellDialectOf} from '../core/shell-steps.js';
import {namerOf, Passage} from '../core/trust.js';
import {grounds, network} from '../facts/network.js';
import {canBeChanged, isSamePlace, type Setter, siteOf} from '../facts/setters.js';
import {trackedKeys} from '../facts/tracked-keys.js';
import {environment} from '../probes/environment.js';
import {Asker} from '../probes/server/asker.js';
import {where as whereabouts} from '../probes/where.js';
import {afterwards} from './rotation/afterwards.js';
import {holdersOf, holdersOfKey, read} from './rotation/holders.js';

/** undefined: the key of this finding is nowhere that can be seen. */
export async function planRotation(
	{where}: Finding,
	diagnosis: Diagnosis | undefined,
	evidence: Evidence,
): Promise<RotationPlan | undefined> {
	const holders = await holdersOf(evidence);
	const tracked = (await read(evidence, trackedKeys))?.keys ?? [];
	const own = (await read(evidence, environment))?.variables ?? [];
	const sent = Object.values(diagnosis?.requests ?? {}).flatMap((one) =>
		[one?.xApiKey, one?.bearer].flatMap((slot) =>
			one && slot?.value ? [{...slot, value: slot.value, request: one}] : [],
		),
	);
	const isHere = (site: Site): boolean => where.some((one) => isSame(one, site));
	const found =
		holders.find(({setter}) => isHere(siteOf(setter))) ??
		sent.map(({source, site, value}) => ({name: source, site, value})).find(({site}) => isHere(site)) ??
		tracked.map(({site, value}) => ({name: 'ANTHROPIC_API_KEY', site, value})).find(({site}) => isHere(site)) ??
		own.find(({site}) => isHere(site));
	if (!found || found.value.isBlank) {
		return undefined;
	}
	const old = found.value;
	const use = sent.find(({value}) => value.cleaned().equals(old.cleaned()));
	const endpoint = readEndpoint(use?.request.baseUrl?.plain?.trim() || anthropicOrigin);
	const known = await read(evidence, grounds);
	const name = holders.find(({value}) => value.equals(old))?.name ?? found.name;
	const places = await Promise.all(
		holdersOfKey(holders, old, name).map(async ({name: own, setter}): Promise<RotationPlace> => {
			const site = siteOf(setter);
			const isTracked = tracked.some((one) => one.state === 'tracked' && isInFile(one.site, site));
			return {
				site,
				name: own,
				state: (await isWritable(setter, evidence.host)) ? (isTracked ? 'tracked' : 'written') : 'locked',
			};
		}),
	);
	return {
		old,
		name,
		isBearer: use !== undefined && use.request.bearer?.value?.equals(use.value) === true,
		endpoint,
		namedBy: use && known ? await namerOf(use.request, known, evidence.host.files) : 'person',
		places,
		page: endpoint.isAnthropic ? consolePage : undefined,
	};
}

/** One free request with the new key, as the client sends the old one. */
export async function proveKey(
	{endpoint, namedBy, isBearer}: RotationPlan,
	key: Secret,
	isSent: boolean,
	evidence: Evidence,
): Promise<AnswerResult> {
	if (!isSent || !endpoint.url) {
		return {kind: 'not-asked', why: isSent ? 'bad-url' : 'no-consent'};
	}
	const way = await read(evidence, network);
	const slots = {xApiKey: isBearer ? undefined : key, bearer: isBearer ? key : undefined};
	const decision =
		way &&
		Passage.decide({
			slots,
			sources: [],
			endpoint,
			namedBy,
			network: way,
			// That it is sent to this server was just agreed to.
			leave: {isOffline: false, isGatewayAllowed: true, gateways: evidence.gateways},
		});
	if (decision?.kind !== 'goes') {
		return {kind: 'not-asked', why: decision?.why ?? 'offline'};
	}
	return new Asker(evidence.host, endpoint, decision.passage).prove(slots);
}

/** The new key in every place of the old one, as one change; and what is left for a person. */
export async function rotationFix(plan: RotationPlan, key: Secret, evidence: Evidence): Promise<Fix> {
	const {host} = evidence;
	const folders: Folders = {home: host.home, cwd: host.cwd};
	const writable = plan.places.filter(({state}) => state !== 'locked');
	const setters = holdersOfKey(await holdersOf(evidence), plan.old, plan.name)
		.map(({setter}) => setter)
		.filter((setter) => writable.some(({site}) => isSame(site, siteOf(setter))));
	const shell = (await read(evidence, whereabouts))?.shell ?? null;
	const told = afterwards(plan, key, setters, {purpose: evidence.purpose, shell, folders});
	const where = writable.map(({site}) => writePlace(placeOf(site, folders)));
	return {
		id: 'rotate',
		title:
			where.length === 0
				? `Set ${plan.name} to the new key where it is set`
				: `Put the new key in ${where.length === 1 ? where[0] : `${where.length} places`}`,
		risk: canBeChanged(setters) ? 'safe' : 'manual',
		changes: [...setTo(key, setters), ...told.map((change) => changeIn(shellDialectOf(shell, host.platform), change))],
	};
}

async function isWritable(setter: Setter, {files}: Host): Promise<boolean> {
	const site = siteOf(setter);
	const status = site.kind === 'file' ? await files.status(site.path) : undefined;
	return status?.isWritable === true && !(setter.kind === 'settings' && setter.file.scope === 'managed');
}

function isSame(one: Site, other: Site): boolean {
	return isSamePlace(one, other) || (one.kind !== 'file' && JSON.stringify(one) === JSON.stringify(other));
}

function isInFile(one: Site, other: Site): boolean {
	return one.kind === 'file' && other.kind === 'file' && one.path === other.path;
}
