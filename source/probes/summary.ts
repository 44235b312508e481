// What a diagnosis says besides its findings: the machine, the ladder with how far each rung is proved, what would be sent.
import type {Consent} from '../core/consent.js';
import type {ProvedRung, Summary} from '../core/diagnosis.js';
import {defineProbe, type ProbeContext} from '../core/evidence.js';
import type {AnswerResult, Login} from '../core/facts.js';
import {proofOf} from '../core/proof.js';
import type {Request, Rung} from '../core/request.js';
import {claudeInstalls} from './claude.js';
import {login} from './login.js';
import {proofs} from './proofs.js';
import {clientRequest, request} from './request.js';
import {where} from './where.js';

export const summary = defineProbe<Summary>({
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
			shell: place.ok ? place.value.shell : null,
			claude: claude.ok ? claude.value.version : null,
			inside: place.ok ? place.value.inside : [],
		};
		const said = purpose === 'claude-code' ? await ofClaudeCode(context) : await ofClient(context);
		const proved = await context.try(proofs);
		const modes = proved.ok ? proved.value.modes : {};
		const answers = Object.entries(modes).flatMap(([mode, proof]) =>
			proof && said.requests[mode] ? [{request: said.requests[mode] as Request, answer: proof.answer}] : [],
		);
		const ladder = said.ladder.map((rung) => ({
			...rung,
			proof: proofOf(rung, answers, stored.ok ? stored.value : undefined, host.now()),
		}));
		const sent = Object.entries(said.requests).filter(([, request]) => request !== null);
		return {
			machine,
			ladder,
			requests: said.requests,
			refusals: said.refusals,
			isProved: sent.length > 0 && sent.every(([mode]) => modes[mode]?.answer.kind === 'accepted'),
			wanted: wantedOf(
				Object.values(modes).map((proof) => proof?.answer),
				ladder,
				stored.ok ? stored.value : undefined,
				context,
			),
		};
	},
});

type Said = {
	readonly ladder: readonly Rung[];
	readonly requests: Summary['requests'];
	readonly refusals: Summary['refusals'];
};

async function ofClaudeCode(context: ProbeContext): Promise<Said> {
	const {interactive, print, ladder} = await context.need(request);
	return {
		ladder,
		requests: {interactive: interactive.request, print: print.request},
		refusals: {interactive: interactive.refusal?.says, print: print.refusal?.says},
	};
}

async function ofClient(context: ProbeContext): Promise<Said> {
	const client = await context.need(clientRequest);
	return {ladder: client.ladder, requests: {client: client.request}, refusals: {client: client.refusal?.says}};
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
