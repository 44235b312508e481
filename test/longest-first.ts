// The order of the test files: those that take longest begin, so that none of them is left to run alone at the end.
import {BaseSequencer, type TestSpecification} from 'vitest/node';

const longest = [
	'test/cases/qa.',
	'test/cases/sign-in.',
	'test/end-to-end/demo.',
	'test/cases/',
	'test/session/article.',
	'test/end-to-end/',
	'test/oracle/',
	'test/states/',
];

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({moduleId}: TestSpecification): number => {
			const at = longest.findIndex((part) => moduleId.replaceAll('\\', '/').includes(part));
			return at < 0 ? longest.length : at;
		};
		const sorted = await super.sort(files);
		return sorted.toSorted((one, other) => rank(one) - rank(other));
	}
}
