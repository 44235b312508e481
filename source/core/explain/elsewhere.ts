// Tells from the names and addresses in a text whether its error is another service's that speaks as Anthropic's does.

/** What names Anthropic, its programs or what leads to it, and the form of the API's own answers, wherever they were passed on. */
const own = new RegExp(
	[
		/claude|anthropic|sk-ant-|apikeyhelper|\/login\b(?! http)|oauth (?:access )?token (?:has|is|was|does|revoked)|req_0|litellm|bedrock|aiplatform/,
		/(?:^|[·.:|>)] ?)api error:|invalid x-api-key(?! header)|type["']?: ?["']error["'], ?["']error["']/,
	]
		.map(({source}) => source)
		.join('|'),
	'i',
);

// Words, gateways and apps before "API error" that name no other service.
const unnamed =
	'Claude|Anthropic|LLM|AI|Model|Agent|Code|CLI|SDK|Error|Fatal|Failed|Warning|The|An|Got|With|Upstream|Provider|Completion|Messages?|' +
	'OpenRouter|LiteLLM|DeepSeek|Moonshot|Kimi|Zhipu|GLM|MiniMax|Bedrock|Vertex|Cline|Roo|Kilo|Cursor|Zed|Copilot|Aider|OpenClaw|OpenCode';

/** `Shopify API error`, `StripeApiError`: the API of somebody who is named. */
const othersApi = new RegExp(
	[
		`\\b(?!(?:${unnamed})\\b)[A-Z][\\w.-]+ (?:(?:REST|Web|HTTP|GraphQL|Cloud|Admin) )?(?:API|api) [Ee]rror(?=[\\s:(.])`,
		`\\b(?!(?:${unnamed})A)[A-Za-z]{2,40}A[Pp][Ii]Error\\b`,
	].join('|'),
	'g',
);

const address = /https?:\/\/(?:[^\s/@"'<>]*@)?[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?([^\s"'`<>()[\]{},;\\]*)/gi;

/** Paths of the API and of its copies at a gateway, and no path at all. */
const ownPath =
	/^\/?$|messages|\/models\b|\/complete\b|count_tokens|\/oauth|anthropic|claude|chat\/completions|^\/v1\/?$/i;

/** An address where something is explained, bought or set, not one that was asked. */
const page =
	/\b(?:docs?|help|support|faq|errors?|accounts?|settings|billing|api-?keys?|keys|dashboard|console|issues?|pricing|plans|learn|wiki|legal|status|troubleshoot\w*)\b/i;

/** Without the names of other APIs: what is left doesn't read as Claude Code's `API Error`. */
export function withoutOthersApis(text: string): string {
	return text.replace(othersApi, ' ');
}

/** Whether each address that was asked in a text is none that the API or a gateway to it has. */
export function isAskedElsewhere(text: string): boolean {
	if (own.test(text)) {
		return false;
	}
	const asked = [...text.matchAll(address)].filter(([whole]) => !page.test(whole));
	return asked.length > 0 && asked.every(([, path = '']) => !ownPath.test(path));
}
