// Words and hosts that show whose word an error is.
import type {CloudShape} from '../types.js';

export const cloudForms: readonly (readonly [name: CloudShape, form: RegExp])[] = [
	[
		'aws',
		/bedrock(?!-claude)|\binvokemodel|\bconverse(?:stream)? operation|aws credential|security token included|sso session/,
	],
	['google', /vertex|aiplatform|google cloud|resource_exhausted|permission_denied/],
	['azure', /azureexception|foundry/],
];
/** Refusals that only gateways write. */
export const gatewayRefusals =
	/(?:team|key|user) not allowed to access model|can only access models=|no (?:cookie )?auth credentials found/;
/** What Claude Code prints of a run: no server's answer. */
export const ownResults = /api_error_status|terminal_reason/;
/** Words of gateways, and the line in which a server logs what it was asked. */
export const gatewayWords =
	/\d - "post \S{0,80}\/messages|litellm[_ ]proxy|litellm virtual|openrouter|one[-_]?api|new[-_]?api|\brelay\b|inference gateway|deepseek|moonshot|zhipu|bigmodel|minimax|dashscope|siliconflow|copilot-api|claude-code-router|upstream provider/;

export const isOwnHost = (host: string): boolean =>
	/(?:^|\.)(?:anthropic\.com|claude\.ai|claude\.com)(?::\d+)?$/.test(host);
export const isLocalHost = (host: string): boolean =>
	/^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?)(?::\d+)?$/.test(host);
export const isCloudHost = (host: string): boolean =>
	/(?:^|\.)(?:amazon(?:aws)?\.com|googleapis\.com|azure\.com|azure-api\.net)(?::\d+)?$|^metadata\.google/.test(host);
/** Ports of this machine where proxies are by habit. */
export const isProxyHost = (host: string): boolean =>
	/^(?:localhost|127\.0\.0\.1|\[?::1\]?):(?:7890|7891|7897|8118|3128|8888|1087|1080|10808|10809)$/.test(host);

/** Paths of the API and of its copies at a gateway, and no path at all. */
export const ownPath =
	/messages|\/models\b|\/complete\b|count_tokens|\/oauth|(?:^|\/)(?:anthropic|claude)(?:\/|$)|chat\/completions|^\/v1\/?$/i;

export const proxyWords =
	/\b407\b.{0,40}proxy|proxy.{0,60}\b407\b|connect tunnel|tunneling socket|tunnel connection failed|proxyerror|err_proxy|err_tunnel/;
