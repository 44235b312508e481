// The HTTP status codes that a text reports, in any of the forms in which clients print them.

const number = /(?<![\w.:/@#$-])([45]\d\d)(?!\d|[a-ln-zA-Z_@%]|m(?!odel)|[.:/-]\d|-\w|["']\s?:)/g;

/** What stands before a number that is a status. */
const before =
	/(?:error|errors?code|exception|fault|code|status|statuscode|http|http\/[\d.]+|api|anthropic|claude|response|respond(?:s|ed)?(?: with)?|returned|returns|failed|failure|rejected|request|unauthorized|got|get|getting|received|connection failed|proxy|vertex|bedrock|foundry|is|=)["'\s:=([\]{>_,-]{0,6}$/i;

const after =
	/^["'\])}:,.\s-]{0,4}(?:\{|b?['"]?\{|<!doctype|<html|<head|unauthori|forbidden|not[ _]found|bad |too many|payment|internal|service |gateway|proxy auth|payload|request (?:entity|too|timeout)|content too|unprocessable|overloaded|site is|status code|authentication|invalid x|error|client error|server error)/i;

/** `"POST /v1/messages HTTP/1.1" 404` */
const asked = /\b(?:GET|POST|PUT|HEAD) \S{1,160}(?: HTTP\/[\d.]{1,4}["']?)? $/;

/** At the beginning of a line, alone or before what it means. */
const first = /(?:^|\n)\s{0,8}["'(]?$/;

export function statusesIn(text: string): readonly number[] {
	const found: number[] = [];
	number.lastIndex = 0;
	for (let match = number.exec(text); match; match = number.exec(text)) {
		const ahead = text.slice(Math.max(0, match.index - 200), match.index);
		const behind = text.slice(match.index + 3, match.index + 40);
		if (
			before.test(ahead.slice(-40)) || asked.test(ahead)
				? !/\b(?:line|port|column|row|chapter|page|position|exit code|exit status|exited with code|with code) ?$/i.test(
						ahead,
					)
				: after.test(behind) || (first.test(ahead) && /^\s{0,3}(?:$|\n|[-·:])/.test(behind))
		) {
			found.push(Number(match[1]));
		}
	}
	return found;
}
