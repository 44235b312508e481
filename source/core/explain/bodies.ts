// The bodies of answers in a text: names and values in braces, as JSON, Python, Ruby, Java and Go print them, at any depth of escaping.
import type {Body, Shape} from './types.js';

type Pair = {readonly key: string; readonly value: string; readonly at: number; readonly isInside: boolean};

// Each value is read up to a length; a text of nothing but names costs no more than it is long.
const pair =
	/(?<![A-Za-z0-9])["':]?(type|__type|message|Message|msg|code|status|statusCode|status_code|title|detail|error|error_description|errorMessage|request_id|requestId|param|provider_name|error_code)["']?\s{0,4}(?:=>|:|=)\s{0,4}(?:b?"((?:[^"]|"(?![\s]{0,3}[,}\])]|$)){0,300})"?|b?'((?:[^']|'(?![\s]{0,3}[,}\])]|$)){0,300})'?|([^\s"'{}[\],][^"'{}[\],\n]{0,200}))/g;

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

export function bodiesIn(text: string): readonly Body[] {
	// Without what escapes a quote, whatever the depth.
	const flat = text.slice(-mostText).replace(/\\(?=[\\"'/])/g, '');
	const bodies = groups([...pairsIn(flat)]).map((pairs) => bodyOf(pairs));
	const isPage = /<!doctype html|<html[\s>]/i.test(flat);
	return [...bodies.filter((body): body is Body => body !== undefined), ...(isPage ? [page] : [])];
}

/** Bodies stand where it ended. */
const mostText = 16 * 1024;

const page: Body = {shape: 'html', type: null, message: null, code: null, hasRequestId: false, isWhole: false};

function* pairsIn(text: string): Generator<Pair> {
	pair.lastIndex = 0;
	for (let found = pair.exec(text); found; found = pair.exec(text)) {
		const [whole, key = '', double, single, bare] = found;
		const value = (double ?? single ?? withoutNext(bare ?? '')).trim();
		yield {
			key: key === 'Message' ? key : key.toLowerCase(),
			value,
			at: found.index,
			isInside: /[{[,(]\s{0,8}["':]{0,2}$/.test(
				text.slice(Math.max(0, found.index - 12), found.index + 1).replace(/[A-Za-z_]$/, ''),
			),
		};
		// What a quoted value holds may be a body itself.
		const inner = double ?? single;
		if (inner !== undefined && /[{[]/.test(inner)) {
			pair.lastIndex = found.index + whole.indexOf(inner);
		} else if (bare !== undefined) {
			pair.lastIndex = found.index + whole.length - bare.length + value.length;
		}
	}
}

/** Go writes `message:invalid x-api-key type:authentication_error`: a value ends where the next name begins. */
function withoutNext(value: string): string {
	const next = / [A-Za-z_]{2,30}(?::|=)(?!\/)/.exec(value);
	return next && !/^[A-Z]/.test(next[0].trim()) ? value.slice(0, next.index) : value;
}

/** Names that stand close together are one body. */
function groups(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
	const found: Pair[][] = [];
	let end = Number.NEGATIVE_INFINITY;
	for (const one of pairs) {
		const group = found.at(-1);
		const isAgain = group?.some(({key, value}) => key === one.key && value !== 'error' && key === 'message');
		if (group && one.at - end < 200 && !isAgain) {
			group.push(one);
		} else {
			found.push([one]);
		}
		end = one.at + one.value.length;
	}
	return found;
}

function bodyOf(pairs: readonly Pair[]): Body | undefined {
	const valuesOf = (...keys: readonly string[]) => pairs.filter(({key}) => keys.includes(key)).map(({value}) => value);
	const types = valuesOf('type', '__type').filter((value) => /^[\w.-]{3,60}$/.test(value) && value !== 'error');
	if (!pairs.some(({isInside}) => isInside)) {
		return undefined;
	}
	const message = valuesOf('message', 'Message', 'msg', 'errormessage', 'error_description', 'detail', 'title')
		.concat(valuesOf('error').filter((value) => value !== 'true' && value !== 'false'))
		.find((value) => value.length > 2 && !value.startsWith('{'));
	const codes = valuesOf('code', 'error_code', 'status');
	const type = types.at(-1) ?? null;
	// A list of a client's own errors is no answer.
	if ((!message && !type) || /^\w*Error:|^\w*Exception:/.test(message ?? '')) {
		return undefined;
	}
	const hasRequestId = valuesOf('request_id', 'requestid').some((id) => /^req_0?1/.test(id));
	return {
		shape: shapeOf({
			type,
			message: message ?? '',
			codes,
			hasRequestId,
			isError: valuesOf('type').includes('error'),
			has: (key) => pairs.some((one) => one.key === key),
		}),
		type,
		message: message ?? null,
		code: codes[0] ?? null,
		hasRequestId,
		isWhole: hasRequestId || (valuesOf('type').includes('error') && type !== null && ownTypes.has(type)),
	};
}

function shapeOf({
	type,
	message,
	codes,
	hasRequestId,
	isError,
	has,
}: {
	readonly type: string | null;
	readonly message: string;
	readonly codes: readonly string[];
	readonly hasRequestId: boolean;
	readonly isError: boolean;
	readonly has: (key: string) => boolean;
}): Shape {
	if (has('param') || codes.includes('invalid_api_key')) {
		return /litellm|virtual key|proxy|budget/i.test(message) || type === 'auth_error' || type === 'budget_exceeded'
			? 'litellm'
			: 'openai';
	}
	if (hasRequestId || (isError && type !== null && ownTypes.has(type))) {
		return 'anthropic';
	}
	if (has('provider_name') || /auth credentials|user not found/i.test(message)) {
		return 'openrouter';
	}
	if (codes.some((code) => /^[A-Z]+(?:_[A-Z]+)+$|^UNAUTHENTICATED$|^NOT_FOUND$/.test(code))) {
		return 'google';
	}
	if (has('__type') || has('Message') || /arn:aws|security token included/i.test(message)) {
		return 'aws';
	}
	if (/subscription key|deployment/i.test(message)) {
		return 'azure';
	}
	return type !== null && ownTypes.has(type) && codes.length === 0 ? 'anthropic' : 'unknown';
}
