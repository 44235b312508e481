// Whose word the error is: Anthropic's, a gateway's, a cloud's, a proxy's, this machine's, or someone else's.
import {
	cloudForms,
	gatewayRefusals,
	gatewayWords,
	isCloudHost,
	isOwnHost,
	isProxyHost,
	ownPath,
	ownResults,
	proxyWords,
} from './data/parties.js';
import type {TextReading} from './read.js';
import {hostIn} from './request.js';
import type {CloudShape, Party} from './types.js';

/** `about`: how much of it is about Claude; see `said`. The first that holds counts. */
export function partyOf(reading: TextReading, about: 0 | 1 | 2, hasOwnWords: boolean): Party | null {
	const {bodies, request, hasRequestId, reported, variables} = reading;
	const shape = bodies.at(-1)?.shape;
	const isOwnAsked = request.hosts.some(isOwnHost);
	const isCloud = cloudNamedIn(reading) !== null || request.hosts.some(isCloudHost);
	const isApi = request.paths.length === 0 || request.paths.some((path) => ownPath.test(path));
	const isGateway =
		(variables.get('ANTHROPIC_BASE_URL') ?? []).some((url) => /^https?:/i.test(url) && !isOwnHost(hostIn(url))) ||
		(isApi && request.hosts.some((host) => !isOwnHost(host) && !isCloudHost(host))) ||
		gatewayWords.test(reported);
	const isOwnBody = hasRequestId || bodies.some((body) => body.shape === 'anthropic');
	// Everybody's exceptions are called alike.
	const isOwnName = hasOwnWords || isOwnBody || isOwnAsked || reading.isOwn || reading.client !== null;
	const hasStatus = reading.statuses.length > 0 || (reading.namedStatus !== null && isOwnName);
	const isOtherBody =
		['openai', 'litellm', 'openrouter'].includes(shape ?? '') ||
		(shape === 'unknown' && hasStatus && about > 0 && !ownResults.test(reported));
	const parties: readonly (readonly [Party, () => boolean])[] = [
		['proxy', () => proxyWords.test(reported)],
		['machine', () => reading.isLeak],
		['else', () => isElsewhere(reading, about, hasOwnWords)],
		['gateway', () => gatewayRefusals.test(reported)],
		['cloud', () => isCloud],
		['edge', () => !hasRequestId && /request not allowed|cf-mitigated|just a moment/.test(reported)],
		['anthropic', () => !isGateway && /invalid x-api-key|x-api-key header is required/.test(reported)],
		['anthropic', () => isOwnBody && (!isGateway || hasRequestId || isOwnAsked)],
		['gateway', () => !isOwnAsked && (isOwnBody || isOtherBody || (isGateway && hasStatus))],
		['anthropic', () => isOtherBody || (hasStatus && (isGateway || about === 2))],
		['machine', () => reading.codes.length > 0 || reading.shell !== null],
		['else', () => reading.otherFrame !== null && about === 0],
	];
	return parties.find(([, holds]) => holds())?.[0] ?? null;
}

export function cloudNamedIn({bodies, reported}: TextReading): CloudShape | null {
	const ofBody = cloudForms.find(([name]) => bodies.some(({shape}) => shape === name));
	return (ofBody ?? cloudForms.find(([, form]) => form.test(reported)))?.[0] ?? null;
}

/** Every address that was asked is someone else's, and nothing in it is Anthropic's. */
function isElsewhere(
	{request: {hosts, paths}, bodies, shell, hasRequestId, other, otherFrame, tight}: TextReading,
	about: 0 | 1 | 2,
	hasOwnWords: boolean,
): boolean {
	if (hasRequestId || shell !== null || bodies.some(({isWhole}) => isWhole) || hosts.some(isOwnHost) || about === 2) {
		return false;
	}
	const isOwnPath = paths.some((path) => ownPath.test(path));
	return (
		(!isOwnPath && hosts.some((host) => !isCloudHost(host) && !isProxyHost(host))) ||
		((about === 0 ? otherFrame : other) !== null &&
			(!hasOwnWords || tight.text === '') &&
			!bodies.some(({shape}) => shape === 'anthropic'))
	);
}
