// The bodies of answers in a text: names and values in braces, as JSON, Python, Ruby, Java and Go print them, at any depth of escaping.
import {ownTypes, pair, xmlPair} from './data/body-forms.js';
import type {Body, Shape} from './types.js';

type Pair = {readonly key: string; readonly value: string; readonly at: number; readonly isInside: boolean};

export function bodiesIn(text: string): readonly Body[] {
	// Without what escapes a quote, whatever the depth.
	const flat = text
		.slice(-mostText)
		.replace(/\\(?=[\\"'/])/g, '')
		.replace(xmlPair, (_, name: string, value: string) => `{"${name.toLowerCase()}":"${value}"}`);
	const bodies = groups([...pairsIn(flat)]).map((pairs) => bodyOf(pairs));
	const isPage = /<!doctype html|<html[\s>]/i.test(flat);
	return [...bodies.filter((body): body is Body => body !== undefined), ...(isPage ? [page] : [])];
}

/** Bodies stand where it ended. */
const mostText = 16 * 1024;

const page: Body = {shape: 'html', type: null, message: null, hasRequestId: false, isWhole: false};

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
	const types = valuesOf('type', '__type')
		// A picture's text has lost its underscores.
		.map((value) => (ownTypes.has(value.replaceAll(' ', '_')) ? value.replaceAll(' ', '_') : value))
		.filter((value) => /^[\w.-]{3,60}$/.test(value) && value !== 'error');
	const message = valuesOf('message', 'Message', 'msg', 'errormessage', 'error_description', 'detail', 'title')
		.concat(valuesOf('error').filter((value) => value !== 'true' && value !== 'false'))
		.find((value) => value.length > 2 && !value.startsWith('{'));
	const codes = valuesOf('code', 'error_code', 'status');
	const type = types.at(-1) ?? null;
	// A list of a client's own errors is no answer.
	if (!pairs.some(({isInside}) => isInside) || (!message && !type) || /^\w*Error:|^\w*Exception:/.test(message ?? '')) {
		return undefined;
	}
	const hasRequestId = valuesOf('request_id', 'requestid').some((id) => /^req_0?1/.test(id));
	const isOpen = pairs.some(({key}) => key === 'param') || codes.includes('invalid_api_key');
	const isOwnType = type !== null && ownTypes.has(type);
	const isWhole = hasRequestId || (isOwnType && valuesOf('type').includes('error'));
	const has = (name: string) => pairs.some(({key}) => key === name);
	const said = message ?? '';
	const shapes: readonly (readonly [Shape, boolean])[] = [
		[
			'litellm',
			isOpen && (/litellm|virtual key|proxy|budget/i.test(said) || /^auth_error$|^budget_exceeded$/.test(type ?? '')),
		],
		['openai', isOpen],
		['anthropic', isWhole],
		['openrouter', has('provider_name') || /auth credentials|user not found/i.test(said)],
		['google', codes.some((code) => /^[A-Z]+(?:_[A-Z]+)+$|^UNAUTHENTICATED$/.test(code))],
		['aws', has('__type') || has('Message') || /arn:aws|security token included/i.test(said)],
		['azure', /subscription key|deployment/i.test(said)],
		['anthropic', isOwnType && codes.length === 0],
	];
	const shape = shapes.find(([, holds]) => holds)?.[0] ?? 'unknown';
	return {shape, type, message: message ?? null, hasRequestId, isWhole};
}
