// The messages that causes of the stored sign-in are known by (facts.md §7.2; claude-code.md §3, §6, §9; issues named there).
import type {CauseMessages} from '../define.js';

export const signInMessages: CauseMessages = {
	'login-missing': [
		[9, /api_key client option must be set/],

		[8, /no credentials (were )?(found|stored) for/],
		[9, /(failed to get auth headers|auth error): ?no api key available/],
		[8, /no api key available/],
		[8, /failed to retrieve auth status/],
		[8, /no api key (was )?found for (anthropic|claude)/],

		[8, /enoent[^{}]{0,60}\.credentials\.json/],

		[8, /(missing|no) (anthropic|claude) api key/],
		[7, /anthropic_api_key must be/],

		[
			9,
			/seckeychainsearchcopynext.{0,40}could not be found.{0,200}claude code|claude code-credentials.{0,200}seckeychainsearchcopynext/,
		],
		[9, /seckeychainsearchcopynext: ?the specified item could not be found/],

		[8, /(please )?run claude (auth )?(to )?(log|sign) in/],
		[8, /claude[^{}]{0,40}(not (yet )?authenticated|is (signed|logged) out)/],
		[8, /not logged in · (please )?run \/?(login|claude)/],
		[8, /not logged in\. (please )?run (claude )?(auth )?\/?login/],
		[8, /loggedin: ?false,? ?authmethod: ?none/],
		[7, /loggedin: ?false/],
		[8.6, /(invalid|missing) api key · (please )?run \/login/],
		[9, /could not resolve authentication method/],
		[7, /expected (either|one of) api_?key,? (or )?auth_?token/],
		[6, /keyerror: anthropic_api_key/],
		[6, /did not find anthropic_api_key/],
		[7, /no (anthropic|claude) (api key|credentials?)( was| were| is)? (found|provided|configured|set|specified)/],
		[
			7,
			/(?<!if |when |whenever |unless |if the |when the )(anthropic_api_key|anthropic api key|claude api key)( environment variable)?( is| was)? (not set|not found|missing|required|not defined|undefined|unset|not configured|not provided|must be set|must be provided)/,
		],
		[7.5, /missing (required )?(environment variable|env var|env)s?:? ?anthropic_api_key/],
		[
			5,
			/(please |must |need to )?(set|provide|export|define|configure|specify)( the| your| an?)? (anthropic_api_key|anthropic api key)/,
		],
		[6, /(environment variable|env var) anthropic_api_key( is)? (not|missing)/],
		[6, /anthropic api key is missing/],
		[8, /the anthropic_api_key environment variable is missing or empty/],
		[8, /ai_loadapikeyerror/],
		[6, /no value (for|found for)( environment variable)? anthropic_api_key/],
		[5, /requires?( an?)? anthropic_api_key/],
		[9, /select login method/],
		[4, /not logged in/],
		[4, /not authenticated\. (please )?(run|use) (claude )?(auth )?\/?login/],
		[4, /api key (is )?(missing|required|not found)/],
		[
			3.5,
			/(not|never) (logged|signed) in|(no|missing|without)( an?| any)? (api key|credentials?|auth token|access token|authentication)/,
		],
	],
	'login-expired': [
		[9, /oauth token has expired/],

		[9, /refresh token not found or invalid/],

		[9, /refreshtokenexpiresat.{0,30}past/],

		[8, /failed to refresh (the )?oauth token/],
		[8, /oauth token refresh failed/],
		[6, /token refresh failed/],

		[9, /login expired · (please )?run \/login/],
		[9, /oauth (access )?token has exp/],
		[9, /login: ?expired/],
		[9, /anthropic profile login expired/],
		[9, /oauth session expired/],
		[8, /obtain a new token or refresh your existing/],
		[7, /refresh[_ ]?token (is |has )?(expired|invalid|not found)/],
		[8, /no refresh token/],
		[5, /session (has )?expired\. (please )?(run )?(log ?in|sign in|\/login|re-?authenticate)/],
		[5, /your (claude )?(login|session|credentials?|oauth token|sign-in) (has |have )?expired/],
		[6, /re-?authenticate to continue/],
		[6, /token_expired/],
		[7, /login expire/],
		[5, /invalid_grant/],
		[4, /token (has )?expired/],
		[
			3.5,
			/(log-?in|sign-?in|session|credentials?|token|authentication)[^{}]{0,24}(has|is|was|have|are)?[^{}]{0,8}expired/,
		],
		[3, /failed to (refresh|renew)( oauth| access)? token/],
	],
	'login-rejected': [
		[8, /oauth access token is invalid/],
		[7, /claude (code|cli)[^{}]{0,20}authentication (failed|error)/],
		[9, /failed to fetch (subscription|profile|account|roles|user)[^{}]{0,60}(401|unauthorized)/],
		[9, /(?<!had |detail: ?)invalid authentication credentials/],
		[8, /login was rejected/],
		[9, /invalid bearer tok/],
		[7, /invalid oauth token/],
		[6, /the provided token was not found or is malformed/],
		[5, /failed to authenticate\. api error: ?401/],
		[5, /please run \/login · api error: ?401/],
		[4, /oauth account information not found/],
		[4, /authentication_failed/],
		[4, /failed to authenticate/],
		[
			3.5,
			/(log-?in|sign-?in|session|credentials?|oauth|bearer|token|authentication|authorization)[^{}]{0,24}(rejected|refused|invalid|failed|denied|not accepted)/,
		],
	],
	'login-revoked': [
		[10, /oauth (access )?token (has been |was |is )?revoked/],
		[8, /token (has been|was) revoked/],
		[7, /(session|login|credentials?) (has been|was|were) revoked/],
		[5, /obtain a new token\.?[^o]{0,3}$/],
	],
	'login-blank': [
		[8, /accesstoken: ?, ?refreshtoken: ?, ?expiresat: ?0/],
		[6, /oauth session expired and could not be refreshed/],
	],
	'login-no-scope': [
		[8, /oauth_no_inference_scope/],
		[6, /(missing|without|no|lacks)( the)? user:inference/],
		[5, /does not meet scope requirement.{0,120}user:inference/],
		[3, /scopes: ?(\[\]|null)/],
	],
	'login-expiry-zero': [[5, /refreshtoken: ?sk-.{3,200}expiresat: ?0[,}]/]],
	'login-corrupt': [
		[9, /parse error[^{}]{0,120}\.credentials\.json/],

		[
			9,
			/\.credentials\.json.{0,60}(unexpected (token|end|non-whitespace|character|eof)|is not valid json|json parse error|is corrupt|invalid json|parse error)/,
		],
		[
			9,
			/(unexpected (token|end)|is not valid json|json parse error|invalid json|failed to parse|could not parse|corrupt(ed)?).{0,60}\.credentials\.json/,
		],
		[
			6,
			/(stored )?(credentials?|login)( file)? (is|are|appears?|seems?)( to be)? (corrupt|malformed|unreadable|not valid json)/,
		],
	],
	'login-access': [
		[9, /(eacces|eperm|erofs|eisdir|enotdir|enospc|ebusy|exdev).{0,60}\.credentials\.json/],
		[9, /\.credentials\.json.{0,30}(permission denied|eacces|eperm|read-only|is a directory|operation not permitted)/],
		[8, /(eacces|eperm|erofs|eisdir|enotdir|ebusy|exdev)[^{}]{0,80}\.claude(\/|\.json|\\)/],
		[8, /\b(eacces|eperm|erofs|enotdir|eexist): [^']{0,60}'[^']{0,120}\.claude'/],
		[8, /permission ?error:? ?\[errno \d+\].{0,80}\.claude/],
		[7, /(permission denied|read-only file ?system|operation not permitted)[^{}]{0,40}\.claude(\/|\.json)/],
		[7, /\.claude(\/[\w.-]*)?:? ?(permission denied|read-only file ?system)/],
		[
			6,
			/(failed|unable|could not|cannot|can't) (to )?(save|write|store|persist|read)( the| your)? (oauth )?(credentials|login|tokens)/,
		],
		[5, /eacces: permission denied, open .{0,60}\.claude/],
		[4, /login.{0,40}(could not|couldn't|not) be? ?saved/],
	],
	'login-race': [
		[9, /refresh[_ ]?token (was |has )?(already|been) (used|redeemed|rotated)/],
		[8, /refresh_token_reused/],
		[4, /(logged out|signed out|re-?login|log in again) (again )?(every|each) (day|morning|few hours|night|time)/],
		[3, /oauth token has exp.{0,80}refresh your existing/],
	],
	'config-corrupt': [
		[9, /unexpected token c,? ?claude con/],
		[9, /claude configuration file is (corrupt|not valid|invalid)/],

		[10, /claude configuration file at.{0,120}is corrupted/],
		[10, /\.claude\.json.{0,30}is corrupted/],
		[9, /the corrupted file has been backed up/],
		[9, /\.claude\.json\.corrupted/],
		[8, /configuration error in .{0,80}\.claude\.json/],
		[
			8,
			/\.claude\.json.{0,60}(unexpected (token|end|non-whitespace|eof)|json parse error|not valid json|invalid json)/,
		],
		[8, /(unexpected (token|end)|json parse error|not valid json|invalid json|failed to parse).{0,80}\.claude\.json/],
		[8, /reset to default configuration/],
		[9, /manually restore it by running: ?cp/],
	],
	'onboarding-incomplete': [
		[6, /hascompletedonboarding/],
		[9, /choose the text style that looks best/],
		[8, /select login method/],
	],
	'config-dir-split': [
		[9.5, /claude_config_dir=?.{0,160}not logged in/],
		[9.5, /not logged in.{0,160}claude_config_dir/],
	],
	'home-split': [
		[9, /sudo claude.{0,120}not logged in/],
		[3, /home (is )?not (set|defined|found)/],
	],
	'login-locked': [
		[10, /another claude code process is refreshing/],
		[9, /exited mid-refresh/],
		[8, /(lock file is already being held|elocked).{0,120}\.claude/],
		[8, /\.claude.{0,80}(lock file is already being held|elocked)/],
		[6, /lock file is already being held/],
	],
	'login-link-broken': [
		[7, /invalid request format(?! to)/],

		[8, /no matches found: ?https:\/\/(claude|platform\.claude|console\.anthropic)/],

		[9, /auth error: ?invalid code/],

		[9, /invalid oauth request/],
		[9, /redirect uri.{0,160}is not supported by client/],
		[9, /oauth error: ?invalid code/],
		[9, /unknown scope:/],
		[8, /redirect[_ ]uri.{0,60}(mismatch|not supported|invalid|not allowed|not registered|missing)/],
		[
			8,
			/(missing|invalid|mismatched) (state|code_challenge|response_type|client_id|redirect_uri)( parameter| method)?/,
		],
		[8, /invalid (authorization|oauth|authentication|login) code/],
		[8, /(make sure|ensure) the (full|entire|whole) code was copied/],
		[8, /invalid code\. please/],
		[9, /token exchange failed: ?request failed/],
		[8, /token exchange failed/],
		[7, /oauth error: ?(request failed with status code|token exchange failed)/],
		[7, /code (has )?(expired|already been used|was not found)/],
		[6, /authorization (request )?(failed|error).{0,80}(state|code|redirect|scope|client_id|response_type)/],
		[6, /missing (response_type|client_id|redirect_uri|code_challenge)/],
		[5, /oauth error:/],
	],
	'user-mismatch': [
		[6, /claude code-credentials.{0,200}seckeychainsearchcopynext/],
		[7, /user: ?(unbound variable|parameter not set)/],
	],
};
