// apiKeyHelper: it fails, it is missing, or what it prints can't be a key (request-rules.md §5.2).
import {defineCheck, type Finding} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import type {HelperOutcome} from '../core/readings.js';
import type {Predictions} from '../core/request.js';
import {request} from '../facts/request.js';
import {helper} from '../probes/helper.js';
import {settings} from '../probes/settings.js';
import {manual, safe, setMode, tell} from './shared/fixes.js';

export default defineCheck({
	id: 'helper',
	title: 'apiKeyHelper',
	area: 'credential',
	order: 290,
	for: ['claude-code'],
	needs: {helper, settings, request},
	unless: ({helper: outcome}) =>
		outcome.kind === 'not-run' && outcome.why === 'none' ? 'no apiKeyHelper is set' : undefined,
	untested: ({helper: outcome}) => (outcome.kind === 'not-run' ? notRun[outcome.why ?? 'none'] : undefined),
	judge({helper: outcome, settings: levels, request: predictions}) {
		const variable = levels.files.findLast(({apiKeyHelper}) => apiKeyHelper !== undefined)?.apiKeyHelper;
		if (!variable || variable.value.isEmpty || outcome.kind === 'not-run') {
			return [];
		}
		const {severity, isOfSessions} = weightOf(predictions);
		const shared = {severity, where: [variable.site]} as const;
		if (outcome.kind === 'printed') {
			return outcome.key.looksLikeJson
				? [
						{
							...shared,
							cause: 'helper-output',
							detail:
								'The helper prints JSON, and all of it is sent as the key. It must print the key and nothing else.',
							fixes: [
								onlyTheKey('Take the value out of the JSON in the helper, for example with: jq -r .SecretString'),
							],
						},
					]
				: [];
		}
		return [
			{
				...shared,
				cause: outcome.why === 'output' || outcome.why === 'empty' ? 'helper-output' : 'helper-failed',
				detail: `${outcome.detail}. ${isOfSessions ? ofSessions : consequence[severity]}${outcome.isRunElsewhere ? ` ${whereRun}` : ''}`,
				evidence: [{label: 'helper', value: outcome.detail}],
				fixes: [repair(outcome)],
			},
		];
	},
});

/** How much it matters: a credential beside it may be sent without the helper. */
function weightOf({print, interactive}: Predictions): Pick<Finding, 'severity'> & {readonly isOfSessions: boolean} {
	const sources = [print, interactive].map(({request: sent}) =>
		[sent?.xApiKey, sent?.bearer].flatMap((slot) => (slot ? [slot.source] : [])),
	);
	const isAlone = sources.map((both) => both.length > 0 && both.every((source) => source === 'apiKeyHelper'));
	const isSent = sources.some((both) => both.includes('apiKeyHelper'));
	return {
		severity: isAlone.includes(true) ? 'error' : isSent ? 'warning' : 'note',
		// A key that wasn't approved is beside it only without a session.
		isOfSessions: isAlone[1] === true && !isAlone[0] && sources[0]?.length !== 0,
	};
}

const consequence = {
	error: 'Claude Code then sends an empty key and falls back to nothing else.',
	warning: 'Claude Code then sends an empty value beside the other credential.',
	note: 'As things are, it is not sent.',
} as const;

const ofSessions =
	'A session then sends an empty key and falls back to nothing else; claude -p sends another credential too.';

const whereRun =
	'It was run in your home folder, where nothing from this folder can replace it. If it needs the working folder (make, npm run, a relative path), run it there yourself: Claude Code does.';

const notRun = {
	'passed-over': 'it may lead into this folder or where others can write, so it is not run',
	none: 'no apiKeyHelper is set',
	project: 'a helper that a project names is not run',
	'no-consent': 'needs the consent "helper"',
} as const;

function repair({why, path}: Extract<HelperOutcome, {kind: 'failed'}>): Fix {
	if (why === 'output' || why === 'empty') {
		return onlyTheKey('Everything else (greetings, progress) belongs on standard error: echo "…" >&2');
	}
	return why === 'not-executable' && path !== undefined
		? safe('make-executable', 'Make the helper executable', [setMode(path, 0o755)])
		: manual(
				'repair-helper',
				'Repair the helper, or take apiKeyHelper out of the settings',
				tell('Run it in a terminal to see what it says.'),
			);
}

function onlyTheKey(how: string): Fix {
	return manual('repair-helper', 'Let the helper print only the key', tell(how));
}
