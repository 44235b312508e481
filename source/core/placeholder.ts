// Values that aren't credentials: examples from documentation, and the dummies that local servers and switchers ask for. They are shown as they are,
// so only what is made of known words counts: "my-company-key-8f3a…" is a real secret.

// What local servers, switchers, sandboxes and apps document (facts.md §12; docker/desktop-feedback#37), written with hyphens, and what ends up in a variable by accident.
const dummies = new Set(
	`ollama test dummy lmstudio lm-studio proxy-managed any none null undefined nil nan true false empty fake placeholder changeme change-me
	todo secret password token key api-key apikey sk-dummy sk-test sk-fake sk-local sk-1234 not-needed no-key no-key-required
	not-used anthropic-api-key claude-api-key anthropic-auth-token local localhost unused freecc user-provided example sample redacted removed hidden n/a na`.split(
		/\s+/,
	),
);

const fillers = new Set(
	`own the a an and or of to in into from with for on is goes go value values sk ant api apikey oat admin sid anthropic claude openai code cli
	sdk secret auth authorization oauth access bearer session actual real new valid key keys token tokens credential credentials header
	gateway proxy server router litellm openrouter deepseek moonshot kimi zhipu glm bigmodel qwen minimax perplexity gemini mistral groq
	local production prod dev staging company org organization team workspace project account user name app console platform aws bedrock
	vertex azure google github v1 id string text env var variable no not needed required provided managed long`.split(
		/\s+/,
	),
);

/** At least one of these says that it is an example. */
const markers = new Set(
	`your yours my insert enter put replace replaceme paste add set fill use here placeholder example examples sample dummy fake mock test
	testing demo changeme change me todo tbd redacted removed hidden masked none null undefined unset empty missing something whatever foo
	bar baz abc abcd abcdef xyz`.split(/\s+/),
);

const most = 80;

/** Whether a value isn't a credential at all but an example or a dummy. Blank is not: that is a separate cause. */
export function isPlaceholder(text: string): boolean {
	const bare = bareOf(text);
	if (bare === '' || bare.length > most) {
		return false;
	}
	return (
		dummies.has(bare.toLowerCase().replaceAll('_', '-')) ||
		isReference(bare) ||
		isVariableName(bare) ||
		isKeptElsewhere(bare) ||
		isCrossedOut(bare) ||
		isMadeOfWords(bare)
	);
}

/** "op://vault/item/field" and the like: it stands for a secret that another program keeps. */
export function isKeptElsewhere(text: string): boolean {
	return /^(?:op|vault|bws?|keyring|sops|aws-sm|gcp-sm|azure-kv|doppler|infisical|secret):\/\/[\w./ -]+$/.test(
		text.trim(),
	);
}

/** "${ANTHROPIC_API_KEY}", "${{ secrets.ANTHROPIC_API_KEY }}", "$ANTHROPIC_API_KEY", "%ANTHROPIC_API_KEY%": it was never filled in. */
function isReference(bare: string): boolean {
	const name = '(?:(?:secrets|env|vars)\\.)?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,6}';
	return new RegExp(`^(?:\\$${name}|\\$?\\{\\{?\\s*${name}\\s*\\}?\\}|%${name}%)$`).test(bare);
}

/** "ANTHROPIC_CUSTOM_HEADERS": the name of a variable where its value should be. */
function isVariableName(bare: string): boolean {
	return /^(?:ANTHROPIC|CLAUDE)(?:_[A-Z]{2,12}){1,6}$/.test(bare);
}

/** "sk-ant-api03-xxxxx", "sk-ant-...", "***", "sk-ant-api03-...igAA". */
function isCrossedOut(bare: string): boolean {
	return (
		/^(?:sk-(?:ant-)?(?:[a-z]{3,6}\d{0,2}-)?)?([xX*.…•0_-])\1{2,}[-.…\w]{0,4}$/.test(bare) ||
		/^sk-(?:ant-)?(?:[a-z]{3,6}\d{0,2}-)?(?:\.{2,}|…|\*{2,}|x{3,})[-.…*x\w]{0,4}$/i.test(bare) ||
		/^(?:\.{2,}|…)$/.test(bare)
	);
}

/** "your-api-key-here", "<YOUR_KEY>", "yourApiKeyHere", "[insert key]", "sk-ant-your-key". */
function isMadeOfWords(bare: string): boolean {
	const isWrapped = /^(<.*>|\[.*\]|\{\{?.*\}\}?)$/.test(bare);
	const words = bare
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
	const isKnown = (word: string) =>
		fillers.has(word) || markers.has(word) || isFilling(word) || /^(api|oat|admin)\d{2}$/.test(word);
	const others = words.filter((word) => !isKnown(word));
	// "your-pinecone-key": a template may contain a name.
	const isTemplate = isWrapped || words.some((word) => /^(yours?|insert|enter|replace|paste)$/.test(word));
	return (
		words.length > 0 &&
		(others.length === 0 ||
			(isTemplate && words.length > 2 && others.length === 1 && /^[a-z]{2,10}$/.test(others[0] ?? ''))) &&
		(isTemplate || words.some((word) => markers.has(word) || /^(.)\1{2,}$/.test(word) || '1234567890'.startsWith(word)))
	);
}

/** "xxxx", "000", "1234". */
function isFilling(word: string): boolean {
	return /^(.)\1{2,}$/.test(word) || (/^\d+$/.test(word) && (word.length <= 2 || '1234567890'.startsWith(word)));
}

/** The value without what is wrapped around it: blanks, quotes, "Bearer ". */
export function bareOf(text: string): string {
	return text
		.trim()
		.replace(/^["'`“”‘’]+|(?<!["'`“”‘’])["'`“”‘’]+$/gu, '')
		.replace(/^Bearer\s+/i, '')
		.replace(/^["'`“”‘’]+/gu, '')
		.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|(?<![\s\u200b-\u200f\u2060\ufeff])[\s\u200b-\u200f\u2060\ufeff]+$/gu, '');
}
