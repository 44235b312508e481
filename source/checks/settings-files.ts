// Claude Code's settings files: what doesn't parse or has a wrong type is skipped whole, what can't be read is as if absent.
import {defineCheck, type Finding, type Severity} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {SettingsFile} from '../core/readings.js';
import {sentence} from '../core/sentence.js';
import {quote} from '../core/step.js';
import {isBeyondRenewal} from '../core/stored-login.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isBad} from '../facts/sender.js';
import {editText, manual, paste, safe, setMode, tell} from './shared/fixes.js';

export default defineCheck({
	id: 'settings-files',
	title: 'Settings files of Claude Code',
	area: 'settings',
	order: 40,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	untested({facts: {settings}}) {
		const failed = settings.files.find(({isUnknown}) => isUnknown)?.problems[0]?.message;
		return failed === undefined ? undefined : {failed};
	},
	judge({facts: {settings, predictions, main, sending, login}}, {now}) {
		const isNothing = predictions[main].request === null;
		// Old versions skip managed settings that don't parse.
		const stopper = predictions.print.refusal?.cause === 'settings-malformed' ? settings.stopper : undefined;
		const isUnproved = sending[0] !== undefined && sending[0].answer.kind !== 'accepted';
		// What is sent in place of the credentials in such a file may be what was meant, unless it is known to be of no use.
		const isRefusedInstead =
			sending.some(({answer}) => isBad(answer)) ||
			(predictions[main].request?.bearer?.source === 'login' && isBeyondRenewal(login.used, now));
		const instead = isUnproved || isNothing ? '' : '; another credential is used';
		return settings.files
			.filter(({scope, isUnknown}) => scope !== 'global' && !isUnknown)
			.flatMap((file): Finding[] => {
				if (file === stopper || file.state === 'dropped') {
					const isMissed = isNothing || (file.holdsCredentials === true && isRefusedInstead);
					const isToBlame = file === stopper || (isMissed && !stopper);
					const title =
						file === stopper
							? 'Managed settings are not a JSON object, so Claude Code stops'
							: 'A settings file is skipped whole because of one mistake';
					return [{...skipped(file, instead), title, severity: isToBlame ? 'error' : 'warning'}];
				}
				return file.state === 'unreadable' ? [unreadable(file, isNothing ? 'error' : 'warning')] : [];
			});
	},
});

function skipped(file: SettingsFile, instead: string): Omit<Finding, 'severity'> {
	const [problem, ...others] = file.problems;
	const {message = 'it is not valid JSON', line, column} = problem ?? {};
	return {
		cause: 'settings-malformed',
		detail: `${sentence(message)}. Nothing in this file is in effect, including its env block${instead}.`,
		where: [{kind: 'file', path: file.path, ...(line !== undefined && {line}), ...(column !== undefined && {column})}],
		evidence: others
			.slice(0, 3)
			.map((other) => ({label: other.line === undefined ? 'also' : `line ${other.line}`, value: other.message})),
		fixes: [repair(file)],
	};
}

function unreadable({path, problems, isOwn}: SettingsFile, severity: Severity): Finding {
	const quoted = quote(path);
	return {
		cause: 'settings-access',
		severity,
		detail: `The file ${problems[0]?.message ?? "can't be read"}. Claude Code goes on without it.`,
		where: [{kind: 'file', path}],
		fixes: [
			safe('make-readable', 'Let this user read the file', [
				isOwn
					? setMode(path, 0o600)
					: paste(
							'The file belongs to another user. With administrator rights:',
							`sudo chown "$(id -un)" ${quoted} && chmod 600 ${quoted}`,
						),
			]),
		],
	};
}

function repair({path, digest, repair: edits, problems: [problem]}: SettingsFile): Fix {
	const at = problem?.line === undefined ? '' : ` at line ${problem.line}`;
	return edits && digest !== null
		? safe('repair-json', 'Take out the comments and commas that are not JSON; every value stays', [
				editText({path, digest}, ...edits),
			])
		: manual('edit', `Correct it${at}`, tell(`Open ${path}${at}: ${problem?.message ?? 'it is not valid JSON'}.`));
}
