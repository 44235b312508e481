// Whose word the error is: Anthropic's, a gateway's, a cloud's, a proxy's, this machine's, or somebody else's.
import {hostIn, isCloudHost, isOwnHost, isProxyHost} from './hosts.js';
import {isLeak, type Reading} from './read.js';
import type {Party} from './types.js';

/** Paths of the API and of its copies at a gateway, and no path at all. */
const ownPath = /messages|\/models\b|\/complete\b|count_tokens|\/oauth|anthropic|claude|chat\/completions|^\/v1\/?$/i;

/** `about`: how much of it is about Claude; see `said`. */
export function partyOf(reading: Reading, about: 0 | 1 | 2, hasOwnWords: boolean): Party | null {
	const {bodies, request, statuses, hasRequestId, other, reported, codes} = reading;
	const last = bodies.at(-1);
	const hosts = request.hosts;
	const isOwnAsked = hosts.some(isOwnHost);
	const isCloud =
		bodies.some(({shape}) => shape === 'google' || shape === 'aws' || shape === 'azure') ||
		cloudWords.test(reported) ||
		hosts.some((host) => isCloudHost(host));
	if (
		/\b407\b.{0,40}proxy|proxy.{0,60}\b407\b|connect tunnel|tunneling socket|tunnel connection failed|proxyerror|err_proxy|err_tunnel/.test(
			reported,
		)
	) {
		return 'proxy';
	}
	if (isLeak(reading.all)) {
		return 'machine';
	}
	if (isElsewhere(reading, about, hasOwnWords)) {
		return 'else';
	}
	if (isCloud) {
		return 'cloud';
	}
	if (/request not allowed|cf-mitigated|just a moment/.test(reported) && !hasRequestId) {
		return 'edge';
	}
	const isApi = request.paths.length === 0 || request.paths.some((path) => ownPath.test(path));
	const isMeant = (reading.variables.get('ANTHROPIC_BASE_URL') ?? []).some(
		(url) => /^https?:/i.test(url) && !isOwnHost(hostIn(url)),
	);
	const isGateway =
		isMeant || (isApi && hosts.some((host) => !isOwnHost(host) && !isCloudHost(host))) || gatewayWords.test(reported);
	if (!isGateway && /invalid x-api-key|x-api-key header is required/.test(reported)) {
		return 'anthropic';
	}
	if (hasRequestId || bodies.some(({shape}) => shape === 'anthropic')) {
		return isGateway && !hasRequestId && !isOwnAsked ? 'gateway' : 'anthropic';
	}
	if (
		last &&
		(last.shape === 'openai' ||
			last.shape === 'litellm' ||
			last.shape === 'openrouter' ||
			(last.shape === 'unknown' && statuses.length > 0 && about > 0))
	) {
		return isOwnAsked ? 'anthropic' : 'gateway';
	}
	if (statuses.length > 0 && isGateway) {
		return isOwnAsked ? 'anthropic' : 'gateway';
	}
	if (statuses.length > 0 && about === 2) {
		return 'anthropic';
	}
	if (codes.length > 0 || reading.shell) {
		return 'machine';
	}
	return other !== null && about === 0 ? 'else' : null;
}

const cloudWords =
	/bedrock(?!-claude)|vertex|aiplatform|foundry|aws credential|security token included|sso session|google cloud|resource_exhausted|permission_denied/;
const gatewayWords =
	/litellm[_ ]proxy|litellm virtual|openrouter|one-?api|new-?api|\brelay\b|inference gateway|deepseek|moonshot|zhipu|bigmodel|minimax|dashscope|siliconflow|copilot-api|claude-code-router|upstream provider/;

/** Every address that was asked is somebody else's, and nothing in it is Anthropic's own. */
function isElsewhere(
	{request: {hosts, paths}, bodies, shell, hasRequestId, other, tight}: Reading,
	about: 0 | 1 | 2,
	hasOwnWords: boolean,
): boolean {
	if (hasRequestId || shell !== null || bodies.some(({isWhole}) => isWhole) || hosts.some(isOwnHost) || about === 2) {
		return false;
	}
	const isOwnPath = paths.some((path) => ownPath.test(path));
	const asked = hosts.filter((host) => !isCloudHost(host) && !isProxyHost(host));
	if (asked.length > 0 && !isOwnPath && paths.length > 0) {
		return true;
	}
	if (asked.length > 0 && !isOwnPath) {
		return true;
	}
	return other !== null && (!hasOwnWords || tight.text === '') && !bodies.some(({shape}) => shape === 'anthropic');
}
