// apiKeyHelper: it fails, it is missing, or what it prints can't be a key (request-rules.md §5.2).
import {defineCheck} from '../core/check.js';
import {request} from '../facts/request.js';
import {helper} from '../probes/helper.js';
import {settings} from '../probes/settings.js';

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
		const isSent = [predictions.print, predictions.interactive].some(
			({request: sent}) => sent?.xApiKey?.source === 'apiKeyHelper' || sent?.bearer?.source === 'apiKeyHelper',
		);
		const severity = isSent ? 'error' : 'note';
		const path = variable.site;
		if (outcome.kind === 'printed') {
			return outcome.key.looksLikeJson
				? [
						{
							cause: 'helper-output',
							severity,
							detail:
								'The helper prints JSON, and all of it is sent as the key. It must print the key and nothing else.',
							where: [path],
							fixes: [
								tell(
									'Let the helper print only the key',
									'Take the value out of the JSON in the helper, for example with: jq -r .SecretString',
								),
							],
						},
					]
				: [];
		}
		const isOutput = outcome.why === 'output' || outcome.why === 'empty';
		return [
			{
				cause: isOutput ? 'helper-output' : 'helper-failed',
				severity,
				detail: `${outcome.detail}. Claude Code then sends an empty key and falls back to nothing else.`,
				where: [path],
				evidence: [{label: 'helper', value: outcome.detail}],
				fixes: [
					isOutput
						? tell(
								'Let the helper print only the key',
								'Everything else (greetings, progress) belongs on standard error: echo "…" >&2',
							)
						: outcome.why === 'not-executable' && outcome.path !== undefined
							? {
									id: 'make-executable',
									title: 'Make the helper executable',
									risk: 'safe',
									changes: [{kind: 'set-mode', path: outcome.path, mode: 0o755}],
								}
							: tell(
									'Repair the helper, or take apiKeyHelper out of the settings',
									'Run it in a terminal to see what it says.',
								),
				],
			},
		];
	},
});

const notRun = {
	'passed-over': 'it lies in this folder or where others can write, so it is not run',
	none: 'no apiKeyHelper is set',
	project: 'a helper that a project names is not run',
	'no-consent': 'needs the consent "helper"',
} as const;

function tell(title: string, text: string) {
	return {id: 'repair-helper', title, risk: 'manual', changes: [{kind: 'tell', text}]} as const;
}
