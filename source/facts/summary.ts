// What a diagnosis says besides its findings: the machine, the ladder with how far each rung is proved, what would be sent.
import type {Consent} from '../core/consent.js';
import type {ProvedRung, SignIn, Summary} from '../core/diagnosis.js';
import {defineFact, type ProbeContext} from '../core/evidence.js';
import type {PassedOver} from '../core/host.js';
import {shortPath} from '../core/place.js';
import {proofOf} from '../core/proof.js';
import type {AnswerResult, Login} from '../core/readings.js';
import type {Predictions, Request, Rung} from '../core/request.js';
import type {Silence} from '../core/sober.js';
import {claudeInstalls} from '../probes/claude.js';
import {globalConfig} from '../probes/global-config.js';
import {locks} from '../probes/locks.js';
import {login} from '../probes/login.js';
import {where} from '../probes/where.js';
import {changedByName} from './changed-by-name.js';
import {claudeProof} from './claude-proof.js';
import {type ClientUse, clientUses} from './client-uses.js';
import {type Mode, mainMode} from './main-mode.js';
import {type Proofs, proofs} from './proofs.js';
import {request} from './request.js';

export const summary = defineFact<Summary>({
	id: 'summary',
	async read(context) {
		const {host, purpose} = context;
		const [place, claude, stored] = await Promise.all([
			context.try(where),
			context.try(claudeInstalls),
			context.try(login),
		]);
		const machine = {
			platform: host.platform,
			shell: place?.shell ?? null,
			claude: claude?.version ?? null,
			inside: place?.inside ?? [],
		};
		const proved = await context.try(proofs);
		const all = proved?.modes ?? {};
		const said = purpose === 'claude-code' ? await ofClaudeCode(context) : await ofClient(context, all);
		const modes = said.modes ?? all;
		const answers = Object.entries(modes).flatMap(([mode, proof]) =>
			proof && said.requests[mode] ? [{request: said.requests[mode] as Request, answer: proof.answer}] : [],
		);
		const ladder = said.ladder.map((rung) => ({
			...rung,
			proof: proofOf(rung, answers, stored, host.now()),
		}));
		const sent = Object.entries(said.requests).filter(([, request]) => request !== null);
		const signIn = await signInOf(context, said.requests);
		const passed = purpose === 'claude-code' ? (claude?.passedOver ?? []).slice(0, mostNotes) : [];
		const isHidden = passed.some(({isFirst}) => isFirst);
		const typed = purpose === 'claude-code' ? await context.try(changedByName) : [];
		const retryAfter = Math.max(0, ...answers.map(({answer}) => (answer.kind === 'said' && answer.retryAfter) || 0));
		return {
			machine,
			ladder,
			requests: said.requests,
			refusals: said.refusals,
			...(said.silence && !machine.inside.includes('claude-code') && {silence: said.silence}),
			isProved:
				!isHidden &&
				typed?.length === 0 &&
				(said.isProved ?? (sent.length > 0 && sent.every(([mode]) => modes[mode]?.answer.kind === 'accepted'))),
			wanted: wantedOf(
				Object.values(all).map((proof) => proof?.answer),
				ladder,
				stored,
				context,
			),
			...(signIn && {signIn}),
			notes: [...passed.map((one) => noteOf(one, context)), ...(await notesOf(context))],
			...(retryAfter > 0 && {retryAfter}),
		};
	},
});

const mostNotes = 3;

const reasons: Readonly<Record<PassedOver['why'], string>> = {
	project: "it is this project's own",
	packages: 'a project puts its own programs there',
	others: 'others can write there',
	elsewhere: 'it is not where the system keeps its own',
};

function noteOf({path, why, isFirst}: PassedOver, {host: {home, cwd, user}}: ProbeContext): string {
	const place = shortPath(path, {home, cwd, account: {name: user.name, home: user.home}});
	return `Passed over, and not run: ${place} (${reasons[why]})${isFirst ? '. It comes first on PATH, so the version is not known and nothing is proved' : ''}.`;
}

/** What asking Claude Code itself did or why it was not done; nothing without that consent. */
async function notesOf({isAllowed, purpose, try: attempt}: ProbeContext): Promise<readonly string[]> {
	const proof = isAllowed('claude') && purpose === 'claude-code' ? await attempt(claudeProof) : undefined;
	if (!proof) {
		return [];
	}
	if (proof.kind === 'not-asked') {
		return proof.why === 'nothing-to-send' ? [] : [`Claude Code itself was not asked: ${proof.detail}.`];
	}
	const {answer, hasChangedLogin, says} = proof;
	return [
		...(answer.kind === 'not-asked' && answer.why === 'unknown-words'
			? [`Claude Code said "${says}". These words are not known here, so nothing is concluded from them.`]
			: []),
		...(hasChangedLogin
			? ['The stored sign-in is another one than before: Claude Code renewed it while it was asked.']
			: []),
	];
}

/** Before Claude Code may be asked, it has to be known what that would do to the sign-in. */
async function signInOf(context: ProbeContext, requests: Summary['requests']): Promise<SignIn | undefined> {
	if (context.purpose !== 'claude-code') {
		return undefined;
	}
	const [stored, held] = await Promise.all([context.try(login), context.try(locks)]);
	if (stored?.used.state !== 'read') {
		return undefined;
	}
	const {expiresAt, refreshTokenExpiresAt} = stored.used;
	return {
		until: expiresAt || null,
		renewableUntil: refreshTokenExpiresAt || null,
		isDue: Object.values(requests).some((request) => request?.bearer?.isRenewedFirst === true),
		isLocked: held?.some(({isFresh}) => isFresh) === true,
	};
}

type Said = {
	readonly ladder: readonly Rung[];
	readonly requests: Summary['requests'];
	readonly refusals: Summary['refusals'];
	readonly silence?: Silence;
	/** Of several programs or apps: the proof of the one that is shown. */
	readonly modes?: Proofs['modes'];
	readonly isProved?: boolean;
};

async function ofClaudeCode(context: ProbeContext): Promise<Said> {
	const predictions = await context.need(request);
	const {interactive, print, ladder} = predictions;
	const main = mainMode(predictions, await context.try(globalConfig), await context.try(where));
	// In the keychain, or beside Claude Code's own shell, there may be what can't be seen from here.
	const isHidden = (await context.try(login))?.isUncertain;
	const silence = isHidden ? undefined : silenceOf(predictions, main);
	return {
		...(silence && {silence}),
		ladder,
		requests: {interactive: interactive.request, print: print.request},
		refusals: {interactive: interactive.refusal?.says, print: print.refusal?.says},
	};
}

/** Of the mode that counts, else of `claude -p`: what a session alone is asked is no harm to it. */
function silenceOf({interactive, print}: Predictions, main: Mode): Silence | undefined {
	const isOnly = interactive.request !== null || print.request !== null;
	const mode = isOnly && main === 'interactive' && interactive.request ? 'print' : main;
	const refusal = mode === 'print' ? print.refusal : interactive.refusal;
	return refusal && {...refusal, mode, isMain: mode === main, isOnly};
}

/** Of several apps the report shows the first that isn't proved, since that is the one to look at. All of them have to be. */
async function ofClient({need, purpose}: ProbeContext, proved: Proofs['modes']): Promise<Said> {
	const uses = await need(clientUses);
	const sent = uses.filter(({request}) => request !== null);
	const isAccepted = ({mode}: ClientUse): boolean => proved[mode]?.answer.kind === 'accepted';
	const [first] = uses;
	const shown = (purpose === 'app' ? sent.find((use) => !isAccepted(use)) : undefined) ?? first;
	const counting = purpose === 'app' ? sent : uses.slice(0, 1);
	return {
		ladder: shown?.ladder ?? [],
		requests: {client: shown?.request ?? null},
		refusals: {client: shown?.refusal?.says},
		modes: {client: shown && proved[shown.mode]},
		isProved: counting.length > 0 && counting.every(isAccepted),
	};
}

/** Consents that would prove more than is proved now. */
function wantedOf(
	answers: readonly (AnswerResult | undefined)[],
	ladder: readonly ProvedRung[],
	stored: Login | undefined,
	{isAllowed}: ProbeContext,
): readonly Consent[] {
	const wanted = new Set<Consent>();
	for (const answer of answers) {
		if (answer?.kind === 'not-asked') {
			if (answer.why === 'sign-in' || answer.why === 'other-provider') {
				wanted.add('claude');
			}
			if (answer.why === 'no-consent') {
				wanted.add('gateway');
			}
			if (answer.why === 'offline') {
				wanted.add('network');
			}
		}
	}
	if (stored?.isUncertain) {
		wanted.add('keychain');
	}
	if (ladder.some(({source, state, value}) => source === 'apiKeyHelper' && state === 'wins' && !value)) {
		wanted.add('helper');
	}
	return [...wanted].filter((consent) => !isAllowed(consent));
}
