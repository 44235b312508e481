// A key that was once declined in Claude Code is ignored by sessions without a word; claude -p uses it anyway.
import {defineCheck} from '../core/check.js';
import {hasUsableLogin} from '../core/stored-login.js';
import {request} from '../facts/request.js';
import {globalConfig} from '../probes/global-config.js';
import {login} from '../probes/login.js';
import {editJson, safe} from './shared/fixes.js';

export default defineCheck({
	id: 'declined-key',
	title: 'Declined keys',
	area: 'credential',
	order: 280,
	for: ['claude-code'],
	needs: {global: globalConfig, request, login},
	judge({global, request: predictions, login: stored}, {now}) {
		const key = predictions.inForce('ANTHROPIC_API_KEY')?.value.trimmed();
		const isDeclined = key?.isListedIn(global.rejected) && !key.isListedIn(global.approved);
		const {interactive} = predictions;
		// With a sign-in or another credential to fall back to, declining is what the person wanted.
		const falls = interactive.request?.bearer ?? interactive.request?.xApiKey;
		const isWanted = falls !== undefined && falls !== null && (falls.source !== 'login' || hasUsableLogin(stored, now));
		if (!key || !isDeclined || isWanted) {
			return [];
		}
		const at = global.rejected.findIndex((tail) => key.isListedIn([tail]));
		const approve = editJson(
			global,
			{path: ['customApiKeyResponses', 'rejected', at], value: undefined},
			{path: ['customApiKeyResponses', 'approved', global.approved.length], value: global.rejected[at]},
		);
		return [
			{
				cause: 'key-declined',
				severity: 'error',
				detail:
					'The question "Do you want to use this API key?" was once answered with No, which is also what plain Enter says. Sessions have ignored the key since then, and nothing else would be sent.',
				where: [
					{kind: 'file', path: global.path, ...(global.rejectedLine !== undefined && {line: global.rejectedLine})},
					predictions.inForce('ANTHROPIC_API_KEY')?.site ?? {kind: 'environment'},
				],
				fixes: [safe('approve-key', `Approve the key ${key.hint} for sessions`, [approve])],
			},
		];
	},
});
