// A router on this machine that answers in Anthropic's own words has handed the credential on: its upstream is what is wrong.
import type {Finding} from '../../core/check.js';
import {readEndpoint} from '../../core/endpoint.js';
import type {AnswerResult} from '../../core/readings.js';
import type {Request} from '../../core/request.js';
import type {Processes} from '../../probes/processes.js';
import {manual, tell} from './fixes.js';

/** What each router calls its upstream. */
const upstreams: Readonly<Record<string, string>> = {
	headroom: 'start it with --anthropic-api-url ADDRESS',
	ccr: 'Providers[].api_base_url in ~/.claude-code-router/config.json',
	'claude-code-router': 'Providers[].api_base_url in ~/.claude-code-router/config.json',
	litellm: 'litellm_params.api_base in its config.yaml',
	'cli-proxy-api': 'base-url in its config.yaml',
	ccxray: 'ANTHROPIC_BASE_URL of its own start',
};

/** Only the API says these, in these words. */
const words =
	/invalid x-api-key|Invalid bearer token|OAuth (?:access )?token (?:has expired|is invalid)|invalid authentication credentials/i;

/** What to say in place of "get a new key"; undefined: the router itself refused it. */
export function throughRouter(
	{baseUrl, xApiKey, bearer}: Request,
	answer: AnswerResult,
	running: Processes | undefined,
): Pick<Finding, 'title' | 'detail' | 'fixes' | 'where'> | undefined {
	const endpoint = readEndpoint(baseUrl?.plain ?? '');
	if (!endpoint.url || !baseUrl || !endpoint.isLoopback || answer.kind !== 'said') {
		return undefined;
	}
	const {host} = endpoint.url;
	// A switcher put its dummy there: the refused key is the one it keeps for its provider.
	if ([xApiKey, bearer].some((sent) => sent?.value?.hint === 'PROXY_MANAGED')) {
		return {
			title: `The proxy at ${host} refuses, or its provider does`,
			detail: 'PROXY_MANAGED is the dummy of a switcher: its proxy puts the key of the chosen provider in its place.',
			where: [baseUrl.site],
			fixes: [
				manual(
					'provider',
					'Look at the chosen provider in the switcher: its key, its address, and the header that it takes',
					tell('Correct the provider there, or choose another one, and start its proxy anew.'),
				),
			],
		};
	}
	if (!words.test(answer.message)) {
		return undefined;
	}
	const router = running?.routers.find(({port}) => port === endpoint.url?.port) ?? running?.routers[0];
	const option = router && upstreams[router.name];
	return {
		title: `The router at ${host} hands the credential on to Anthropic, which refuses it`,
		detail: `The answer has Anthropic's own words, so ${router ? router.name : 'the router'} sent the request there. The credential is meant for another server, which the router has to be told.`,
		where: [baseUrl.site],
		fixes: [
			manual(
				'upstream',
				`Tell ${router ? router.name : `the router at ${host}`} its upstream${option ? `: ${option}` : ', the address of the vendor that the key is from'}`,
				tell(
					option
						? `The upstream of ${router?.name}: ${option}. Then restart it.`
						: "Look up the option of the router's upstream (often --upstream, --api-url or api_base), set it to the vendor of the key, and restart it.",
				),
			),
		],
	};
}
