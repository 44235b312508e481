// What kind of credential a value is: by prefix and shape, never by length alone (facts.md §6).

export type CredentialKind =
	/** sk-ant-api03-…: a Console API key, sent as x-api-key. */
	| 'api-key'
	/** sk-ant-oat01-…: an OAuth access token, of a sign-in or of `claude setup-token`. */
	| 'oauth'
	/** sk-ant-ort01-…: a refresh token, which never belongs in a header. */
	| 'refresh'
	/** sk-ant-admin01-…: an Admin key, for /v1/organizations only. */
	| 'admin'
	/** sk-ant-api01-…: a Claude Enterprise organisation key, not for inference. */
	| 'enterprise'
	/** sk-ant-sid01-…: a browser session cookie of claude.ai. */
	| 'session'
	/** A shape that is known to be another vendor's or a relay's. */
	| 'other-vendor'
	/** An example value or the dummy of a local server. */
	| 'placeholder'
	/** Anything else: a gateway's own token can look like anything. */
	| 'unknown';

const kinds: readonly (readonly [RegExp, CredentialKind])[] = [
	[/^sk-ant-admin\d*-/, 'admin'],
	[/^sk-ant-api01-/, 'enterprise'],
	[/^sk-ant-api\d*-/, 'api-key'],
	[/^sk-ant-oat\d*-/, 'oauth'],
	[/^sk-ant-ort\d*-/, 'refresh'],
	[/^sk-ant-sid\d*-/, 'session'],
	[/^sk-(?!ant-)/, 'other-vendor'],
	[/^(cr_|gsk_|xai-|AIza|r8_|hf_|pplx-|fw_|nvapi-|ghp_|github_pat_|glpat-|AKIA|ABSK)/, 'other-vendor'],
	[/^[0-9a-f]{32}\.[A-Za-z0-9]{16}$/, 'other-vendor'],
];

/** The kind of a value, whatever is wrapped around it (blanks, quotes, "Bearer "). */
export function kindOf(text: string): CredentialKind {
	if (isPlaceholder(text)) {
		return 'placeholder';
	}
	const bare = bareOf(text);
	return kinds.find(([pattern]) => pattern.test(bare))?.[1] ?? 'unknown';
}

/** The part of a value that says what it is and may be shown. */
export function prefixOf(text: string): string {
	return (
		/^[\s"'\u200b-\u200f\u2060\ufeff]*(?:Bearer\s+)?(?:sk-ant-[a-z]{2,6}\d{0,2}-|sk-proj-|sk-or-v\d-|sk-|cr_|gsk_|xai-)?/i.exec(
			text,
		)?.[0] ?? ''
	);
}

// Dummies that local servers and switchers document (facts.md §12), and examples of documentation.
const dummies = new Set([
	'ollama',
	'test',
	'dummy',
	'lmstudio',
	'lm-studio',
	'proxy_managed',
	'any',
	'none',
	'null',
	'undefined',
	'nil',
	'empty',
	'fake',
	'placeholder',
	'changeme',
	'change-me',
	'xxx',
	'xxxx',
	'todo',
	'secret',
	'token',
	'key',
	'api-key',
	'api_key',
	'apikey',
	'your-key',
	'sk-dummy',
	'sk-test',
	'sk-fake',
	'sk-xxx',
	'sk-local',
	'sk-1234',
	'not-needed',
	'no-key',
	'no-key-required',
	'local',
	'unused',
	'freecc',
	'user_provided',
	'example',
	'redacted',
	'removed',
]);

/** Whether a value is no credential at all but an example or a dummy. Blank is not: that is a cause of its own. */
export function isPlaceholder(text: string): boolean {
	const bare = bareOf(text);
	if (bare === '' || bare.length > 80) {
		return false;
	}
	return (
		dummies.has(bare.toLowerCase()) ||
		/^<.*>$/.test(bare) ||
		/^\$\{\{?.*\}?\}$/.test(bare) ||
		/^\[.*(key|token).*\]$/i.test(bare) ||
		/\b(your|my|insert|enter|put|replace|paste|add)[-_ ]?(own[-_ ])?(anthropic|claude|openai|api|secret|auth|actual|real|new)?[-_ ]?.*\b(key|token|here)\b/i.test(
			bare.replaceAll('_', '-'),
		) ||
		/^(sk-)?(ant-)?(api\d*-)?(your|my)[-_]/i.test(bare) ||
		/^(?:sk-(?:ant-)?(?:api\d+-|oat\d+-|admin\d+-)?)?([xX*.…0])\1{2,}[-.…]*$/.test(bare) ||
		/^sk-ant-(api\d+-|oat\d+-)?(\.{2,}|…|\*{2,}|x{3,}).{0,6}$/i.test(bare) ||
		/^sk-(your|here|placeholder|example)/i.test(bare)
	);
}

function bareOf(text: string): string {
	return text
		.trim()
		.replace(/^["'`“”‘’]+|["'`“”‘’]+$/gu, '')
		.replace(/^Bearer\s+/i, '')
		.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/gu, '');
}
