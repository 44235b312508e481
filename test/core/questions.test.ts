// Questions as data: what each answer makes first, and that none is asked in vain.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {catalogue, causeIds} from '../../source/causes/index.js';
import type {CauseId} from '../../source/core/cause-id.js';
import type {Finding} from '../../source/core/check.js';
import type {Diagnosis} from '../../source/core/diagnosis.js';
import type {Site} from '../../source/core/place.js';
import {consider, nextQuestion, questions} from '../../source/core/questions.js';
import {rank} from '../../source/core/ranking.js';
import {checksWith, diagnosisOf, home, signInAgain} from '../helpers/diagnosis.js';
import {runs} from '../helpers/runs.js';

const file = (path: string): Site => ({kind: 'file', path: `${home}/${path}`});

function found(cause: CauseId, change: Partial<Finding> = {}): Finding {
	return {cause, severity: 'error', detail: '', where: [file('.zshrc')], fixes: [], ...change};
}

function diagnosed(findings: readonly Finding[], platform: 'linux' | 'darwin' = 'linux'): Diagnosis {
	const ranked = rank(findings, catalogue);
	const machine = {platform, shell: 'zsh', claude: '2.1.330', inside: []};
	return diagnosisOf({...ranked, machine, verdict: 'broken', checks: checksWith({server: findings})});
}

const here = {where: [file('work/.env')]};
const partition = {...signInAgain, id: 'partition'};
const denied = found('keychain-denied', {fixes: [partition, {...signInAgain, id: 'sign-in'}]});

describe('each question', () => {
	// Question, machine, answer → what comes first: cause and fix.
	it.each<[string, Diagnosis, string, string, string?]>([
		['new-mac', diagnosed([denied], 'darwin'), 'yes', 'keychain-denied', 'sign-in'],
		['new-mac', diagnosed([denied], 'darwin'), 'no', 'keychain-denied', 'partition'],
		['vpn-or-travel', diagnosed([found('region-blocked')]), 'vpn', 'region-blocked', 'leave-vpn'],
		['vpn-or-travel', diagnosed([found('permission-denied')]), 'vpn', 'permission-denied', 'leave-vpn'],
		['vpn-or-travel', diagnosed([found('offline')]), 'travelling', 'offline', 'portal'],
		['vpn-or-travel', diagnosed([found('offline')]), 'no', 'offline'],
		['every-folder', diagnosed([found('key-empty'), found('login-expired', here)]), 'here', 'login-expired'],
		['every-folder', diagnosed([found('key-empty', here), found('login-expired')]), 'everywhere', 'login-expired'],
		['after-update', diagnosed([found('key-leaked'), found('onboarding-incomplete')]), 'yes', 'onboarding-incomplete'],
		['after-update', diagnosed([found('key-leaked'), found('login-race')]), 'no', 'key-leaked'],
		['status-fails-too', diagnosed([found('key-empty'), found('login-expired')]), 'yes', 'login-expired'],
		['status-fails-too', diagnosed([found('login-expired'), found('key-leaked')]), 'no', 'key-leaked'],
	])('%s: %#', (id, diagnosis, answer, cause, fix) => {
		expect(nextQuestion(diagnosis, {}, catalogue)?.id).toBe(id);
		const [first] = consider(diagnosis, {[id]: answer}, catalogue).findings;
		expect([first?.cause, first?.fixes[0]?.id]).toEqual([cause, fix]);
	});

	it.each([
		['another Mac, on Linux', diagnosed([denied])],
		['a single cause that no answer touches', diagnosed([found('login-expired')])],
		['two of one kind', diagnosed([found('login-expired'), found('login-race')])],
		['notes alone', diagnosed([found('keychain-denied', {severity: 'note'})], 'darwin')],
	])('is not asked about %s', (_, diagnosis) => {
		expect(nextQuestion(diagnosis, {'after-update': 'unknown'}, catalogue)).toBeUndefined();
	});

	it('has a harmless first answer, and answers with names of their own', () => {
		for (const {answers} of questions) {
			expect(new Set(answers.map(({id}) => id)).size).toBe(answers.length);
			expect(Object.keys(answers[0] ?? {}).sort()).toEqual(['id', 'label']);
		}
	});

	it('is spoken of in records by answers and fixes that there are', () => {
		const all = questions.flatMap(({id, answers}) => answers.map((answer) => ({...answer, key: `${id}.${answer.id}`})));
		const said = causeIds.flatMap((id) => {
			const {likelier = [], unlikelier = [], first = {}} = catalogue(id).asked ?? {};
			for (const [key, fix] of Object.entries(first)) {
				const own = all.find((answer) => answer.key === key)?.fixes?.map((one) => one.id) ?? [];
				expect([...own, 'sign-in'], `${id}: ${key}`).toContain(fix);
			}
			return [...likelier, ...unlikelier, ...Object.keys(first)];
		});
		expect(said.filter((key) => !all.some((answer) => answer.key === key))).toEqual([]);
		const silent = questions.flatMap(({id, answers}) =>
			answers.slice(1).flatMap((answer) => {
				const key = `${id}.${answer.id}`;
				const isRule = answer.likelier !== undefined || answer.sections !== undefined;
				return isRule || said.some((one) => one === key) ? [] : [key];
			}),
		);
		expect(silent).toEqual([]);
	});
});

const anyFinding = fc
	.record({
		cause: fc.constantFrom(...causeIds),
		severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
		place: fc.constantFrom('.zshrc', 'work/.env', '.claude/settings.json'),
		fixes: fc.subarray([signInAgain, partition, {...signInAgain, id: 'sign-in'}]),
	})
	.map(({place, ...rest}): Finding => ({...rest, detail: '', where: [file(place)]}));
const anyDiagnosis = fc
	.tuple(fc.array(anyFinding, {maxLength: 6}), fc.constantFrom('linux' as const, 'darwin' as const))
	.map(([findings, platform]) => diagnosed(findings, platform));
const anyAnswers = fc.dictionary(
	fc.constantFrom(...questions.map(({id}) => id), 'of-another-version'),
	fc.constantFrom(...questions.flatMap(({answers}) => answers.map(({id}) => id)), ''),
	{maxKeys: 3},
);

const attention = ({findings, rootCause}: Diagnosis): string =>
	JSON.stringify(
		findings
			.filter(({severity, cause}) => severity !== 'note' || cause === rootCause)
			.map(({cause, where, fixes}) => [cause, where, fixes[0]?.id]),
	);

describe('any diagnosis', () => {
	it('is never asked about in vain: some answer changes what comes first', () => {
		fc.assert(
			fc.property(anyDiagnosis, anyAnswers, (diagnosis, answers) => {
				const question = nextQuestion(diagnosis, answers, catalogue);
				fc.pre(question !== undefined);
				expect(answers[question.id]).toBeUndefined();
				const shown = question.answers.map(({id}) =>
					attention(consider(diagnosis, {...answers, [question.id]: id}, catalogue)),
				);
				expect(new Set(shown).size).toBeGreaterThan(1);
			}),
			{numRuns: runs(200)},
		);
	});

	it('comes to an end, however it is answered', () => {
		fc.assert(
			fc.property(anyDiagnosis, fc.nat(), (diagnosis, pick) => {
				let answers: Readonly<Record<string, string>> = {};
				for (let asked = 0; asked <= questions.length; asked++) {
					const question = nextQuestion(diagnosis, answers, catalogue);
					if (!question) {
						return;
					}
					const {id = ''} = question.answers[pick % question.answers.length] ?? {};
					answers = {...answers, [question.id]: id};
				}
				expect.unreachable();
			}),
			{numRuns: runs(100)},
		);
	});

	it("keeps its verdict, its findings and their severities; only the order is the person's", () => {
		fc.assert(
			fc.property(anyDiagnosis, anyAnswers, (diagnosis, answers) => {
				const considered = consider(diagnosis, answers, catalogue);
				const sorted = ({findings}: Diagnosis) =>
					findings.map(({cause, where}) => JSON.stringify([cause, where])).sort();
				const count = ({findings}: Diagnosis) => findings.filter(({severity}) => severity === 'error').length;
				expect(considered.verdict).toBe(diagnosis.verdict);
				expect(considered.rootCause === null).toBe(diagnosis.rootCause === null);
				expect(sorted(considered)).toEqual(sorted(diagnosis));
				expect(count(considered)).toBe(count(diagnosis));
				expect(consider(considered, answers, catalogue)).toEqual(considered);
			}),
			{numRuns: runs(200)},
		);
	});
});
