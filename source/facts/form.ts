// What a person has entered in an app whose settings can't be read: asked of the server as the app would, as far as that is allowed.
import {type AppForm, type FormRequest, formRequest} from '../core/app/form.js';
import type {Summary} from '../core/diagnosis.js';
import {defineFact, NoReading, type Probe} from '../core/evidence.js';
import {proofOf} from '../core/proof.js';
import {type Asked, askServer} from './ask.js';

export type AskedForm = FormRequest & {
	readonly form: AppForm;
	/** undefined: there is nothing that could be sent. */
	readonly asked: Asked | undefined;
};

/** The form is no part of the machine, so each has a probe of its own. */
export function formProbe(form: AppForm): Probe<AskedForm> {
	return defineFact({
		id: 'form',
		async read(context) {
			const read = formRequest(form);
			const asked = read.request && (await askServer(context, read.request, 'person'));
			return {...read, form, asked};
		},
	});
}

/** The same, where the server was asked: what was not sent is not proved. */
export function answeredForm(probe: Probe<AskedForm>): Probe<AskedForm> {
	return defineFact({
		id: 'form-answer',
		async read({need}) {
			const facts = await need(probe);
			const answer = facts.asked?.answer;
			if (answer?.kind !== 'not-asked' || (answer.why !== 'no-consent' && answer.why !== 'offline')) {
				return facts;
			}
			const consent = answer.why === 'offline' ? 'network' : 'gateway';
			throw new NoReading({
				ok: false,
				reason: 'no-consent',
				consent,
				detail: `nothing was sent without the consent "${consent}"`,
			});
		},
	});
}

export function formSummary(probe: Probe<AskedForm>): Probe<Summary> {
	return defineFact({
		id: 'form-summary',
		async read({need, host, isAllowed}) {
			const {request = null, asked} = await need(probe);
			const sent = request?.xApiKey ?? request?.bearer;
			const answer = asked?.answer;
			const why = answer?.kind === 'not-asked' ? answer.why : undefined;
			const wanted = why === 'no-consent' ? 'gateway' : why === 'offline' ? 'network' : undefined;
			const rung =
				sent && ({source: sent.source, site: sent.site, value: sent.value, state: 'wins', why: undefined} as const);
			const answers = request && answer ? [{request, answer}] : [];
			return {
				machine: {platform: host.platform, shell: host.user.shell, claude: null, inside: []},
				ladder: rung ? [{...rung, proof: proofOf(rung, answers, undefined, host.now())}] : [],
				requests: {client: request},
				refusals: {},
				isProved: answer?.kind === 'accepted',
				wanted: wanted && !isAllowed(wanted) ? [wanted] : [],
				...(answer?.kind === 'said' && answer.retryAfter !== undefined && {retryAfter: answer.retryAfter}),
			};
		},
	});
}
