// What can't be seen but decides which cause is likeliest: when a question is worth asking, and how its answer changes a ranking.
import type {Catalogue} from './cause.js';
import type {Finding} from './check.js';
import type {Diagnosis} from './diagnosis/types.js';
import type {Site} from './place.js';
import {type AnswerOption, type Match, type Question, type QuestionData, questions} from './questions/data.js';
import {type Ranking, rank} from './ranking.js';

export {type Question, type QuestionData, questions};

/** By the id of the question. An answer that the question doesn't know counts as "I don't know". */
export type Answers = Readonly<Record<string, string>>;

/** The first question whose answer would change what is shown; undefined: no answer would. */
export function nextQuestion(
	diagnosis: Diagnosis,
	answers: Answers,
	catalogue: Catalogue,
	all: readonly QuestionData[] = questions,
): Question | undefined {
	if (diagnosis.verdict === 'healthy') {
		return undefined;
	}
	const found = all.find(
		(question) => answers[question.id] === undefined && matters(question, diagnosis, answers, catalogue, all),
	);
	return found && {id: found.id, text: found.text, answers: found.answers.map(({id, label}) => ({id, label}))};
}

function matters(
	question: QuestionData,
	diagnosis: Diagnosis,
	answers: Answers,
	catalogue: Catalogue,
	all: readonly QuestionData[],
): boolean {
	const isAbout = diagnosis.findings.some(
		({cause, severity}) => (severity !== 'note' || cause === diagnosis.rootCause) && question.about.test(cause),
	);
	if (!isAbout || !isFor(question, diagnosis)) {
		return false;
	}
	const shown = question.answers.map(({id}) =>
		attentionOf(rankWith(diagnosis, answersOf(diagnosis, {...answers, [question.id]: id}, all), catalogue)),
	);
	return new Set(shown).size > 1;
}

/** What a person would do, in order: each finding that isn't a note, with its first fix. */
function attentionOf({rootCause, findings}: Ranking): string {
	const wanted = findings.filter(({cause, severity}) => severity !== 'note' || cause === rootCause);
	return JSON.stringify(wanted.map(({cause, where, fixes}) => [cause, where[0], fixes[0]?.id]));
}

/** The same diagnosis ranked with what the person knows. Severities and the verdict stay: they are about what was seen. */
export function consider(
	diagnosis: Diagnosis,
	answers: Answers,
	catalogue: Catalogue,
	all: readonly QuestionData[] = questions,
): Diagnosis {
	const given = answersOf(diagnosis, answers, all);
	return given.length === 0 ? diagnosis : {...diagnosis, ...rankWith(diagnosis, given, catalogue)};
}

function rankWith(diagnosis: Diagnosis, given: readonly AnswerOption[], catalogue: Catalogue): Ranking {
	const found = diagnosis.checks.flatMap((check) => check.findings);
	const likelihood = (finding: Finding): number =>
		given.reduce(
			(sum, {likelier = [], unlikelier = []}) =>
				sum + Number(isAnyOf(likelier, finding, diagnosis)) - Number(isAnyOf(unlikelier, finding, diagnosis)),
			0,
		);
	const {rootCause, findings} = rank(found, catalogue, likelihood);
	return {rootCause, findings: findings.map((finding) => withFirst(finding, given))};
}

/** Answers that say something here. */
function answersOf(diagnosis: Diagnosis, answers: Answers, all: readonly QuestionData[]): readonly AnswerOption[] {
	return all
		.filter((question) => isFor(question, diagnosis))
		.flatMap(({id, answers: known}) => known.filter((answer) => answer.id === answers[id]))
		.filter(({likelier, unlikelier, first}) => likelier ?? unlikelier ?? first);
}

function isFor(question: QuestionData, {purpose, machine}: Diagnosis): boolean {
	return question.for.includes(purpose) && (question.platforms?.includes(machine.platform) ?? true);
}

function isAnyOf(matches: readonly Match[], {cause, where}: Finding, {folders}: Diagnosis): boolean {
	return matches.some(
		({causes, place}) =>
			(causes?.test(cause) ?? true) &&
			(place === undefined || (place === 'project') === isInProject(where[0], folders)),
	);
}

/** A file of the working folder; a home folder that is the working folder isn't a project. */
function isInProject(site: Site | undefined, {cwd, home}: Diagnosis['folders']): boolean {
	return (
		site?.kind === 'file' && cwd !== home && site.path.startsWith(cwd) && /^[/\\]/.test(site.path.slice(cwd.length))
	);
}

function withFirst(finding: Finding, given: readonly AnswerOption[]): Finding {
	const wanted = given.flatMap(({first = []}) => first).find(({causes}) => causes.test(finding.cause))?.fix;
	const id = typeof wanted === 'string' ? wanted : wanted?.id;
	const first = finding.fixes.find((fix) => fix.id === id) ?? (typeof wanted === 'string' ? undefined : wanted);
	return first ? {...finding, fixes: [first, ...finding.fixes.filter((fix) => fix.id !== first.id)]} : finding;
}
