// A settings file's env block replaces what the shell has, and the settings' value is the bad one (facts.md §1.2).
import {defineCheck, type Finding} from '../core/check.js';
import {claudeFacts} from './shared/claude-facts.js';
import {isBad} from './shared/modes.js';

const names = [
	'ANTHROPIC_API_KEY',
	'ANTHROPIC_AUTH_TOKEN',
	'CLAUDE_CODE_OAUTH_TOKEN',
	'ANTHROPIC_BASE_URL',
	'ANTHROPIC_CUSTOM_HEADERS',
];

export default defineCheck({
	id: 'settings-and-shell',
	title: "Claude Code's settings don't replace a good value of the shell",
	for: ['claude-code'],
	timeout: 30_000,
	needs: {facts: claudeFacts},
	judge({facts}) {
		return facts.said.flatMap(({request, answer, severity}): Finding[] =>
			names.flatMap((name): Finding[] => {
				const variable = facts.predictions.inForce(name);
				const isSent =
					name === 'ANTHROPIC_BASE_URL'
						? request.baseUrl?.site === variable?.site
						: [request.xApiKey, request.bearer].some((sent) => sent?.source === name);
				const shell = variable?.overrides.find(({site, value}) =>
					site.kind !== 'file' || !facts.settings.files.some(({path}) => site.kind === 'file' && path === site.path)
						? !value.isBlank
						: false,
				);
				const file = facts.settings.files.find(
					(one) => variable?.site.kind === 'file' && one.path === variable.site.path,
				);
				const isDifferent =
					shell !== undefined && variable !== undefined && !shell.value.trimmed().equals(variable.value.trimmed());
				if (
					!variable ||
					!file ||
					!isSent ||
					!isDifferent ||
					variable.value.isBlank ||
					!isBad(answer) ||
					shell.value.isPlaceholder
				) {
					return [];
				}
				return [
					{
						cause: 'settings-override-shell',
						severity,
						title: `${name} of a settings file replaces the one of your shell, and does not work`,
						detail: `The env block of this file comes before the shell, so unset and export change nothing. What it holds is refused (${answer.kind === 'said' ? answer.message : answer.kind === 'no-way' ? answer.detail : ''}); the shell has another value.`,
						where: [variable.site, shell.site],
						leadsTo: answer.kind === 'said' || answer.kind === 'no-way' ? [answer.cause] : [],
						fixes: [
							{
								id: 'remove-from-settings',
								title: `Take ${name} out of this settings file`,
								risk: file.scope === 'managed' ? 'careful' : 'safe',
								changes:
									file.digest === null
										? []
										: [
												{
													kind: 'edit-json',
													path: file.path,
													digest: file.digest,
													edits: [{path: ['env', name], value: undefined}],
												},
											],
								touches: [],
							},
						],
					},
				];
			}),
		);
	},
});
