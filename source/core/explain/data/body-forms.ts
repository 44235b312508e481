// How the names and values of an answer's body are written, and the types of the API's own errors.

// Each value is read up to a length; a text of nothing but names costs no more than it is long.
export const pair =
	/(?<![A-Za-z0-9])["':]?(type|__type|message|Message|msg|code|status|statusCode|status_code|title|detail|error|error_description|errorMessage|request_id|requestId|param|provider_name|error_code)["']?\s{0,4}(?:=>|:|=)\s{0,4}(?:b?"((?:[^"]|"(?![\s]{0,3}[,}\])]|$)){0,300})"?|b?'((?:[^']|'(?![\s]{0,3}[,}\])]|$)){0,300})'?|([^\s"'{}[\],][^"'{}[\],\n]{0,200}))/g;

/** `<Code>…</Code>` */
export const xmlPair = /<(code|message|type)>([^<"]{0,300})<\/\1>/gi;

/** The types of the API's own errors (platform.claude.com: api/errors). */
export const ownTypes: ReadonlySet<string> = new Set([
	'authentication_error',
	'permission_error',
	'invalid_request_error',
	'not_found_error',
	'rate_limit_error',
	'request_too_large',
	'api_error',
	'timeout_error',
	'overloaded_error',
	'billing_error',
]);
