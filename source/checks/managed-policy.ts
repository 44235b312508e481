// Managed settings that force a first-party login or an organisation and so block what would be sent.
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {Folders, Site} from '../core/place.js';
import type {PolicyHelper} from '../core/readings.js';
import type {Refusal} from '../core/request.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {manual, tell} from './shared/fixes.js';
import {takeOutHelper, withoutVariable} from './shared/overrides.js';
import {signIn} from './shared/sign-in-again.js';

export default defineCheck({
	id: 'managed-policy',
	title: 'Managed settings',
	area: 'settings',
	order: 60,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {folders}) {
		const {refusal} = facts.predictions[facts.main];
		if (refusal?.cause !== 'managed-policy') {
			const isSaid = facts.sending.some(({answer}) => answer.kind === 'said' && answer.cause === 'managed-policy');
			return isSaid ? [otherOrganisation(facts)] : [];
		}
		const {policyHelper} = facts.settings;
		if (refusal.isUnsure) {
			return [unsure(refusal)];
		}
		if (policyHelper?.outcome === 'failed') {
			return [brokenHelper(policyHelper, refusal)];
		}
		return [isOfOrganisation(refusal, facts) ? otherOrganisation(facts) : forced(refusal, facts, folders)];
	},
});

const inCompany: Fix = {
	...signIn(null),
	title: "Sign in again and choose the company's organisation in the browser",
};

function unsure({site, says}: Refusal): Finding {
	return {
		cause: 'managed-policy',
		severity: 'warning',
		title: 'A policy of your organisation is checked before anything is sent',
		detail:
			"Managed settings demand a certain organisation. Claude Code asks Anthropic whose sign-in this is before it sends anything; that can't be told from here.",
		where: site ? [site] : [],
		evidence: [{label: 'where it fails', value: says}],
		fixes: [inCompany],
	};
}

function brokenHelper({path, site, detail}: PolicyHelper, {says}: Refusal): Finding {
	return {
		cause: 'managed-policy',
		severity: 'error',
		title: "The program that gives your organisation's settings fails",
		detail: `Claude Code says "${says}", and does not start.`,
		where: [site],
		fixes: [
			manual(
				'ask-administrator',
				'Tell the administrator: the program of policyHelper has to be there and to end well',
				tell(`policyHelper is ${path}: ${detail}.`),
			),
		],
	};
}

/** A sign-in is demanded, and something else is used. */
function forced({says, site}: Refusal, facts: ClaudeFacts, folders: Folders): Finding {
	const {predictions, settings} = facts;
	const hasHelper = settings.files.some(({apiKeyHelper}) => apiKeyHelper?.value.isBlank === false);
	const used = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'].flatMap((name) => {
		const variable = predictions.inForce(name);
		return variable?.value.isBlank === false ? [variable] : [];
	});
	const what = used.map(({name}) => name).join(' and ') || (hasHelper ? 'the helper' : 'another credential');
	const demanded = settings.files.find(({scope}) => scope === 'managed')?.forceLoginMethod?.site;
	return {
		cause: 'managed-policy',
		severity: 'error',
		detail: `Claude Code says: ${says}. The policy of this machine wants a sign-in with an account; ${what} is used.`,
		where: [site ?? demanded ?? managedSettings, ...used.map((variable) => variable.site)],
		fixes:
			used.length > 0
				? used.map(({name}) => withoutVariable(name, facts, folders))
				: [hasHelper ? takeOutHelper(facts) : signIn(null)],
	};
}

const managedSettings: Site = {kind: 'named', name: 'managed settings'};

/** The sign-in itself is refused, not a key or helper in its place. */
function isOfOrganisation({site}: Refusal, facts: ClaudeFacts): boolean {
	const source = facts.predictions[facts.main].intended?.bearer?.source;
	const isSignIn = source === 'login' || source === 'CLAUDE_CODE_OAUTH_TOKEN';
	return isSignIn && site !== undefined && JSON.stringify(site) === JSON.stringify(demandedBy(facts)?.site);
}

function demandedBy({settings}: ClaudeFacts) {
	return settings.files.findLast(({scope, forceLoginOrgUUID}) => scope === 'managed' && forceLoginOrgUUID !== undefined)
		?.forceLoginOrgUUID;
}

function otherOrganisation(facts: ClaudeFacts): Finding {
	const {organization} = facts.global;
	const demanded = demandedBy(facts);
	const isNone = demanded?.values.length === 0;
	return {
		cause: 'managed-policy',
		severity: 'error',
		detail: isNone
			? 'Managed settings allow no organisation (forceLoginOrgUUID is an empty list), so Claude Code refuses every sign-in.'
			: 'Managed settings demand another organisation than the one that is signed in here, so Claude Code refuses to start.',
		where: [demanded?.site ?? managedSettings],
		evidence: [
			...(demanded ? [{label: 'demanded', value: demanded.values.join(', ') || 'none'}] : []),
			...(organization ? [{label: 'signed in', value: organization}] : []),
		],
		leadsTo: ['login-rejected'],
		fixes: [
			isNone
				? manual(
						'administrator',
						'Tell the administrator: forceLoginOrgUUID has to name the organisation',
						tell('No sign-in is accepted while the list is empty.'),
					)
				: inCompany,
		],
	};
}
