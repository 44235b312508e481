// What holds for which version of Claude Code, as data: rules, features, hosts and texts (claude-code.md §9, facts.md §11).
import {gt, gte, lt, valid} from 'semver';
import {type KnownBug, knownBugs} from './known-bugs.js';

/** The newest version whose behaviour was observed; newer ones are taken to behave like it, and that is said. */
export const knownVersion = '2.1.332';

/** Versions from one (inclusive) up to another (exclusive). Left out: no limit. */
export type VersionRange = {readonly from?: string; readonly before?: string};

/** Whether a version lies in a range. An unknown version (null, or no version at all) counts as the newest. */
export function isInRange({from, before}: VersionRange, version: string | null): boolean {
	const known = valid(version) ?? knownVersion;
	return (from === undefined || gte(known, from)) && (before === undefined || lt(known, before));
}

export function isNewerThanKnown(version: string | null): boolean {
	return valid(version) !== null && gt(valid(version) ?? '', knownVersion);
}

/** Whether one version of a program is newer than another. Anything that isn't a version is not newer. */
export function isNewer(one: string, other: string): boolean {
	return valid(one) !== null && valid(other) !== null && gt(one, other);
}

/** Bugs that touch authentication in this version, oldest first; none for an unknown version. */
export function bugsOf(version: string | null): readonly KnownBug[] {
	return valid(version) === null ? [] : knownBugs.filter((bug) => isInRange(bug, version));
}

export {type KnownBug, knownBugs};

type Dated = VersionRange & {readonly text: string; readonly source: string};

/**
 * Rules of request-rules.md that don't hold for every version. Where only single versions were observed the limit is the
 * cautious one: the last version that was seen to behave otherwise.
 */
export const versionRules = {
	'empty-global-stops': {
		before: '2.1.0',
		text: 'an empty global file stops every command; newer ones start with defaults if there is no backup',
		source: 'observed on 1.0.128, 2.0.76, 2.1.330',
	},
	'malformed-managed-stops': {
		from: '2.1.0',
		text: "managed settings that aren't JSON stop every command; before, they are passed over",
		source: 'observed on 1.0.128, 2.0.76, 2.1.330',
	},
	'managed-drop-ins': {
		from: '2.1.0',
		text: 'managed-settings.d is read',
		source: 'observed on 1.0.128, 2.0.76, 2.1.330',
	},
	'root-local-settings': {
		from: '2.1.0',
		text: 'the local settings of the root of a repository count in its folders',
		source: 'observed on 1.0.128, 2.0.76, 2.1.330',
	},
	'credentials-trimmed': {
		from: '2.1.0',
		text: 'white space around a key or token is taken away, and one of white space alone counts as absent; before, only what HTTP drops is missing',
		source: 'observed on 2.0.76 and 2.1.330',
	},
	'simple-mode': {
		from: '2.1.0',
		text: 'CLAUDE_CODE_SIMPLE puts every sign-in out of use',
		source: 'observed on 1.0.128, 2.0.76, 2.1.330; facts.md §1.1: --bare since 2.1.81',
	},
	'newer-names': {
		from: '2.1.0',
		text: 'what a host hands over (provider, scopes, socket, the sign-in of the desktop app), profiles of ant auth login, Mantle and Claude Platform on AWS, policyHelper, the scrubbing of the environment and ALL_PROXY are known',
		source: 'observed on 2.0.76, 2.1.330, 2.1.332',
	},
	'token-from-settings': {
		from: '2.1.0',
		text: 'CLAUDE_CODE_OAUTH_TOKEN may stand in the env of user and managed settings',
		source: 'observed on 1.0.128, 2.0.76, 2.1.330',
	},
	'helper-exit-counts': {
		from: '2.1.0',
		text: 'a helper that ends with an error has failed, whatever it printed; before, what it printed is the key',
		source: 'observed on 1.0.128, 2.0.76, 2.1.330',
	},
	'spent-login-refused': {
		from: '2.1.143',
		text: 'a login that could not be renewed is refused; before, the old token is sent',
		source: 'claude-code.md §9: 2.1.142 leaves the file and gets 401',
	},
	'force-login': {
		from: '2.1.147',
		text: 'managed forceLogin… refuses keys, tokens and helpers',
		source: 'facts.md §11: enforced from 2.1.147',
	},
	'force-login-clouds': {
		from: '2.1.147',
		before: '2.1.161',
		text: 'managed forceLogin… refuses every other provider too',
		source: 'known-bugs.ts: force-login-clouds',
	},
	'header-values-explained': {
		from: '2.1.227',
		text: 'characters that no header may have are named, with their position',
		source: 'facts.md §11; claude-code.md §9',
	},
	'foundry-auth-token': {
		from: '2.1.203',
		text: 'ANTHROPIC_FOUNDRY_AUTH_TOKEN is sent as bearer, before ANTHROPIC_FOUNDRY_API_KEY',
		source: 'documented, microsoft-foundry page',
	},
	'zero-expiry-signs-out': {
		from: '2.1.221',
		before: '2.1.222',
		text: 'a sign-in whose expiry is 0 counts as none; before and after, it is renewed',
		source: 'anthropics/claude-code#83834; observed on 2.1.332',
	},
	'settings-with-mark': {
		from: '2.0.76',
		text: 'settings that begin with a byte order mark are read, in UTF-8 and UTF-16; before, they are dropped',
		source: 'observed on 2.0.22, 2.0.76, 2.1.330, 2.1.332',
	},
	'fields-passed-over': {
		from: '2.1.0',
		text: 'a wrong field of managed settings is passed over, and so are some of any settings; before, it drops the file',
		source: 'observed on 2.0.76, 2.1.332',
	},
	'version-policy': {
		from: '2.1.163',
		text: 'managed requiredMinimumVersion and requiredMaximumVersion keep other versions from starting',
		source: 'request-rules.md §2.4',
	},
	'region-of-profile': {
		from: '2.1.172',
		text: 'the region of Bedrock may come from the AWS profile',
		source: 'request-rules.md §4.3',
	},
	'odd-region-unset': {
		from: '2.1.232',
		text: 'a region with a blank, slash or dot is as unset; before, it makes a URL that leads nowhere',
		source: 'request-rules.md §4.3',
	},
	'odd-resource-refused': {
		from: '2.1.284',
		text: "an ANTHROPIC_FOUNDRY_RESOURCE that isn't a resource name is refused; before, it makes a URL that leads elsewhere",
		source: 'observed on 2.0.76, 2.1.330, 2.1.332',
	},
	'loads-dotenv': {
		before: '2.0.64',
		text: 'native builds load .env and .env.local of the working folder',
		source: 'facts.md §4, trap 2',
	},
} as const satisfies Readonly<Record<string, Dated>>;

export type RuleName = keyof typeof versionRules;

export function holdsFor(rule: RuleName, version: string | null): boolean {
	return isInRange(versionRules[rule], version);
}

/** What the program can be asked to do. Versions that lack it take the words for a prompt and send them. */
export const features = {
	'auth-commands': {from: '2.1.41', text: 'claude auth login, logout, status', source: 'facts.md §5'},
	'auth-console': {from: '2.1.79', text: 'claude auth login --console', source: 'facts.md §5'},
	'auth-pasted-code': {from: '2.1.126', text: 'claude auth login takes a pasted code', source: 'facts.md §5'},
	bare: {from: '2.1.81', text: 'claude --bare', source: 'facts.md §1.1'},
	'helper-errors': {from: '2.1.208', text: 'shows why apiKeyHelper failed', source: 'facts.md §11'},
} as const satisfies Readonly<Record<string, Dated>>;

export type FeatureName = keyof typeof features;

export function supports(feature: FeatureName, version: string | null): boolean {
	return isInRange(features[feature], version);
}

/** Whether `claude auth login` is a command and not a prompt. */
export function canSignInByCommand(version: string | null): boolean {
	return supports('auth-commands', version);
}

/** How to sign in with this version: below 2.1.41 only from inside a session, since `claude auth login` would be sent as a prompt. */
export function signInCommand(version: string | null): {
	readonly program: 'claude';
	readonly args: readonly string[];
	/** What to type once it runs. */
	readonly inside: '/login' | undefined;
} {
	return canSignInByCommand(version)
		? {program: 'claude', args: ['auth', 'login'], inside: undefined}
		: {program: 'claude', args: [], inside: '/login'};
}

/** Ways of installing that run on Node, which loads no .env file; the others are native builds. */
export const onNode: ReadonlySet<string> = new Set(['npm-global', 'local', 'pnpm']);

/** Whether Claude Code itself loads the .env files of the working folder. `method` as in ClaudeInstall. */
export function loadsDotenv(version: string | null, method: string | undefined): boolean {
	return valid(version) !== null && holdsFor('loads-dotenv', version) && !onNode.has(method ?? 'unknown');
}

/** What is printed where nothing is sent; the words changed over time (claude-code.md §9). */
export function notLoggedIn(version: string | null): string {
	return isInRange({before: '2.1.0'}, version)
		? 'Invalid API key · Please run /login'
		: 'Not logged in · Please run /login';
}
