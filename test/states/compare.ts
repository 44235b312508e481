// Compares a predicted request with an observed one, as the lab does.
import {type Folders, placeOf} from '../../source/core/place.js';
import type {Request, Sent} from '../../source/core/request.js';
import {fingerprint} from '../helpers/placeholders.js';
import type {ExpectedCredential, ExpectedRequest} from './machine.js';

/** What differs, in words; empty: they agree. */
export function differences(
	expected: ExpectedRequest | null,
	actual: Request | null,
	folders: Folders,
): readonly string[] {
	if (!expected || !actual) {
		return expected === actual ? [] : [actual ? 'something is sent, nothing was observed' : 'nothing is sent'];
	}
	return [
		...(expected.provider === actual.provider ? [] : [`provider ${actual.provider}, observed ${expected.provider}`]),
		...(expected.origin === actual.origin ? [] : [`origin ${actual.origin}, observed ${expected.origin}`]),
		...slot('x-api-key', expected.xApiKey, actual.xApiKey, folders),
		...slot('bearer', expected.bearer, actual.bearer, folders),
	];
}

function slot(
	name: string,
	expected: ExpectedCredential | string | null,
	actual: Sent | null,
	folders: Folders,
): readonly string[] {
	if (typeof expected === 'string') {
		const value = actual?.value?.fingerprint;
		return value === fingerprint(expected) ? [] : [`${name} has another value (${value ?? 'none'})`];
	}
	const observed = expected && `${expected.source} of ${expected.from}`;
	if (!expected || !actual) {
		return expected === actual
			? []
			: [`${name}: ${actual ? `${actual.source} is sent` : 'nothing'}, observed ${observed}`];
	}
	const value = expected.value ?? expected.exactly;
	const from = placeOf(actual.site, folders).path;
	const sent = actual.isEmpty ? null : (actual.value?.fingerprint ?? null);
	return [
		...(actual.source === expected.source ? [] : [`${name} is ${actual.source}, observed ${observed}`]),
		...(expected.from === undefined || from === expected.from ? [] : [`${name} is of ${from}, observed ${observed}`]),
		...(value === undefined || sent === fingerprint(value) ? [] : [`${name} has another value (${sent})`]),
		...(expected.state?.startsWith('an empty header') === true && !isEmptyOrUnknown(actual)
			? [`${name} is not empty`]
			: []),
	];
}

/** A project's helper isn't run: whether its header is empty is then not known. */
function isEmptyOrUnknown({isEmpty, value}: Sent): boolean {
	return isEmpty === true || value === undefined;
}
