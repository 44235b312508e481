// What can't be seen but decides which cause is likeliest: when a question is worth asking, and how its answer changes a ranking.
import type {AnswerId, Catalogue} from './cause.js';
import type {CauseId} from './cause-id.js';
import type {Finding} from './check.js';
import type {Diagnosis} from './diagnosis/types.js';
import type {Site} from './place.js';
import {type AnswerOption, type Question, type QuestionData, questions, type Whereabouts} from './questions/data.js';
import {type Ranking, rank} from './ranking.js';

export {type Question, type QuestionData, questions};

/** An answer that was given, by the id under which records of causes speak of it. */
type Given = AnswerOption & {readonly question: string; readonly key: AnswerId};

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
	const options = question.answers.map((option) => givenOf(question.id, option));
	const isAbout = diagnosis.findings.some(
		({cause, severity}) =>
			(severity !== 'note' || cause === diagnosis.rootCause) &&
			options.some((option) => option.likelier !== undefined || isSaidOf(cause, option, catalogue)),
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

function rankWith(diagnosis: Diagnosis, given: readonly Given[], catalogue: Catalogue): Ranking {
	const found = diagnosis.checks.flatMap((check) => check.findings);
	const likelihood = ({cause, where}: Finding): number => {
		const place: Whereabouts = isInProject(where[0], diagnosis.folders) ? 'project' : 'elsewhere';
		const {unlikelier = []} = catalogue(cause).asked ?? {};
		const isFor = (one: Given): boolean => one.likelier === place || isLikelier(cause, one, catalogue);
		const isAgainst = (one: Given): boolean => one.unlikelier === place || unlikelier.includes(one.key);
		return given.filter(isFor).length - given.filter(isAgainst).length;
	};
	const {rootCause, findings} = rank(found, catalogue, likelihood);
	return {rootCause, findings: findings.map((finding) => withFirst(finding, given, catalogue))};
}

function givenOf(question: string, option: AnswerOption): Given {
	return {...option, question, key: `${question}.${option.id}` as AnswerId};
}

/** What a cause's record says of a question outranks what holds for its section. */
function isLikelier(cause: CauseId, {question, key, sections}: Given, catalogue: Catalogue): boolean {
	const {section, asked} = catalogue(cause);
	const own = asked?.likelier?.filter((one) => one.startsWith(`${question}.`)) ?? [];
	return own.length > 0 ? own.includes(key) : sections?.includes(section) === true;
}

function isSaidOf(cause: CauseId, given: Given, catalogue: Catalogue): boolean {
	const {unlikelier = [], first = {}} = catalogue(cause).asked ?? {};
	return isLikelier(cause, given, catalogue) || unlikelier.includes(given.key) || given.key in first;
}

/** Those that the questions of this diagnosis know. */
function answersOf(diagnosis: Diagnosis, answers: Answers, all: readonly QuestionData[]): readonly Given[] {
	return all
		.filter((question) => isFor(question, diagnosis))
		.flatMap(({id, answers: known}) =>
			known.filter((answer) => answer.id === answers[id]).map((answer) => givenOf(id, answer)),
		);
}

function isFor(question: QuestionData, {purpose, machine}: Diagnosis): boolean {
	return question.for.includes(purpose) && (question.platforms?.includes(machine.platform) ?? true);
}

/** A file of the working folder; a home folder that is the working folder isn't a project. */
function isInProject(site: Site | undefined, {cwd, home}: Diagnosis['folders']): boolean {
	return (
		site?.kind === 'file' && cwd !== home && site.path.startsWith(cwd) && /^[/\\]/.test(site.path.slice(cwd.length))
	);
}

function withFirst(finding: Finding, given: readonly Given[], catalogue: Catalogue): Finding {
	const {first: wanted = {}} = catalogue(finding.cause).asked ?? {};
	const answer = given.find(({key}) => key in wanted);
	const id = answer && wanted[answer.key];
	const first = [...finding.fixes, ...(answer?.fixes ?? [])].find((fix) => fix.id === id);
	return first ? {...finding, fixes: [first, ...finding.fixes.filter((fix) => fix.id !== first.id)]} : finding;
}
