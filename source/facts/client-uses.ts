// What would be sent for `--for api` and `--for app`: by the programs of the working folder in each language, or by each app that is set up here.
import {formUse} from '../core/app/form.js';
import {type AppUse, appUses} from '../core/app/uses.js';
import type {LanguagePrediction} from '../core/client-request.js';
import {defineFact} from '../core/evidence.js';
import type {InForce, Refusal, Request, Rung} from '../core/request.js';
import {apps} from '../probes/apps.js';
import {editors} from '../probes/editors.js';
import {clientRequest, locatedEnvironment} from './request.js';

export type ClientUse = {
	/** As facts/server.ts names it: "client" is the first one, which counts. */
	readonly mode: string;
	/** For `--for api`, and for apps where none is set up with plain files: what a program would send. */
	readonly program: LanguagePrediction | undefined;
	readonly app: AppUse | undefined;
	readonly request: Request | null;
	readonly refusal: Refusal | undefined;
	/** Of a refused one: what would be sent without the reason. */
	readonly intended: Request | undefined;
	readonly ladder: readonly Rung[];
	inForce(name: string): InForce | undefined;
};

export const clientUses = defineFact<readonly ClientUse[]>({
	id: 'client-uses',
	async read(context) {
		if (context.form) {
			return [ofApp(formUse(context.form), 0)];
		}
		if (context.purpose === 'app') {
			const [own, found, editor] = await Promise.all([
				locatedEnvironment(context),
				context.try(apps),
				context.try(editors),
			]);
			const uses = appUses(found?.apps ?? [], editor, own);
			if (uses.length > 0) {
				// What sends something comes first: it is what the report shows.
				return [...uses].sort((a, b) => Number(b.request !== null) - Number(a.request !== null)).map(ofApp);
			}
		}
		const {clients} = await context.need(clientRequest);
		return clients.map(ofProgram);
	},
});

function ofProgram(program: LanguagePrediction, index: number): ClientUse {
	const {prediction, ladder, inForce} = program;
	const {request, refusal, intended} = prediction;
	return {mode: modeOf(index), program, app: undefined, request, refusal, intended, ladder, inForce};
}

function ofApp(app: AppUse, index: number): ClientUse {
	const {request, refused, key, baseUrl} = app;
	const sent = request?.xApiKey ?? request?.bearer;
	return {
		mode: modeOf(index),
		program: undefined,
		app,
		request: refused === undefined ? request : null,
		refusal: refused === undefined ? undefined : {cause: 'key-whitespace', says: refused, site: sent?.site},
		intended: refused === undefined ? undefined : (request ?? undefined),
		ladder: sent ? [{source: sent.source, site: sent.site, value: sent.value, state: 'wins', why: undefined}] : [],
		inForce(name) {
			const held = name === 'ANTHROPIC_BASE_URL' ? baseUrl : sent?.source === name ? key : undefined;
			return held && {...held.variable, name: held.refersTo ?? name, overrides: []};
		},
	};
}

function modeOf(index: number): string {
	return index === 0 ? 'client' : `client ${index + 1}`;
}
