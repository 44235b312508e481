// What the server says to what would be sent: by a free request of ours where that is allowed (issue "Live proof").
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {Request} from '../core/request.js';
import type {Secret} from '../core/secret.js';
import {askServer, proveRequest, type ServerAnswer} from './ask.js';
import {clientUses} from './client-uses.js';
import {request} from './request.js';

export type {ServerAnswer};

export type Server = {
	/** By mode: interactive and print, or client. undefined: nothing would be sent. */
	readonly modes: Readonly<Record<string, ServerAnswer | undefined>>;
};

export const server = defineFact<Server>({
	id: 'server',
	async read(context) {
		if (context.purpose !== 'claude-code') {
			return {modes: await askForClients(context)};
		}
		const predictions = await context.need(request);
		const {print, interactive} = predictions;
		const first = print.request ? proveRequest(context, print.request) : undefined;
		const second =
			interactive.request && !isSameRequest(interactive.request, print.request)
				? proveRequest(context, interactive.request)
				: undefined;
		const [asked, other] = await Promise.all([first, second]);
		return {modes: {print: asked, interactive: interactive.request ? (other ?? asked) : undefined}};
	},
});

/** Asking on behalf of more apps than this would take too long. */
const mostClients = 6;

/** What programs or apps would send, each different request once. */
async function askForClients(context: ProbeContext): Promise<Server['modes']> {
	const uses = (await context.need(clientUses)).slice(0, mostClients);
	const asked = new Map<Request, Promise<ServerAnswer>>();
	const modes = uses.map(
		async ({mode, request: sent, intended}): Promise<readonly [string, ServerAnswer | undefined]> => {
			if (!sent) {
				return [mode, intended && (await askCleaned(context, intended))];
			}
			const known = [...asked.keys()].find((other) => isSameRequest(sent, other));
			const answer = (known && asked.get(known)) ?? proveRequest(context, sent);
			asked.set(known ?? sent, answer);
			return [mode, await answer];
		},
	);
	return Object.fromEntries(await Promise.all(modes));
}

/** Of a value that the client itself refuses: whether it is good once cleaned. */
async function askCleaned(context: ProbeContext, intended: Request): Promise<ServerAnswer | undefined> {
	const {xApiKey, bearer} = intended;
	const sent = xApiKey ?? bearer;
	if (!sent?.value || sent.value.defects.length === 0) {
		return undefined;
	}
	const clean = {...sent, value: sent.value.cleaned()};
	const cleaned = {...intended, xApiKey: xApiKey && clean, bearer: xApiKey ? null : clean};
	const asked = await askServer(context, cleaned);
	return {...asked, answer: {kind: 'not-asked', why: 'nothing-to-send'}, cleaned: asked.answer};
}

/** Whether two requests carry the same values to the same place. */
export function isSameRequest(one: Request, other: Request | null): boolean {
	const same = (a: Secret | undefined, b: Secret | undefined): boolean => a?.fingerprint === b?.fingerprint;
	return (
		other !== null &&
		one.origin === other.origin &&
		one.provider === other.provider &&
		same(one.xApiKey?.value, other.xApiKey?.value) &&
		same(one.bearer?.value, other.bearer?.value)
	);
}
