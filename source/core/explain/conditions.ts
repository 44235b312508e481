// What rules ask of the facts of a text: whether a credential was refused, what a variable holds, what a path looks like.
import {isPlaceholder, kindOf} from '../credential-kind.js';
import {intendedName} from '../near-names.js';
import {isLocalHost, isOwnHost} from './data/parties.js';
import type {TextReading} from './read.js';
import {hostIn} from './request.js';
import type {Hit, Party} from './types.js';

export type Context = {readonly reading: TextReading; readonly party: Party | null; readonly about: 0 | 1 | 2};

export type Rule = Hit & {readonly when: (context: Context) => boolean};

export const refused = ({reading: {statuses, bodies, reported}}: Context) =>
	statuses.includes(401) ||
	bodies.some(({type}) => type === 'authentication_error') ||
	/invalid (?:bearer token|x-api-key|api key)|unauthorized/.test(reported);
export const isDown = ({reading: {codes, reported}}: Context) =>
	codes.some((code) => /REFUSED/i.test(code)) ||
	/connection ?refused|connection error|error sending request|failed to connect|unable to connect/.test(reported);
export const isMissing = ({reading: {statuses, reported}}: Context) =>
	statuses.includes(404) || /selected model|not_found_error|404 not found|not found/.test(reported);

export const holds = ({reading}: Context, name: string, is: (value: string) => boolean = () => true) =>
	(reading.variables.get(name) ?? []).some((value) => value !== '' && is(value));
/** An example value. One that was masked before pasting (sk-ant-***, <gateway key>) says nothing. */
export const isExample = (value: string) => isPlaceholder(value) && !/\*|\.{3}|^<(?!.*your)/i.test(value);
/** The kind, also of a value that was masked behind its prefix. */
export const kindIn = (value: string) => kindOf(value.replace(/[*.x]{2,}/i, 'a1B'));
/** Another vendor's. "sk-" and one sign again and again is nobody's. */
export const isOthers = (value: string) => kindIn(value) === 'other-vendor' && !/^sk-(.)\1*$/.test(value);
export const otherKinds: ReadonlySet<string> = new Set(['oauth', 'refresh', 'admin', 'session', 'enterprise']);
export const hasProxy = (context: Context, is: (value: string) => boolean) =>
	['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].some((name) => holds(context, name, is));
export const isSocks = (url: string) => /^socks/i.test(url);
export const isElsewhere = (url: string) => !isLocalHost(hostIn(url)) && !isOwnHost(hostIn(url));
export const path = ({reading: {request}}: Context, form: RegExp) => request.paths.some((one) => form.test(one));
export const says =
	(form: RegExp) =>
	({reading}: Context) =>
		form.test(reading.reported);
export const isClaudeCode = ({reading}: Context) =>
	reading.client === 'Claude Code' || reading.client === 'the Claude Agent SDK';

/** A near miss of a known name. A wrap can cut a name: a piece of one that stands whole in the text isn't a near miss. */
export function hasNearMiss({reading: {lines, tight}}: Context): boolean {
	const told = lines.filter(({kind}) => kind !== 'mention').map(({text}) => text.slice(0, 2000));
	const names = new Set(
		told.flatMap((text) => text.match(/(?<![\w.-])[A-Z][A-Z0-9]+_[A-Z0-9_]{2,40}(?![\w-])/g) ?? []),
	);
	return [...names].slice(0, 200).some((name) => {
		const intended = intendedName(name)?.toLowerCase().replaceAll('_', '');
		const bare = name.toLowerCase().replaceAll('_', '');
		const isPiece = intended && (intended.startsWith(bare) || intended.endsWith(bare));
		return intended !== undefined && !(isPiece && tight.text.includes(intended));
	});
}
