// GitHub workflows of this folder that run Claude: is each step handed a credential under a name that it reads, and may it fetch the token that it asks for.
import {defineCheck, type Finding, optional, type Severity} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import {senders} from '../facts/senders.js';
import {type Handed, type Permissions, type WorkflowStep, workflows} from '../probes/workflows.js';
import {editText, manual, safe, tell} from './shared/fixes.js';
import {actionOf, isHanded, secretNamed, variableGivenBy, type WorkflowAction} from './shared/workflow-steps.js';

export default defineCheck({
	id: 'workflows',
	title: 'GitHub workflows that run Claude',
	area: 'settings',
	order: 395,
	for: ['claude-code', 'api', 'app'],
	needs: {workflows, senders: optional(senders)},
	judge({workflows: steps, senders: facts}, {purpose}) {
		const isInCi = facts?.where?.inside.includes('ci') === true;
		// On a person's machine a workflow is one of the apps; in a job the running workflow is what was asked about.
		const asked = purpose === 'app' ? steps : isInCi ? steps.filter(({isOfThisJob}) => isOfThisJob) : [];
		const severity = isInCi || (facts?.apps.length ?? 0) === 0 ? 'error' : 'warning';
		return asked.flatMap((step) => [...ofCredential(step, severity), ...ofToken(step, severity)]);
	},
});

function ofCredential(step: WorkflowStep, severity: Severity): readonly Finding[] {
	const action = actionOf(step);
	const swapped = step.handed.find((one) => isSwapped(one, variableGivenBy(one, action)));
	if (swapped) {
		return [wrongSecret(swapped, variableGivenBy(swapped, action) ?? '', severity)];
	}
	if (!action || step.handed.some((one) => isTaken(one, action)) || isOpen(step)) {
		return [];
	}
	const [input = ''] = Object.keys(action.inputs);
	const blank = step.handed.find((one) => variableGivenBy(one, action) !== undefined);
	const stray = blank ? undefined : step.handed.find(isMeantForClaude);
	return [
		{
			cause: blank ? 'key-empty' : stray ? 'variable-not-read' : 'login-missing',
			severity,
			title: blank
				? `${blank.name} is left blank`
				: stray
					? `${stray.name} is not read by ${action.name}`
					: `${action.name} is handed no credential`,
			detail: `The action takes ${Object.keys(action.inputs).join(' or ')}${action.readsVariables ? ', or the variables of the same names' : ''}. Without one of them it stops before Claude Code is asked.`,
			where: [(blank ?? stray)?.site ?? step.site],
			fixes: [stray?.by === 'with' && stray.nameSpan ? called(stray, inputFor(stray, action)) : handOver(input, stray)],
		},
	];
}

/** Any way to a credential, or to another provider. */
function isTaken(one: Handed, action: WorkflowAction): boolean {
	const isOther = one.by === 'with' && action.others.includes(one.name.toLowerCase()) && one.text !== 'false';
	return isHanded(one) && (isOther || variableGivenBy(one, action) !== undefined);
}

/** What is handed over can't be seen: settings of Claude Code's own, or variables of a step before. */
function isOpen({handed, followsWriter}: WorkflowStep): boolean {
	return followsWriter || handed.some(({name, text}) => name === 'settings' && /anthropic|apiKeyHelper/i.test(text));
}

/** A secret named as a token of a sign-in where a key goes, or the other way round. */
function isSwapped({secrets}: Handed, variable: string | undefined): boolean {
	const meant = secrets.map((name) =>
		/OAUTH/.test(name) ? 'CLAUDE_CODE_OAUTH_TOKEN' : /API_?KEY/.test(name) ? 'ANTHROPIC_API_KEY' : undefined,
	);
	return variable !== undefined && meant.length === 1 && meant[0] !== undefined && meant[0] !== variable;
}

function wrongSecret({name, secrets: [secret = ''], site}: Handed, variable: string, severity: Severity): Finding {
	const isKey = variable === 'ANTHROPIC_API_KEY';
	return {
		cause: 'key-wrong-kind',
		severity,
		title: `${name} is handed the secret ${secret}`,
		detail: `${name} takes ${isKey ? 'an API key of the Console' : 'a token of `claude setup-token`'}; by its name the secret holds ${isKey ? 'a token of a sign-in' : 'an API key'}. The server refuses one in the place of the other.`,
		where: [site],
		fixes: [
			manual(
				'other-input',
				`Hand ${secret} to ${isKey ? 'claude_code_oauth_token (CLAUDE_CODE_OAUTH_TOKEN)' : 'anthropic_api_key (ANTHROPIC_API_KEY)'}`,
			),
		],
	};
}

function isMeantForClaude({name, secrets}: Handed): boolean {
	return (
		!/github|gh_|ssh/i.test(name) &&
		[name, ...secrets].some((one) => /anthropic|claude/i.test(one) && /key|token/i.test(one))
	);
}

function inputFor({name, secrets}: Handed, {inputs}: WorkflowAction): string {
	const isToken = [name, ...secrets].some((one) => /oauth/i.test(one));
	const wanted = isToken ? 'CLAUDE_CODE_OAUTH_TOKEN' : 'ANTHROPIC_API_KEY';
	const [first = ''] = Object.keys(inputs);
	return Object.keys(inputs).find((input) => inputs[input] === wanted) ?? first;
}

function called({nameSpan, digest, site: {path}}: Handed, input: string): Fix {
	return safe('rename-input', `Call it ${input}`, [
		editText({path, digest}, {start: nameSpan?.start ?? 0, end: nameSpan?.end ?? 0, text: input}),
		tell('Commit and push the workflow.'),
	]);
}

function handOver(input: string, stray: Handed | undefined): Fix {
	const secret = stray?.secrets[0] ?? 'ANTHROPIC_API_KEY';
	return manual(
		'hand-over',
		`Hand it to the action as ${input}`,
		tell(`Write below \`with:\` of this step: \`${input}: ${secretNamed(secret)}\``),
	);
}

function ofToken({handed, permissions, site, ...step}: WorkflowStep, severity: Severity): readonly Finding[] {
	const {fetchesWithout, name = ''} = actionOf({handed, permissions, site, ...step}) ?? {};
	const has = (input: string): boolean =>
		handed.some((one) => one.by === 'with' && one.name.toLowerCase() === input && isHanded(one));
	const isNeeded = fetchesWithout !== undefined && (!has(fetchesWithout) || has('anthropic_federation_rule_id'));
	return !isNeeded || !permissions || permissions.mayFetchToken
		? []
		: [
				{
					cause: 'app-misconfigured',
					severity,
					title: `${name} may not fetch the token that it needs`,
					detail: `The job has no \`id-token: write\`, so the action ends with "Could not fetch an OIDC token". Rights of a job replace those of the workflow. With ${fetchesWithout} it needs none.`,
					where: [permissions.site],
					evidence: [{label: 'app', value: name}],
					fixes: [granted(permissions)],
				},
			];
}

function granted({first}: Permissions): Fix {
	const push = tell('Commit and push the workflow.');
	return first
		? safe('grant', 'Add `id-token: write` to these permissions', [
				editText(first, {start: first.offset, end: first.offset, text: `${first.indent}id-token: write\n`}),
				push,
			])
		: manual(
				'grant',
				'Give the job `id-token: write`',
				tell(
					'Write below the name of the job: `permissions: {contents: read, pull-requests: write, issues: write, id-token: write}`',
				),
			);
}
