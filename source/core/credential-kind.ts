// What kind of credential a value is: by prefix and shape, never by length alone (facts.md §6).
import {bareOf, isPlaceholder} from './placeholder.js';

export {isPlaceholder};

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
	[/^(cr_|gsk_|xai-|AIza|r8_|hf_|pplx-|fw_|nvapi-|ghp_|github_pat_|glpat-|AKIA|ASIA|ABSK)/, 'other-vendor'],
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

/** The part of a value that says what it is and may be shown: only what is known to be no secret. */
export function prefixOf(text: string): string {
	return prefix.exec(text)?.[0] ?? '';
}

const prefix =
	/^[\s"'\u200b-\u200f\u2060\ufeff]*(?:Bearer\s+["']?)?(?:sk-ant-(?:(?:api|oat|ort|admin|sid)\d{0,2}-)?|sk-proj-|sk-or-v\d-|sk-|cr_|gsk_|xai-|AIza|r8_|hf_|pplx-|fw_|nvapi-|ghp_|github_pat_|glpat-|AKIA|ASIA|ABSK)?/i;
