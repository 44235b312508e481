// What a program of the working folder would send through an SDK or by hand: `--for api` (facts.md §1.4).
import type {ClientFacts, ClientPredictions, LanguagePrediction} from './client/types.js';

export type * from './client/types.js';

import {cloudOfLanguage, languagesOf, urlFormOf} from './client/languages.js';
import {type ClientNames, namesOf} from './client/names.js';
import {predictClient, predictCloud} from './client/predict.js';

/** Predicts what the programs of the working folder send. Pure; never throws. */
export function predictClients(facts: ClientFacts): ClientPredictions {
	const clients = languagesOf(facts).map((language): LanguagePrediction => {
		const names: ClientNames = namesOf(language, facts);
		const {inForce, lacking, reads} = names;
		const urlForm = urlFormOf(language, facts);
		const cloud = cloudOfLanguage(language, facts);
		const predicted = cloud ? predictCloud(cloud, names) : predictClient(language, names, {...facts, urlForm});
		return {language, ...predicted, inForce, lacking, reads, urlForm};
	});
	// languagesOf gives at least one.
	const [{prediction, ...first}] = clients as [LanguagePrediction];
	return {...prediction, ...first, clients};
}
