// What must hold for every text: scanners never throw, their spans lie in the text, and what was quoted comes back to the letter.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {scanCsh} from '../../../source/probes/syntax/csh.js';
import {dotenvLines} from '../../../source/probes/syntax/dotenv.js';
import {readDotenv} from '../../../source/probes/syntax/dotenv-readers.js';
import {
	scanEnvironmentD,
	scanEtcEnvironment,
	scanPamEnvironment,
	scanUnit,
} from '../../../source/probes/syntax/environment-files.js';
import {scanFish} from '../../../source/probes/syntax/fish.js';
import {scanFishVariables} from '../../../source/probes/syntax/fish-variables.js';
import {scanPosix} from '../../../source/probes/syntax/posix.js';
import {scanPowershell} from '../../../source/probes/syntax/powershell.js';
import {assignmentEvents, literalText, type Scanner} from '../../../source/probes/syntax/script.js';
import {runs} from '../../helpers/runs.js';

const scanners: Readonly<Record<string, Scanner>> = {
	posix: scanPosix,
	fish: scanFish,
	fishVariables: scanFishVariables,
	powershell: scanPowershell,
	csh: scanCsh,
	etc: scanEtcEnvironment,
	environmentD: scanEnvironmentD,
	pam: scanPamEnvironment,
	unit: scanUnit,
};

const pieces = [
	'export A=1',
	'A=',
	' = ',
	'"',
	"'",
	'`',
	'$',
	'${',
	'}',
	'$(',
	')',
	'(',
	'((',
	'))',
	'[[ ',
	' ]]',
	'\\',
	'\n',
	'\r\n',
	' ',
	'\t',
	';',
	';;',
	'&&',
	'||',
	'|',
	'#',
	'<<E',
	'E\n',
	'if ',
	'then ',
	'else ',
	'fi ',
	'case x in ',
	'a) ',
	'esac ',
	'for f in *; ',
	'do ',
	'done ',
	'f() ',
	'{ ',
	'function g ',
	'set -gx A ',
	'set ',
	'end\n',
	'$env:A',
	'@"',
	'@{',
	'<#',
	'#>',
	'setenv A ',
	'. ./x',
	'unset A',
	'\u00a0',
	'é',
	'SETUVAR --export A:',
	'Environment=',
	'A DEFAULT=',
];
const script = fc
	.array(fc.oneof(fc.constantFrom(...pieces), fc.string({maxLength: 6})), {maxLength: 40})
	.map((parts) => parts.join(''));

describe.each(Object.entries(scanners))('%s', (_, scan) => {
	test('spans lie in the text, in order', () => {
		fc.assert(
			fc.property(script, (text) => {
				for (const event of assignmentEvents(scan(text))) {
					if (event.kind === 'assignment') {
						const {statement, nameSpan, valueSpan} = event;
						for (const {start, end} of [statement, nameSpan, valueSpan]) {
							expect(start).toBeGreaterThanOrEqual(0);
							expect(end).toBeGreaterThanOrEqual(start);
							expect(end).toBeLessThanOrEqual(text.length);
						}
						expect(text.slice(nameSpan.start, nameSpan.end)).toBe(event.name);
					}
				}
			}),
			{numRuns: runs(400), examples: [['export A=1\\']]},
		);
	});
});

test('.env files: spans lie in the text', () => {
	fc.assert(
		fc.property(script, (text) => {
			for (const {statement, nameSpan, valueSpan, name} of dotenvLines(text)) {
				expect(text.slice(nameSpan.start, nameSpan.end)).toBe(name);
				expect(statement.start).toBeLessThanOrEqual(nameSpan.start);
				expect(valueSpan.end).toBeLessThanOrEqual(text.length);
				expect(statement.end).toBeGreaterThanOrEqual(valueSpan.start);
			}
		}),
		{numRuns: runs(400)},
	);
});

const value = fc.string({
	unit: fc.constantFrom(...'abcABC019-_ \t\n"\'$`\\#;&|()<>{}=~*?!%é“\u200b\u00a0'),
	maxLength: 30,
});

describe('what was quoted comes back', () => {
	test.each<readonly [string, Scanner, (text: string) => string]>([
		['single quotes', scanPosix, (text) => `export A='${text.replaceAll("'", "'\\''")}'\nexport B=after\n`],
		['double quotes', scanPosix, (text) => `export A="${text.replace(/[$`"\\]/g, '\\$&')}" B=after\n`],
		['fish, single quotes', scanFish, (text) => `set -gx A '${text.replace(/['\\]/g, '\\$&')}'\nset -gx B after\n`],
		[
			'PowerShell, single quotes',
			scanPowershell,
			(text) => `$env:A = '${text.replaceAll("'", "''")}'\r\n$env:B = 'after'\r\n`,
		],
		[
			'PowerShell, double quotes',
			scanPowershell,
			(text) => `$env:A = "${text.replace(/[$`"]/g, '`$&')}"; $env:B = "after"\n`,
		],
	])('%s', (_, scan, write) => {
		fc.assert(
			fc.property(value, (text) => {
				const found = assignmentEvents(scan(write(text)));
				expect(found.map((event) => [event.name, literalText(event.value), event.effect])).toEqual([
					['A', text, 'exports'],
					['B', 'after', 'exports'],
				]);
			}),
		);
	});

	test('a key without odd characters is the same for every loader', () => {
		const key = fc.stringMatching(/^sk-ant-api03-[A-Za-z0-9_-]{20,40}$/);
		const loaders = [
			'dotenv',
			'python-dotenv',
			'bun',
			'node',
			'docker',
			'compose',
			'source',
			'direnv',
			'dotenv-expand',
		] as const;
		fc.assert(
			fc.property(key, (text) => {
				for (const loader of loaders) {
					expect(readDotenv(`X=1\nK=${text}\n`, loader).map(({value: parts}) => literalText(parts))).toEqual([
						'1',
						text,
					]);
				}
			}),
		);
	});
});
