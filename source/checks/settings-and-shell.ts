// A settings file's env block replaces what the shell has, and the settings' value is the bad one (facts.md §1.2).
import {defineCheck, type Finding} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import type {AnswerResult, SettingsFile, Variable} from '../core/readings.js';
import type {InForce} from '../core/request.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {isBad, type Sending} from '../facts/sender.js';
import {careful, safe, takeOutOf} from './shared/fixes.js';
import {isForeign} from './shared/key-kind.js';

const credentials = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'];

const names = [...credentials, 'ANTHROPIC_BASE_URL', 'ANTHROPIC_CUSTOM_HEADERS'];

export default defineCheck({
	id: 'settings-and-shell',
	title: 'Settings and shell',
	area: 'settings',
	order: 210,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}) {
		return [
			...facts.sending.flatMap((sender) => names.flatMap((name) => replaced(name, sender, facts))),
			...facts.sending.flatMap((sender) => withoutUrl(sender, facts)),
			...credentials.flatMap((name) => switchedOff(name, facts)),
		];
	},
});

/** What the settings hold is sent and refused, and the shell has another value. */
function replaced(name: string, sender: Sending, facts: ClaudeFacts): readonly Finding[] {
	const {request, answer, severity} = sender;
	const variable = facts.predictions.inForce(name);
	const isSent =
		name === 'ANTHROPIC_BASE_URL'
			? request.baseUrl?.site === variable?.site
			: [request.xApiKey, request.bearer].some((sent) => sent?.source === name);
	const file = fileOf(variable, facts);
	const shell = variable?.overrides.find((one) => fileOf(one, facts) === undefined && !one.value.isBlank);
	if (
		!variable ||
		!shell ||
		!file ||
		!isSent ||
		shell.value.trimmed().equals(variable.value.trimmed()) ||
		variable.value.isBlank ||
		!isBad(answer) ||
		isGoodAlone(name, sender, facts) ||
		shell.value.isPlaceholder
	) {
		return [];
	}
	return [
		{
			cause: 'settings-override-shell',
			severity,
			title: `${name} of a settings file replaces the one of your shell, and does not work`,
			detail: `The env block of this file comes before the shell, so unset and export change nothing. ${said(answer)} The shell has another value.`,
			where: [variable.site, shell.site],
			leadsTo: answer.kind === 'said' || answer.kind === 'no-way' ? [answer.cause] : [],
			fixes: [without(name, file)],
		},
	];
}

function said(answer: AnswerResult): string {
	return answer.kind === 'said'
		? `Its value is refused: "${answer.message}".`
		: `Its value leads nowhere${answer.kind === 'no-way' ? ` (${answer.detail})` : ''}.`;
}

/** Two credentials are sent, and without the other one this credential, or any at this address, is accepted. */
function isGoodAlone(name: string, {mode, request}: Sending, {server}: ClaudeFacts): boolean {
	const alone = server?.modes[mode]?.alone;
	return (['xApiKey', 'bearer'] as const).some(
		(slot) => alone?.[slot].kind === 'accepted' && (name === 'ANTHROPIC_BASE_URL' || request[slot]?.source === name),
	);
}

/** The settings switch a credential off with a blank value, and so nothing is left to send. */
function switchedOff(name: string, facts: ClaudeFacts): readonly Finding[] {
	const {request, refusal} = facts.predictions[facts.main];
	const variable = facts.predictions.inForce(name);
	const hidden = hiddenBy(variable);
	const file = fileOf(variable, facts);
	const hasNothing = refusal?.cause === 'login-missing' || refusal?.cause === 'gateway-no-credential';
	if (request !== null || !hasNothing || !variable || !hidden || !file) {
		return [];
	}
	return [
		{
			cause: 'settings-override-shell',
			severity: 'error',
			title: `A settings file sets ${name} to nothing, and nothing else is there to be sent`,
			detail: `The env block of this file comes before the shell, also with a blank value: that is how a setting switches a variable off. ${fileOf(hidden, facts) ? 'Another settings file' : 'The shell'} has a value for it, and no other credential is there.`,
			where: [variable.site, hidden.site],
			fixes: [without(name, file)],
		},
	];
}

/** The settings blank the base URL of a gateway, so that its credential goes to Anthropic. */
function withoutUrl({request, answer, severity}: Sending, facts: ClaudeFacts): readonly Finding[] {
	const name = 'ANTHROPIC_BASE_URL';
	const variable = facts.predictions.inForce(name);
	const hidden = hiddenBy(variable);
	const file = fileOf(variable, facts);
	const sent = [request.xApiKey, request.bearer].find((one) => one?.value && isForeign(one.value.kind));
	if (!variable || !hidden || !file || !sent || request.origin !== anthropicOrigin || answer.kind === 'accepted') {
		return [];
	}
	return [
		{
			cause: 'settings-override-shell',
			severity,
			title: `A settings file sets ${name} to nothing, so ${sent.source} goes to Anthropic`,
			detail:
				'The env block of this file comes before the shell, also with a blank value. The credential belongs to the gateway that the shell names; Anthropic does not know it.',
			where: [variable.site, hidden.site, sent.site],
			leadsTo: ['gateway-token-left', 'key-wrong-kind', ...(answer.kind === 'said' ? [answer.cause] : [])],
			fixes: [without(name, file)],
		},
	];
}

/** The value that a blank one hides. */
function hiddenBy(variable: InForce | undefined): Variable | undefined {
	return variable?.value.isBlank ? variable.overrides.find(({value}) => !value.isBlank) : undefined;
}

/** The settings file that sets a variable. */
function fileOf(variable: Variable | undefined, {settings}: ClaudeFacts): SettingsFile | undefined {
	const site = variable?.site;
	return site?.kind === 'file' ? settings.files.find(({path}) => path === site.path) : undefined;
}

function without(name: string, file: SettingsFile): Fix {
	const build = file.scope === 'managed' ? careful : safe;
	return build('remove-from-settings', `Take ${name} out of this settings file`, takeOutOf(file, 'env', name));
}
