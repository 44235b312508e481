// Which program a text comes from, by its paths, prefixes and frames; the last one that the person uses counts.

const clients: readonly (readonly [name: string, form: RegExp])[] = [
	['the GitHub action', /claude-code-action|##\[error\]|environment variable validation failed|github actions?\b/i],
	['Roo Code', /\broo(?: code|:)/i],
	['Kilo Code', /\bkilo code/i],
	['Cline', /\bcline\b/i],
	['Zed', /\[zed\]|^zed\b|\bzed:|zed\.log/im],
	['OpenCode', /opencode(?!r)/i],
	['Cursor', /\[cursor\]|\bcursor:/i],
	['Aider', /\baider\b/i],
	['Continue', /\[continue\]|\*\*error details\*\*/i],
	['Cherry Studio', /cherry studio/i],
	['LibreChat', /librechat/i],
	['n8n', /\bn8n\b/i],
	['Open WebUI', /open ?webui/i],
	['LangChain', /langchain|chatanthropic/i],
	['the claude-code-router', /claude-code-router|\bccr\b/i],
	['LiteLLM', /litellm/i],
	['OpenRouter', /openrouter/i],
	['the AI SDK', /ai_\w+error|@ai-sdk/i],
	['the Claude Agent SDK', /claude-agent-sdk|claude_agent_sdk/i],
	[
		'Claude Code',
		/api error:|please run \/login|run \/login|claude code|@anthropic-ai\/claude-code|fix external|failed to authenticate\.|\.claude\/|\.claude\.json|apikeyhelper|esc to interrupt|claude auth|"loggedin"|api_error_status/i,
	],
	["Anthropic's Java SDK", /com\.anthropic\./],
	["Anthropic's Ruby SDK", /anthropic::errors|gems\/anthropic/i],
	["Anthropic's Go SDK", /goroutine|anthropic-sdk-go|dial tcp|^panic: /im],
	["Anthropic's Python SDK", /\banthropic\.[A-Z]\w+Error|site-packages\/anthropic\/|httpx\.|traceback \(most recent/i],
	["Anthropic's TypeScript SDK", /@anthropic-ai\/sdk/],
	['curl', /\bcurl\b/],
];

export function clientIn(text: string): string | null {
	return clients.find(([, form]) => form.test(text))?.[0] ?? null;
}
