// What shows whom a text is about: words of Anthropic and its clients, and who else speaks in it.

/** Only who speaks of Claude, Anthropic, its clients or a way to them writes so. Case, blanks and punctuation don't count. */
export const ownMarks: readonly string[] = [
	'anthropic',
	'claude',
	'unable to connect to api',
	'sk-ant-',
	'x-api-key',
	'apikeyhelper',
	'api error',
	'fix external',
	'run login',
	'overloaded error',
	'authentication error',
	'api error status',
	'authentication failed',
	'v1 messages',
	'litellm',
	'bedrock',
	'invoke model',
	'aiplatform',
	'retrying in',
	'esc to interrupt',
	'loggedin false',
	'oauth token',
	'oauth access token',
	'oauth session',
	'oauth error',
	'claudeaioauth',
	'forcelogin',
	'req 01',
	'openrouter',
	'vertex ai',
];

/** The same, but others use the word too: not enough to meet a status code with. */
export const vagueMarks: readonly string[] = [
	'api error',
	'overloaded error',
	'x-api-key',
	'authentication error',
	'litellm',
	'openrouter',
	'retrying in',
	'authentication failed',
	'bedrock',
	'invoke model',
	'oauth token',
	'oauth error',
	'oauth access token',
	'vertex ai',
	'aiplatform',
	'oauth session',
];

/** What models, clients and headers are called behind the name. */
const ownParts =
	'\\d|code|cli|agent|ai|sdk|api|auth|opus|son+et|haiku|instant|fable|mythos|fix|oauth|desktop|version|beta|ratelimit|dangerous|model|claude|java|go|ruby|php|vertex|bedrock|base';
/** Somebody's own name for a thing (claude-worker, prod-claude) says nothing of Claude. One that is broken may be any. */
export const namesake = new RegExp(
	`(?<![A-Za-z])(?:claude(?=[-_])|anthropic(?=-))(?!.(?:${ownParts}|[A-Z]|[a-z]{0,5}\\0))(?=.\\w)|(?<=(?<!anthropic)[-_])claude(?![-_.]?(?:${ownParts})|[a-z\\0])`,
	'g',
);

/** What begins a line that another program wrote, or names its code; the name is what is said to the person. */
export const others: readonly (readonly [name: string, form: RegExp])[] = [
	['npm', /^npm (?:err!|(?:error|warn|notice)\b)/i],
	[
		'the GitHub app of the action',
		/app token exchange failed|claude code is not installed on this repository|oidc token|workflow validation failed/i,
	],
	[
		'GitHub',
		/^gh: |\bgh: not found|^remote: |api\.github\.com|docs\.github\.com|api rate limit exceeded for|^github: |resource not accessible by/i,
	],
	[
		'git',
		/^\[[\w/.-]{1,60} (?:\(root-commit\) )?[0-9a-f]{7,12}\] |^\d+ files? changed|bitbucket|^fatal: |^git(?:@|lab\b)|^error: (?:rpc failed|failed to push|cannot lock ref)|^conflict \(|^svn: |^glab: |^rsync /i,
	],
	['git', /^(?:\$ )?git (?:commit|log|show|diff|add|tag|blame|push|pull|clone|fetch)\b/],
	[
		'SSH',
		/^(?:\S{0,40} )?sshd?\[?\d*\]?:|^permission denied \(publickey|^kex_exchange|^host key|too many authentication failures/i,
	],
	['Docker', /^docker: |docker pull|error response from daemon|docker daemon socket|docker login/i],
	['Kubernetes', /^kubectl: |^error from server|you must be logged in to the server/i],
	[
		'pip',
		/pip\._vendor|: \/simple\/|^error: could not (?:find a version|install packages)|pypi\.|^twine: |pythonhosted/i,
	],
	['a package manager', /^e: (?:unable|failed|could not)|^cargo: |crates\.io|^yarn |^brew /i],
	['a permission of Claude Code', /permission to use \w+\(|denied this tool use/i],
	['DeepSeek', /provider: ?deepseek|deepseek api (?:request|error)|api\.deepseek\.com\/v1/i],
	['another AI service', /provider: ?(?:openai|groq|mistral|gemini|google|xai|ollama)\b|\bgroq\.\w/i],
	['OpenAI', /\bopenai\.\w|api\.openai\.com|user openai api key|\binsufficient_quota\b/i],
	['Codex', /\.codex\/|wire_api/i],
	[
		'Google',
		/google\.(?:genai|api_core|auth\.exceptions(?!.*(?:vertex|claude|anthropic)))|generativeai|generativelanguage|ai\.google\.dev|generative language api|ai-sdk\/google|publishers\/(?!anthropic\b)[\w-]{1,40}\/models|^error: \(gcloud|\(gcloud\.|gemini-\d/i,
	],
	['Mistral', /mistralai|codestral|mistral\.ai/i],
	['Hugging Face', /huggingface|\bhf_hub/i],
	[
		'another AI service',
		/\b(?:cohere|replicate|elevenlabs|tavily|pinecone)\b.{0,80}(?:error|401|403|failed|unauthori)|replicate\.exceptions|api\.cohere|api\.pinecone/i,
	],
	[
		'AWS',
		/^an error occurred \((?:invalidaccesskeyid|expiredtoken|403)\)|botocore(?!.{0,200}(?:invokemodel|converse|bedrock|anthropic))|\bs3:\/\/|\bs3\b.{0,30}(?:failed|denied)|^aws: |upload failed|getcalleridentity|amazonaws\.com\/prod/i,
	],
	[
		'Azure',
		/^az |azure\.core\.exceptions|azure devops|dev\.azure\.com|^vs\d{5}:|\(authorizationfailed\)|graph\.microsoft|speechservices|\baadsts(?!.{0,200}(?:claude|foundry|anthropic))/i,
	],
	['Terraform', /terraform/i],
	[
		'a database',
		/password authentication failed|access denied for user|\b(?:psycopg2?|psql|pymongo|redis|mysql|mariadb|sqlstate|ora-\d+|sqlalchemy|mongo(?:db|ose)?)\b.{0,120}(?:error|denied|failed|fatal|exception)|^ora-\d|error 1045|wrongpass|^psql: |port 5432|[:.]6379|[:.]5432/i,
	],
	[
		'an MCP server',
		/\bmcp\b.{0,60}(?:fail|error|connect|reach|auth)|(?:reconnect|register).{0,60}(?:mcp|sign-in service)|support: ["“]ofid_/i,
	],
	['a build', /^\[vite\]|webpack|module not found: error|cannot find module(?!.*(?:claude-code))/i],
	[
		'another integration',
		/(?:\bcustom_components|\w\.(?:components|integrations|connectors))[./](?!\w*(?:anthropic|claude))[a-z]\w{2}/,
	],
	['a hook', /hook error|^error: hook /i],
	[
		'a web framework',
		/org\.springframework(?!\.ai)|django\.|rest_framework|illuminate|devise:|actioncontroller|csrf|passport|express-jwt|jsonwebtoken|jwt expired|io\.jsonwebtoken|oauthlib\.|laravel/i,
	],
	[
		'another service',
		/\b(?:stripe|sk_test_|twilio|sendgrid|slack|telegram|discord|spotify|tweepy|twitter|dropbox|yandex|trello|shopify|paypal|jira|atlassian|notion|firebase|supabase|auth0|clerk|grafana|heroku|vercel|netlify|wrangler|cloudflare api|datadog|sentry|algolia|railway)\b.{0,160}(?:error|fail|invalid|unauthori|40[13]|forbidden|token|limit|exception)/i,
	],
	[
		'another service',
		/\b(?:stripe|twilio|slack|telegram|discord|tweepy|jira|notion|firebase|clerk)[\w.]{0,40}(?:error|exception)|oauth error: access_denied/i,
	],
];

/** Another company's service whose name stands before "API error". */
export const notOthers =
	/^(?:claude|anthropic|llm|ai|model|agent|code|cli|sdk|error|fatal|failed|warning|the|an|got|with|upstream|provider|completion|messages?|openrouter|litellm|deepseek|moonshot|kimi|zhipu|glm|minimax|bedrock|vertex|cline|roo|kilo|cursor|zed|copilot|aider|openclaw|opencode|ai_apicall\w*|ai|intermediate)/i;
