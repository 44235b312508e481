// What keeps Claude Code from starting at all, whatever it would send (request-rules.md §2).

import {gt, lt, valid} from 'semver';
import type {Site} from '../place.js';
import {proxyText} from '../proxy-text.js';
import type {FileProblem, Variable} from '../readings.js';
import {isOn} from '../variables.js';
import {holdsFor} from '../versions.js';
import type {Resolved} from './resolve.js';
import type {Refusal} from './types.js';

export function refusedAtStart(facts: Resolved): Refusal | undefined {
	return (
		refusedByManagedFile(facts) ??
		refusedByPolicyHelper(facts) ??
		refusedByGlobalFile(facts) ??
		refusedByVersion(facts) ??
		refusedByProxy(facts) ??
		refusedByScrub(facts)
	);
}

function refusedByManagedFile({settings: {stopper}, version}: Resolved): Refusal | undefined {
	return stopper && holdsFor('malformed-managed-stops', version)
		? {
				cause: 'settings-malformed',
				says: `${stopper.path}: Managed settings document could not be parsed as a JSON object; none of its settings are in effect. Fix or remove it.`,
				site: siteOf(stopper.path, stopper.problems[0]),
			}
		: undefined;
}

function refusedByPolicyHelper({settings: {policyHelper}, version}: Resolved): Refusal | undefined {
	return policyHelper?.outcome === 'failed' && holdsFor('newer-names', version)
		? {cause: 'managed-policy', says: `policyHelper failed: ${policyHelper.detail}`, site: policyHelper.site}
		: undefined;
}

function refusedByGlobalFile({global, version}: Resolved): Refusal | undefined {
	// An empty file starts with defaults, unless there are backups to restore (claude-code.md §3).
	const isCorrupt =
		global.state === 'corrupt' ||
		(global.state === 'empty' && (global.backups.length > 0 || holdsFor('empty-global-stops', version)));
	return isCorrupt
		? {
				cause: 'config-corrupt',
				says: `Claude configuration file at ${global.path} is corrupted`,
				site: siteOf(global.path, global.problem),
			}
		: undefined;
}

/** Values that aren't versions are ignored; so is every demand where the installed version isn't known. */
function refusedByVersion(facts: Resolved): Refusal | undefined {
	const version = valid(facts.version);
	if (version === null || !holdsFor('version-policy', version)) {
		return undefined;
	}
	const demanded = (pick: 'minimumVersion' | 'maximumVersion'): Variable | undefined => {
		const found = facts.managed.findLast(({policy}) => policy?.[pick])?.policy?.[pick];
		return valid(found?.plain) === null ? undefined : found;
	};
	const least = demanded('minimumVersion');
	if (least && lt(version, least.plain ?? '')) {
		const says = `Claude Code ${version} is older than the minimum version required by your organization (${least.plain}).`;
		return {cause: 'version-not-allowed', says, site: least.site};
	}
	const most = demanded('maximumVersion');
	const says = `Claude Code ${version} is newer than the maximum version allowed by your organization (${most?.plain}).`;
	return most && gt(version, most.plain ?? '') ? {cause: 'version-not-allowed', says, site: most.site} : undefined;
}

/** Every proxy variable must be a URL, whether or not anything goes through it; what a project sets comes after this (observed on 2.1.332). */
function refusedByProxy(all: Resolved): Refusal | undefined {
	const facts = all.withoutProject();
	for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) {
		const variable = facts.inForce(name);
		if (variable && proxyText(name, variable.plain ?? '').kind === 'unreadable') {
			return {
				cause: 'proxy-invalid',
				says: `Invalid proxy URL in ${name}: cannot be parsed as a URL.`,
				site: variable.site,
			};
		}
	}
	return undefined;
}

function refusedByScrub(facts: Resolved): Refusal | undefined {
	const scrub = facts.inForce('CLAUDE_CODE_SUBPROCESS_ENV_SCRUB');
	return isOn(scrub) && facts.system?.lacksBubblewrap
		? {
				cause: 'claude-missing',
				says: 'Claude Code could not start: bubblewrap is required for subprocess env scrubbing and isolation.',
				site: scrub?.site,
			}
		: undefined;
}

function siteOf(path: string, problem: FileProblem | undefined): Site {
	const {line, column} = problem ?? {};
	return {kind: 'file', path, ...(line === undefined ? {} : {line}), ...(column === undefined ? {} : {column})};
}
