// What would be lost for good by a fix, computed from what it changes and from what works now. What undo brings back is not lost.
import type {Finding} from './check.js';
import type {Diagnosis, ProvedRung} from './diagnosis.js';
import type {Change, Fix} from './fix.js';
import {type Site, siteOfSession} from './place.js';
import type {SourceName} from './request.js';

/** One word for what would be lost, to be typed before; undefined: nothing would. */
export function lossOf(fix: Fix, finding: Finding, {ladder}: Diagnosis): string | undefined {
	const working = ladder.filter((rung) => mayWork(rung, finding));
	const taken = working.filter((rung) => fix.changes.some((change) => takes(change, rung, finding)));
	const [first] = taken;
	const isLast = first !== undefined && taken.length === working.length;
	const login = working.find(({source}) => source === 'login');
	// A sign-in is written over the one that is there, unless that was put aside.
	const isOverwritten = login !== undefined && !taken.includes(login) && fix.changes.some(isSignIn);
	// What foresight says to cost something takes a credential away, though another one is left.
	const isTaken = isLast || (first !== undefined && fix.cost !== undefined);
	return fix.lost ?? (isTaken ? wordFor(first.source) : isOverwritten ? wordFor('login') : undefined);
}

const proofs: ReadonlySet<ProvedRung['proof']> = new Set(['accepted', 'unexpired', 'well-formed', 'unverified']);

/** What this very finding says to be broken is no loss. */
function mayWork({state, proof, site}: ProvedRung, {severity, where: [first]}: Finding): boolean {
	const isCounted = state === 'wins' || state === 'shadowed';
	return isCounted && proofs.has(proof) && !(severity === 'error' && isSame(site, first));
}

function takes(change: Change, {source, site, value}: ProvedRung, finding: Finding): boolean {
	switch (change.kind) {
		case 'move-file':
			return site?.kind === 'file' && (site.path === change.path || site.path.startsWith(`${change.path}/`));
		case 'delete-keychain-item':
			return site?.kind === 'keychain' && site.service === change.service;
		case 'session-variable':
			return change.name === source && isSame(site, siteOfSession(change.source));
		case 'edit-json':
			return (
				site?.kind === 'file' &&
				site.path === change.path &&
				change.edits.some(({path, value: written}) => written === undefined && path.at(-1) === nameIn(source))
			);
		case 'edit-text': {
			const longest = Math.max(0, ...change.edits.map(({start, end, text}) => (text === '' ? end - start : 0)));
			const isHere = site?.kind === 'file' && site.path === change.path;
			return isHere && finding.where.some((one) => isSame(one, site)) && longest >= (value?.length ?? 0);
		}
		default:
			return false;
	}
}

/** What a credential is called in the JSON file that holds it. */
function nameIn(source: SourceName): string {
	return {login: 'claudeAiOauth', 'managed-key': 'primaryApiKey'}[source as string] ?? source;
}

function isSignIn(change: Change): boolean {
	return change.kind === 'run' && change.program === 'claude' && ['', 'auth login'].includes(change.args.join(' '));
}

function wordFor(source: SourceName): string {
	return source === 'login' ? 'login' : /TOKEN/.test(source) ? 'token' : 'key';
}

function isSame(one: Site | undefined, other: Site | undefined): boolean {
	return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
