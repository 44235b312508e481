// Claude Code's settings files: what doesn't parse or has a wrong type is skipped whole, what can't be read is as if absent.
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {SettingsFile} from '../core/readings.js';
import {sentence} from '../core/sentence.js';
import {quote} from '../core/step.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isBad} from '../facts/modes.js';

export default defineCheck({
	id: 'settings-files',
	title: 'Settings files of Claude Code',
	area: 'settings',
	order: 40,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts: {settings, predictions, main, said}}) {
		const isNothing = predictions[main].request === null;
		// Old versions pass over managed settings that don't parse.
		const stopper = predictions.print.refusal?.cause === 'settings-malformed' ? settings.stopper : undefined;
		const isStopped = stopper !== undefined;
		const isUnproved = said[0] !== undefined && said[0].answer.kind !== 'accepted';
		// What is sent in place of the credentials in such a file may be what was meant, unless the server says otherwise.
		const isRefusedInstead = said.some(({answer}) => isBad(answer));
		return settings.files
			.filter(({scope}) => scope !== 'global')
			.flatMap((file): Finding[] => {
				if (file.state === 'dropped' || file === stopper) {
					const problem = file.problems[0];
					return [
						{
							cause: 'settings-malformed',
							severity:
								file === stopper ||
								(isNothing && !isStopped) ||
								(file.holdsCredentials === true && isRefusedInstead && !isStopped)
									? 'error'
									: 'warning',
							title:
								file === stopper
									? 'Managed settings are no JSON object, so Claude Code stops'
									: 'A settings file is skipped whole because of one mistake',
							detail: `${sentence(problem?.message ?? 'it is not valid JSON')}. Nothing in this file is in effect, including its env block${isUnproved || isNothing ? '' : '; another credential is used'}.`,
							where: [
								{
									kind: 'file',
									path: file.path,
									...(problem?.line !== undefined && {line: problem.line}),
									...(problem?.column !== undefined && {column: problem.column}),
								},
							],
							evidence: file.problems
								.slice(1, 4)
								.map(({message, line}) => ({label: line === undefined ? 'also' : `line ${line}`, value: message})),
							fixes: [repair(file)],
						},
					];
				}
				if (file.state === 'unreadable') {
					return [
						{
							cause: 'settings-access',
							severity: isNothing ? 'error' : 'warning',
							detail: `This user may not read the file (${file.problems[0]?.message ?? 'permission denied'}), so Claude Code goes on without it.`,
							where: [{kind: 'file', path: file.path}],
							fixes: [
								{
									id: 'make-readable',
									title: 'Let this user read the file',
									risk: 'safe',
									changes: file.isOwn
										? [{kind: 'set-mode', path: file.path, mode: 0o600}]
										: [
												{
													kind: 'tell',
													text: 'The file belongs to another user. With administrator rights:',
													command: `sudo chown "$(id -un)" ${quote(file.path)} && chmod 600 ${quote(file.path)}`,
												},
											],
								},
							],
						},
					];
				}
				return [];
			});
	},
});

function repair(file: SettingsFile): Fix {
	const problem = file.problems[0];
	return file.repair && file.digest !== null
		? {
				id: 'repair-json',
				title: 'Take out the comments and commas that are not JSON; every value stays',
				risk: 'safe',
				changes: [{kind: 'edit-text', path: file.path, digest: file.digest, edits: file.repair}],
			}
		: {
				id: 'edit',
				title: `Correct it${problem?.line === undefined ? '' : ` at line ${problem.line}`}`,
				risk: 'manual',
				changes: [
					{
						kind: 'tell',
						text: `Open ${file.path}${problem?.line === undefined ? '' : ` at line ${problem.line}`}: ${problem?.message ?? 'it is not valid JSON'}.`,
					},
				],
			};
}
