// The names of status codes.

export const reasons =
	/^(?:bad request|invalid request|unauthori[sz]ed|payment required|forbidden|not found|proxy authentication required|request too large|payload too large|content too large|request entity too large|unprocessable (?:entity|content)|too many requests|rate limit(?:ed)?|(?:internal )?server error|bad gateway|service unavailable|gateway time-?out|overloaded|(?:site is )?overloaded|error|errors|status|response)?$/;

/** A number with nothing but words around it that go with any status. */
export const bareStatus =
	/^(?:(?:https?|http\/[\d.]+|api|claude|anthropic|error|status|code|response|explain)[\s:/-]{0,4}){0,6}\(?([1-5]\d\d)\)?[\s:-]{0,4}([a-z -]{0,60})$/;
