// The text of the credential in force: odd characters, quotes, a kind that doesn't belong in this variable, an example value.
import {defineCheck, type Finding, type Severity} from '../core/check.js';
import {anthropicOrigin} from '../core/endpoint.js';
import type {AnswerResult} from '../core/readings.js';
import type {InForce} from '../core/request.js';
import {type ClaudeFacts, claudeFacts} from '../facts/claude-facts.js';
import {hasUsableLogin} from '../facts/modes.js';
import {setterOf, settersOf} from '../facts/setters.js';
import {tellFix} from './shared/client-remedies.js';
import {defectFinding} from './shared/key-findings.js';
import {kindFinding} from './shared/key-kind.js';
import {takeOutFix, takeOutHelper} from './shared/overrides.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'] as const;

export default defineCheck({
	id: 'key-text',
	title: 'The form of the credential',
	area: 'credential',
	order: 300,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}, {now, folders}) {
		const ofVariables = names.flatMap((name): readonly Finding[] => {
			const variable = facts.predictions.inForce(name);
			const role = variable && roleOf(variable, facts);
			if (!variable || !role || variable.value.isBlank || role.answer?.kind === 'accepted') {
				return [];
			}
			const value = variable.value.trimmed();
			const setters = [setterOf(variable, facts)];
			const shared = {
				name,
				value,
				sites: [variable.site],
				setters,
				severity: role.severity,
				client: 'claude-code',
				cleaned: role.cleaned,
			} as const;
			const refused = role.answer?.kind === 'said' ? role.answer : undefined;
			const found = defectFinding(shared) ?? (role.isAnthropic ? kindFinding({...shared, refused}) : undefined) ?? [];
			// With a sign-in below it the variable can simply go.
			return hasUsableLogin(facts.login, now)
				? found.map((finding) => ({
						...finding,
						fixes: finding.fixes.some(({risk}) => risk !== 'manual')
							? finding.fixes
							: [takeOutFix(name, settersOf(name, facts), folders), ...finding.fixes],
					}))
				: found;
		});
		return [...ofVariables, ...ofHelper(facts, now)];
	},
});

/** What the helper printed, where it is sent to Anthropic: a dummy, or nothing that Anthropic issues. */
function ofHelper(facts: ClaudeFacts, now: number): readonly Finding[] {
	const said = facts.said.find(({request}) => request.xApiKey?.source === 'apiKeyHelper');
	const sent = said?.request.xApiKey;
	if (!said || !sent?.value || said.request.origin !== anthropicOrigin || said.answer.kind === 'accepted') {
		return [];
	}
	const found = kindFinding({
		// It goes out in the place of this variable.
		name: 'ANTHROPIC_API_KEY',
		says: 'What apiKeyHelper prints',
		value: sent.value,
		sites: [sent.site],
		setters: [],
		severity: said.severity,
		client: 'claude-code',
		cleaned: undefined,
		refused: said.answer.kind === 'said' ? said.answer : undefined,
	});
	const repair = tellFix(
		'repair-helper',
		'Let the helper print an API key of the Console, or set the base URL of the gateway that it is for',
	);
	const takeOut = takeOutHelper(facts);
	return (found ?? []).map((finding) => ({
		...finding,
		fixes: hasUsableLogin(facts.login, now) ? [takeOut, repair] : [repair, takeOut],
	}));
}

type Role = {
	readonly severity: Severity;
	readonly answer: AnswerResult | undefined;
	readonly cleaned: AnswerResult | undefined;
	readonly isAnthropic: boolean;
};

/** How a variable is used: sent in some mode, or the reason why nothing is sent; undefined: it plays no part. */
function roleOf({name, site}: InForce, {said, predictions, main, server}: ClaudeFacts): Role | undefined {
	const sent = said.find(({request}) => request.xApiKey?.source === name || request.bearer?.source === name);
	if (sent) {
		return {
			severity: sent.severity,
			answer: sent.answer,
			cleaned: server?.modes[sent.mode]?.cleaned,
			isAnthropic: sent.request.origin === anthropicOrigin,
		};
	}
	const {refusal} = predictions[main].refusal ? predictions[main] : predictions.print;
	const isReason =
		refusal?.site !== undefined && JSON.stringify(refusal.site) === JSON.stringify(site) && /^key-/.test(refusal.cause);
	return isReason ? {severity: 'error', answer: undefined, cleaned: undefined, isAnthropic: false} : undefined;
}
