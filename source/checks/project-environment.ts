// A project's .env or .envrc gives this process another value than the shell has, or one that hides the login, and it is refused.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {hasUsableLogin} from '../core/stored-login.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {isBad} from '../facts/modes.js';
import {isSamePlace} from '../facts/setters.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {folderSourceOf} from './shared/folder-source.js';
import {takeOut} from './shared/set-changes.js';

const names = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_BASE_URL'];

export default defineCheck({
	id: 'project-environment',
	title: "The project's .env and .envrc",
	area: 'files',
	order: 340,
	for: ['claude-code'],
	needs: {facts: claudeFacts, dotenv: optional(dotenvFiles)},
	judge({facts, dotenv}, {now, folders}) {
		const {said, origins, predictions, login} = facts;
		return names.flatMap((name): readonly Finding[] => {
			const variable = predictions.inForce(name);
			const origin = origins.get(name);
			const setBy =
				variable?.site.kind === 'file' && variable.site.path.match(/\/\.env(\.[\w.-]+)?$/)
					? (origin?.setBy ?? {kind: 'dotenv' as const, place: variable, assignment: undefined})
					: origin?.setBy;
			const sent = said.find(
				({request}) =>
					request.xApiKey?.source === name ||
					request.bearer?.source === name ||
					(name === 'ANTHROPIC_BASE_URL' && request.baseUrl?.name === name),
			);
			const source = folderSourceOf(setBy);
			if (!variable || !setBy || !source || !sent || !isBad(sent.answer)) {
				return [];
			}
			const isOther = origin?.fresh !== undefined && !origin.fresh.value.equals(variable.value);
			if (!isOther && !hasUsableLogin(login, now)) {
				return [];
			}
			// Where Claude Code itself loads the file, its line is no origin of this process.
			const assignment = setBy.assignment ?? dotenv?.assignments.find(({site}) => isSamePlace(site, setBy.place.site));
			return [
				{
					cause: source.cause,
					...(source.title === undefined ? {} : {title: source.title}),
					severity: sent.severity,
					detail: `In this folder ${name} comes from ${source.from}, and what it holds is refused. ${isOther ? 'Your shell files have another value, which is used everywhere else.' : 'Everywhere else the login is used.'}`,
					where: [setBy.place.site],
					evidence: sent.answer.kind === 'said' ? [{label: 'server', value: sent.answer.message}] : [],
					leadsTo: sent.answer.kind === 'said' || sent.answer.kind === 'no-way' ? [sent.answer.cause] : [],
					fixes: assignment
						? [
								{
									id: 'remove-from-project',
									title: `Take ${name} out of ${assignment.site.path.replace(folders.cwd, '.')}`,
									risk: 'safe',
									changes: [
										...takeOut(name, [{kind: 'assignment', assignment}]).filter(({kind}) => kind !== 'tell'),
										source.after(name),
									],
									next: ['login-missing'],
								},
							]
						: [],
				},
			];
		});
	},
});
