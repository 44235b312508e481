// What stops a request before it is sent, with the client's words for it (request-rules.md §2, §5.6, §5.7 and §7).
import type {FileProblem} from '../facts.js';
import type {Site} from '../place.js';
import type {Refusal, RequestFacts, Sent} from '../request.js';
import {holds, notLoggedIn} from '../versions.js';
import {describeForbidden, forbidden} from './headers.js';
import {inForceOf, withoutProject} from './in-force.js';
import {type Selection, type Slots, select} from './slots.js';

/** What keeps Claude Code from starting at all, whatever it would send. */
export function refusedAtStart({settings, global, version}: RequestFacts): Refusal | undefined {
	const {stopper} = settings;
	if (stopper && holds('malformed-managed-stops', version)) {
		return {
			cause: 'settings-malformed',
			says: `${stopper.path}: Managed settings document could not be parsed as a JSON object; none of its settings are in effect. Fix or remove it.`,
			site: siteOf(stopper.path, stopper.problems[0]),
		};
	}
	// An empty file starts with defaults, unless there are backups to restore (claude-code.md §3).
	const isCorrupt =
		global.state === 'corrupt' ||
		(global.state === 'empty' && (global.backups.length > 0 || holds('empty-global-stops', version)));
	return isCorrupt
		? {
				cause: 'config-corrupt',
				says: `Claude configuration file at ${global.path} is corrupted`,
				site: siteOf(global.path, global.problem),
			}
		: undefined;
}

/**
 * The first session asks how to sign in, unless something signs in already. What a project's settings set doesn't count yet, trusted or
 * not, except for its helper; custom headers are no sign-in, nor is a login that is over (observed on 2.1.330).
 */
export function refusedAtWelcome({mode, isSimple, helper}: Selection, facts: RequestFacts): Refusal | undefined {
	const {global} = facts;
	if (mode === 'print' || isSimple || global.hasCompletedOnboarding || helper) {
		return undefined;
	}
	const {chosen, login} = select(withoutProject(facts), mode);
	const isOver = chosen.bearer?.source === 'login' && login.kind === 'sent' && login.isOver;
	return chosen.xApiKey || (chosen.bearer && !isOver)
		? undefined
		: {cause: 'onboarding-incomplete', says: 'Select login method:', site: {kind: 'file', path: global.path}};
}

/** Anything else in `forceLoginMethod` is dropped as a wrong value. */
const loginMethods: ReadonlySet<string> = new Set(['claudeai', 'console', 'gateway']);

/** Managed settings that want a first-party sign-in: keys, tokens and helpers in use are refused; sign-ins of a foreign organisation too. */
export function refusedByPolicy(
	{chosen, login, isSimple}: Selection,
	{settings, global, version}: RequestFacts,
): Refusal | undefined {
	if (!holds('force-login', version)) {
		return undefined;
	}
	const managed = settings.files.filter(({scope, state}) => scope === 'managed' && state === 'used');
	const method = managed.findLast(({forceLoginMethod}) =>
		loginMethods.has(forceLoginMethod?.plain ?? ''),
	)?.forceLoginMethod;
	const organizations = managed.findLast(({forceLoginOrgUUID}) => forceLoginOrgUUID)?.forceLoginOrgUUID;
	const policy = method?.site ?? organizations?.site;
	// Without first-party sign-ins (CLAUDE_CODE_SIMPLE) nothing can fulfil it.
	const isForeign =
		isSimple ||
		[chosen.xApiKey, chosen.bearer].some(
			(sent) => sent && ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'apiKeyHelper'].includes(sent.source),
		);
	if (policy && isForeign) {
		return {
			cause: 'managed-policy',
			says: "This machine's managed settings require a first-party login",
			site: policy,
		};
	}
	const isOfOther =
		organizations !== undefined &&
		global.organization !== undefined &&
		chosen.bearer?.source === 'login' &&
		login.kind !== 'absent' &&
		!organizations.values.includes(global.organization);
	return isOfOther
		? {
				cause: 'managed-policy',
				says: 'Unable to verify organization for the current authentication token.',
				site: organizations.site,
			}
		: undefined;
}

/** CLAUDE_CONFIG_DIR is set to nothing and the login has to be renewed: its lock has no folder, whatever else would be sent (observed on 2.1.330). */
export function refusedByFolder({login, isSimple, oauth}: Selection, facts: RequestFacts): Refusal | undefined {
	const folder = inForceOf('CLAUDE_CONFIG_DIR', facts);
	const isDue = login.kind === 'renewed' || (login.kind === 'spent' && login.cause === 'login-expired');
	return folder?.plain === '' && isDue && !isSimple && !oauth
		? {cause: 'config-dir-split', says: 'API Error: ENOENT: no such file or directory, mkdir', site: folder.site}
		: undefined;
}

/** Header names and values that no HTTP runtime takes. `values` are what §5 chose, also where a custom header replaces it. */
export function refusedHeaders(
	{headers}: Selection,
	values: Slots & {readonly isDropped: (name: string) => boolean},
	facts: RequestFacts,
): Refusal | undefined {
	const says = headers.refused(values.isDropped);
	if (says !== undefined) {
		return {cause: 'custom-headers', says, site: inForceOf('ANTHROPIC_CUSTOM_HEADERS', facts)?.site};
	}
	return refusedValue(values.xApiKey, 'X-Api-Key', facts) ?? refusedValue(values.bearer, 'Authorization', facts);
}

function refusedValue(sent: Sent | null, header: string, {version}: RequestFacts): Refusal | undefined {
	const bad = sent?.value && forbidden(sent.value);
	if (!sent?.value || !bad) {
		return undefined;
	}
	if (sent.source === 'login' || sent.source === 'managed-key') {
		// What /login has stored is no value of the person's: the client takes it for no sign-in.
		return {
			cause: sent.source === 'login' ? 'login-corrupt' : 'key-invisible',
			says: notLoggedIn(version),
			site: sent.site,
		};
	}
	const start =
		header === 'X-Api-Key' ? 'Invalid API key · Fix external API key' : 'Invalid auth token · Fix external auth token';
	const detail = ` · Invalid ${header} header value from ${sent.source}: ${describeForbidden(sent.value, bad)}.`;
	return {
		cause: bad.kind === 'line-break' ? 'key-whitespace' : 'key-invisible',
		says: holds('header-values-explained', version) ? start + detail : start,
		site: sent.site,
	};
}

/** A login that can't be renewed, with nothing beside it: custom x-api-key headers don't help, Authorization does. */
export function refusedAsSpent({chosen, sent, login, isSimple, oauth, profile, mode}: Selection): Refusal | undefined {
	const isInUse = login.kind === 'spent' && !isSimple && !oauth && !profile && !chosen.bearer && !chosen.xApiKey;
	return isInUse && !sent.bearer?.value
		? {
				cause: login.cause,
				says:
					mode === 'interactive'
						? 'Login expired · Please run /login'
						: 'Failed to authenticate: OAuth session expired and could not be refreshed',
				site: login.site,
			}
		: undefined;
}

/** Both slots are empty, and no helper left them so. */
export function refusedAsEmpty(selection: Selection, {version}: RequestFacts): Refusal | undefined {
	const {sent, chosen, headers, login, isSimple, unapproved, key} = selection;
	const slots = [sent.xApiKey, sent.bearer, chosen.xApiKey, chosen.bearer];
	if (isFilled(sent.xApiKey) || isFilled(sent.bearer) || slots.some((one) => one?.source === 'apiKeyHelper')) {
		return undefined;
	}
	const blanked = (headers.xApiKey?.isEmpty && chosen.xApiKey) || (headers.authorization?.isEmpty && chosen.bearer);
	if (blanked) {
		const site = (headers.xApiKey ?? headers.authorization)?.site;
		return {cause: 'custom-headers', says: chosen.xApiKey ? 'Invalid API key' : notLoggedIn(version), site};
	}
	if (unapproved && key) {
		const refusal: Refusal = {cause: 'key-declined', says: notLoggedIn(version), site: key.site};
		return unapproved === 'declined' ? refusal : {...refusal, isAsked: true};
	}
	return login.kind === 'absent' && login.why && !isSimple
		? {cause: login.cause, says: notLoggedIn(version), site: login.site}
		: {cause: 'login-missing', says: notLoggedIn(version), site: undefined};
}

function siteOf(path: string, problem: FileProblem | undefined): Site {
	const {line, column} = problem ?? {};
	return {kind: 'file', path, ...(line === undefined ? {} : {line}), ...(column === undefined ? {} : {column})};
}

/** Not known is filled: something will be sent. So is a bare "Bearer", though nothing follows. */
function isFilled(sent: Sent | null): boolean {
	return sent !== null && (!sent.isEmpty || sent.value !== undefined);
}
