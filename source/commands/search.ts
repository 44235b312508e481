// Looks for a cause that was named, and says whether it was seen or only assumed.
import type {CauseId} from '../core/cause-id.js';
import type {Finding} from '../core/check.js';
import type {Diagnosis} from '../core/diagnosis.js';
import type {Purpose} from '../core/evidence.js';
import {type Fix, needsPerson} from '../core/fix.js';
import {type DiagnosisOptions, runDiagnosis} from './engine.js';

export type SearchResult = {
	readonly purpose: Purpose;
	readonly before: Diagnosis;
	readonly finding: Finding | undefined;
	/** Every diagnosis made during the search. */
	readonly looked: readonly Diagnosis[];
};

type Settings = Omit<DiagnosisOptions, 'assumed' | 'observe'>;

const purposes: readonly Purpose[] = ['claude-code', 'api', 'app'];

/** What is named may have been found for another purpose: `check --for api`, then `fix <cause>`. The one that is given comes first. */
export async function search(
	cause: CauseId,
	options: Settings,
	as: 'assumed' | 'seen' = 'assumed',
): Promise<SearchResult> {
	const looked: Diagnosis[] = [];
	const look = async (purpose: Purpose): Promise<SearchResult> => {
		const before = await runDiagnosis({...options, purpose, ...(as === 'assumed' && {assumed: cause})});
		looked.push(before);
		const findings = before.findings.filter((finding) => finding.cause === cause);
		return {purpose, before, looked, finding: findings.find(({fixes}) => fixes.some(isDoable)) ?? findings[0]};
	};
	let known = await look(options.purpose);
	for (const purpose of purposes.filter((one) => one !== options.purpose)) {
		if (known.finding && (as === 'seen' || known.finding.fixes.some(isDoable))) {
			break;
		}
		const other = await look(purpose);
		known = other.finding && (!known.finding || other.finding.fixes.some(isDoable)) ? other : known;
	}
	return known;
}

/** The finding as seen without assumptions; undefined: only the person who named it says that it is there. */
export async function seenAs(
	{cause, where}: Finding,
	settings: Settings,
): Promise<{readonly finding: Finding; readonly before: Diagnosis} | undefined> {
	const before = await runDiagnosis(settings);
	const place = JSON.stringify(where[0]);
	const all = [...before.findings, ...before.checks.flatMap(({findings}) => findings)];
	const finding = all.find((one) => one.cause === cause && JSON.stringify(one.where[0]) === place);
	return finding && {finding, before};
}

function isDoable({changes}: Fix): boolean {
	return changes.some((change) => !needsPerson(change));
}
