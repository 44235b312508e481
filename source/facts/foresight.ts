// What is needed to tell what a fix would cost: the model's inputs, the lines that set variables, what was said to which value.
import {defineFact} from '../core/evidence.js';
import type {Foresight, SaidOfValue} from '../core/foresight.js';
import type {AnswerResult} from '../core/readings.js';
import type {Request} from '../core/request.js';
import {activations} from '../probes/activations.js';
import {desktopEnvironment} from '../probes/desktop-environment.js';
import {direnv} from '../probes/direnv.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {shellFiles} from '../probes/shell-files.js';
import {where} from '../probes/where.js';
import {mainMode} from './main-mode.js';
import {proofs} from './proofs.js';
import {request, requestFacts} from './request.js';
import {type ServerAnswer, server} from './server.js';

export const foresight = defineFact<Foresight>({
	id: 'foresight',
	async read({need, try: attempt}) {
		const [facts, predictions, shell, folder, dotenv, tools, desktop, proved, asked, place] = await Promise.all([
			need(requestFacts),
			need(request),
			attempt(shellFiles),
			attempt(direnv),
			attempt(dotenvFiles),
			attempt(activations),
			attempt(desktopEnvironment),
			attempt(proofs),
			attempt(server),
			attempt(where),
		]);
		const loaded = folder;
		const modes = ['print', 'interactive'] as const;
		return {
			facts,
			// The nearer to this process the later: the last one in force counts.
			lines: [
				...(dotenv?.assignments ?? []).map((line) => ({...line, isRead: false})),
				...(shell?.assignments ?? []),
				...(tools?.assignments ?? []),
				...(loaded?.isLoaded ? loaded.assignments : []),
			],
			session: desktop?.variables ?? [],
			main: mainMode(predictions, facts.global, place),
			known: modes.flatMap((mode) => {
				const sent = predictions[mode].request;
				const answer = proved?.modes[mode]?.answer;
				return sent ? saidTo(sent, answer, asked?.modes[mode]) : [];
			}),
		};
	},
});

function saidTo(
	sent: Request,
	answer: AnswerResult | undefined,
	asked: ServerAnswer | undefined,
): readonly SaidOfValue[] {
	const {origin} = sent;
	const slots = ['xApiKey', 'bearer'] as const;
	const both = sent.xApiKey?.value !== undefined && sent.bearer?.value !== undefined;
	return slots.flatMap((slot): readonly SaidOfValue[] => {
		const value = sent[slot]?.value;
		if (!value) {
			return [];
		}
		const other = slot === 'xApiKey' ? 'bearer' : 'xApiKey';
		const said = both && answer?.kind !== 'accepted' ? asked?.alone?.[slot] : answer;
		return [
			...(said ? [{origin, slot, value, answer: said}] : []),
			...(asked?.swapped && !both ? [{origin, slot: other, value, answer: asked.swapped} as const] : []),
			...(asked?.cleaned && !both ? [{origin, slot, value: value.cleaned(), answer: asked.cleaned}] : []),
		];
	});
}
