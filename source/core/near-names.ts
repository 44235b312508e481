// What a variable was probably meant to be called, where nothing reads its name (facts.md §4, "typos seen in the wild").
import {editDistance} from './edit-distance.js';
import type {Secret} from './secret.js';
import {isKnownVariable, namesIn} from './variables.js';

// What people write in its place (facts.md §4, "typos seen in the wild"). Names that some other program documents are left out:
// ANTHROPIC_API_BASE and ANTHROPIC_API_URL (LiteLLM and others), ANTHROPIC_USE_VERTEX and ANTHROPIC_MODELS (LibreChat).
const aliases: Readonly<Record<string, string>> = {
	ANTHROPIC_API_KEY: `CLAUDE_API_KEY CLAUDE_KEY ANTHROPIC_KEY ANTHROPIC_API_TOKEN ANTHROPIC_API CLAUDE_CODE_API_KEY CLAUDE_CODE_KEY
		ANTHROPIC_SECRET_KEY ANTHROPIC_API_SECRET CLAUDE_API_TOKEN CLAUDE_AI_API_KEY ANTHROPIC_CLAUDE_API_KEY ANTHROPIC_ACCESS_KEY`,
	ANTHROPIC_AUTH_TOKEN: 'ANTHROPIC_TOKEN CLAUDE_AUTH_TOKEN ANTHROPIC_ACCESS_TOKEN ANTHROPIC_BEARER_TOKEN',
	CLAUDE_CODE_OAUTH_TOKEN:
		'CLAUDE_OAUTH_TOKEN CLAUDE_CODE_TOKEN CLAUDE_TOKEN CLAUDE_CODE_AUTH_TOKEN ANTHROPIC_OAUTH_TOKEN CLAUDE_SETUP_TOKEN',
	ANTHROPIC_BASE_URL: 'CLAUDE_BASE_URL CLAUDE_CODE_BASE_URL ANTHROPIC_URL',
	CLAUDE_CONFIG_DIR: 'CLAUDE_CODE_CONFIG_DIR CLAUDE_CONFIG_DIRECTORY CLAUDE_CONFIG_FOLDER CLAUDE_CONFIG_PATH',
	ANTHROPIC_CUSTOM_HEADERS: 'ANTHROPIC_HEADERS CLAUDE_CODE_CUSTOM_HEADERS',
	CLAUDE_CODE_USE_BEDROCK: 'CLAUDE_USE_BEDROCK',
	CLAUDE_CODE_USE_VERTEX: 'CLAUDE_USE_VERTEX',
	CLAUDE_CODE_USE_FOUNDRY: 'CLAUDE_USE_FOUNDRY',
};

const targets = Object.keys(aliases);

const byAlias = new Map(
	targets.flatMap((target) => namesIn(aliases[target] ?? '').map((alias) => [alias, target] as const)),
);
const byBare = new Map(targets.map((target) => [bareOf(target), target]));

/** What was found out about names: start-up files ask about the same few again and again. */
const known = new Map<string, {readonly intended: string | undefined; readonly isOfInterest: boolean}>();
const mostKnown = 2000;

const mostEdits = 2;

/** Whether a variable decides about authentication, or was meant to. `own`: names that programs here read in place of the usual ones. */
export function isOfInterest(name: string, own: ReadonlyMap<string, string> = new Map()): boolean {
	return own.has(name) || knownOf(name).isOfInterest;
}

/**
 * The variable that a name was probably meant to be; undefined for known names and for unrelated ones. A name that has the
 * whole of a known one in it (ANTHROPIC_API_KEY_OLD, VITE_ANTHROPIC_API_KEY) was chosen on purpose.
 */
export function intendedName(name: string): string | undefined {
	return knownOf(name).intended;
}

function knownOf(name: string) {
	const before = known.get(name);
	if (before) {
		return before;
	}
	const intended = intentionOf(name);
	const isOfInterest = isKnownVariable(name) || intended !== undefined || isVague(name) || isVagueUrl(name);
	if (known.size >= mostKnown) {
		known.clear();
	}
	const found = {intended, isOfInterest};
	known.set(name, found);
	return found;
}

function intentionOf(name: string): string | undefined {
	if (isKnownVariable(name) || name.length > 80) {
		return undefined;
	}
	const upper = name.toUpperCase();
	const alias = byAlias.get(upper);
	if (alias) {
		return alias;
	}
	const same = byBare.get(bareOf(name));
	if (same) {
		return same;
	}
	if (isKnownVariable(upper) || targets.some((target) => upper.startsWith(target) || upper.endsWith(target))) {
		return undefined;
	}
	const near = targets
		.map((target) => ({target, edits: editDistance(upper, target, mostEdits)}))
		.filter(({edits}) => edits <= mostEdits)
		.sort((one, other) => one.edits - other.edits);
	return near[0]?.target;
}

/** Has Anthropic's or Claude's name in it and one of a credential, and no program is known to read it. */
function isVague(name: string): boolean {
	const upper = name.toUpperCase();
	return (
		name.length <= 80 &&
		!isKnownVariable(name) &&
		/ANTHROPIC|CLAUDE/.test(upper) &&
		/KEY(?!S|WORD|BOARD|BIND)|TOKEN(?!S|IZ)/.test(upper) &&
		!/DESCRIPTOR|_FILE$|_PATH$|_DIR$|_TTL|_MS$|_ID$|_NAME$|HELPER|SESSION|ADMIN/.test(upper) &&
		!targets.some((target) => upper.includes(target))
	);
}

/** Some program documents it as the address of Anthropic's API; Claude Code and the SDKs read ANTHROPIC_BASE_URL. */
export function isVagueUrl(name: string): boolean {
	return /^(?:ANTHROPIC|CLAUDE)(?:_[A-Z]+)*_(?:BASE|URL|ENDPOINT|HOST)$/.test(name) && !isKnownVariable(name);
}

/**
 * The last resort, where nothing would be sent: what a name that has both words in it (`isVague`) was meant to be, by what its value
 * is. `isForGateway`: a base URL leads to another server.
 */
export function vaguelyIntended(name: string, value: Secret, isForGateway: boolean): string | undefined {
	if (!isVague(name) || !value.mayBeCredential) {
		return undefined;
	}
	switch (value.kind) {
		case 'api-key':
			return 'ANTHROPIC_API_KEY';
		case 'oauth':
			return 'CLAUDE_CODE_OAUTH_TOKEN';
		default:
			return isForGateway || /TOKEN/i.test(name) ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY';
	}
}

/** Without case, separators and invisible characters: ANTHROPIC_APIKEY, anthropic-api-key, "ANTHROPIC_API_KEY ". */
function bareOf(name: string): string {
	return name.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
