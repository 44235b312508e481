// How addresses, headers, variables, status codes and error codes are written.

export const url =
	/\b(?:https?|wss?):\/\/(?:[^\s/@"'<>]{1,256}@)?([A-Za-z0-9.[\]-]{1,253}(?::\d{1,5})?)(\/[^\s"'<>()[\]{},;\\]{0,300})?/g;
export const named =
	/\b(?:connecting to|host address|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|host[:=]?|host name|lookup|connect(?:ion)? to|CONNECT|resolve host:?|connect|resolve address|connected to|UnknownHostException:|Failed to connect to)\s{0,3}\(?["']?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}|localhost|::1)()(?:["' ]{0,2}(?:port[ =]|:|, port=)(\d{2,5}))?/gi;
export const bareOwn =
	/(?<![\w.@/-])((?:api|console|platform|status|claude)\.(?:anthropic\.com|claude\.(?:com|ai))|claude\.ai|relay\.[a-z0-9.-]{1,60}\.[a-z]{2,})(?![\w-])/gi;
export const asked = /\b(GET|POST|PUT|HEAD|CONNECT)\s{1,3}["']?(?:https?:\/\/[^\s/"']{1,253})?(\/[^\s"'<>()]{0,300})/g;
export const header = /(?:-H|--header)[ =]?["']?\s{0,3}([\w-]{2,40})\s{0,3}:\s{0,3}([^"'\n]{0,200})/g;

/** A path that a body names. */
export const namedPath = /"(?:path|instance)"\s?:\s?"()(\/[^"\s]{1,300})"/g;

/** Where something is explained, bought or set, not one that was asked. */
export const page =
	/^(?:docs?|help|support|www|developers?|learn|code|errors|blog|wiki|curl)\.|\/(?:docs?|help|support|faq|errors?|settings|billing|issues?|pricing|dashboard|troubleshoot\w*|account|keys|plans|blog|discussions|wiki)(?:\/|$)|^(?:github\.com|nodejs\.org|curl\.se|curl\.haxx\.se|developer\.mozilla\.org|errors\.pydantic|cloud\.google\.com|learn\.microsoft\.com|js\.langchain\.com|python\.langchain\.com|platform\.openai\.com|console\.anthropic\.com|status\.claude\.com|status\.anthropic\.com)/i;

export const assignment =
	/\b(?:setx )?((?:ANTHROPIC|CLAUDE|AWS|HTTPS?|ALL|NO)_[A-Z0-9_]{3,40}|https?_proxy|all_proxy)["']?(?:\s{0,4}(?:[=:]|==)\s{0,4}|(?<=setx \w{1,50}) )["']?([^\s"',;}]{0,300})/g;
/** `echo $NAME`, and what it prints. */
export const shown = /\becho ["']?\$\{?([A-Z][A-Z0-9_]{3,40})\}?["']?\s{0,4}\n\s{0,8}(\S{1,300})/g;

export const code =
	/\b(E[A-Z]{3,20}(?:_[A-Z]+)*|ERR_[A-Z_]{3,50}|UND_ERR_[A-Z_]{3,30}|(?:SELF_SIGNED|UNABLE_TO|DEPTH_ZERO|CERT)_[A-Z_]{3,50}|SEC_E_[A-Z_]+|CRYPT_E_[A-Z_]+|ConnectionRefused|FailedToOpenSocket|curl: \(\d{1,3}\))(?![\w])/g;
export const knownCode =
	/^E(?:ACCES|PERM|ROFS|NOENT|ISDIR|NOTDIR|NOTFOUND|CONN\w+|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|PIPE|PROTO|NOSPC|BUSY|LOCKED)|_|^Conn|^Failed|^curl/;

export const statusNumber =
	/(?<![\w./@#$-]|(?<!["']):)([45]\d\d)(?!\d|[a-ln-zA-Z_@%]|m(?!odel)|[.:/-]\d|-\w|["']\s?:)/g;

/** What stands before a number that is a status. */
export const beforeStatus =
	/(?:error|errors?code|exception|fault|code|status|statuscode|http|http\/[\d.]+|api|anthropic|claude|response|respond(?:s|ed)?(?: with)?|returned|returns|failed|failure|rejected|request|unauthorized|got|get|getting|received|状态码|错误码|connection failed|proxy|vertex|bedrock|foundry|is|=)["'\s:=([\]{>_,-]{0,6}$/i;

export const afterStatus =
	/^["'\])}:,.\s-]{0,4}(?:\{|b?['"]?\{|<!doctype|<html|<head|unauthori|forbidden|not[ _]found|bad |too many|payment|internal|service |gateway|proxy auth|payload|request (?:entity|too|timeout)|content too|unprocessable|overloaded|site is|status code|authentication|invalid x|error|client error|server error)/i;

/** `"POST /v1/messages HTTP/1.1" 404` */
export const askedBefore = /\b(?:GET|POST|PUT|HEAD) \S{1,160}(?: HTTP\/[\d.]{1,4}["']?)? $/;

/** At the beginning of a line, alone or before what it means. */
export const lineBegin = /(?:^|\n)\s{0,8}["'(]?$/;

export const noStatus =
	/\b(?:line|port|column|row|chapter|page|position|exit code|exit status|exited with code|with code) ?$/i;

export const otherName =
	/(?<![\w.@-])((?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|io|dev|app|ai|co|example|internal|local|corp|cloud|de|fr|cn|ru|jp|uk|edu|gov))(?![\w.(-])/g;
export const ownFrame =
	/@anthropic-ai\/|(?:site|dist)-packages\/anthropic\/|[\w-]\.anthropic\.|gems\/anthropic|anthropic-sdk-go|claude_agent_sdk/;
