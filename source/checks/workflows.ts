// GitHub workflows of this folder that run Claude: is each step handed a credential under a name that it reads, and may it fetch the token that it asks for.
import {defineCheck, type Finding, optional, type Severity} from '../core/check.js';
import type {Fix} from '../core/fix.js';
import {intendedName} from '../core/near-names.js';
import {Secret} from '../core/secret.js';
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
		return asked.flatMap((step) =>
			step.problem ? [unreadable(step, severity)] : [...ofCredential(step, severity), ...ofToken(step, severity)],
		);
	},
});

function ofCredential(step: WorkflowStep, severity: Severity): readonly Finding[] {
	const action = actionOf(step);
	const swapped = step.handed.find((one) => isSwapped(one, variableGivenBy(one, action)));
	if (swapped) {
		return [wrongSecret(swapped, variableGivenBy(swapped, action) ?? '', severity)];
	}
	if (!action || isServed(step, action) || isOpen(step)) {
		return [];
	}
	const half = action.others.find((names) => names.some((name) => has(step, name)));
	if (half) {
		const [missing, there] = [half.find((name) => !has(step, name)), half.find((name) => has(step, name))];
		return [
			{
				cause: 'login-missing',
				severity,
				title: `${there} is handed without ${missing}`,
				detail: `The action signs in with its own identity only where it is handed both. Without them it takes ${takenBy(action)}.`,
				where: [step.site],
				fixes: [
					manual(
						'other-half',
						`Hand the action ${missing} as well`,
						tell(`Write it below \`with:\`, beside ${there}.`),
					),
				],
			},
		];
	}
	const [input = ''] = Object.keys(action.inputs);
	const blank = step.handed.find((one) => variableGivenBy(one, action) !== undefined);
	const stray = blank ? undefined : step.handed.find((one) => isMeantForClaude(one, action));
	return [
		{
			cause: blank ? 'key-empty' : stray ? 'variable-not-read' : 'login-missing',
			severity,
			title: blank
				? `${blank.name} is left blank`
				: stray
					? `${stray.name} is not read by ${action.name}`
					: `${action.name} is handed no credential`,
			detail: `The action takes ${takenBy(action)}. Without one of them it stops before Claude Code is asked.`,
			where: [(blank ?? stray)?.site ?? step.site],
			fixes: [stray?.by === 'with' && stray.nameSpan ? called(stray, inputFor(stray, action)) : handOver(input, stray)],
		},
	];
}

function takenBy({inputs, readsVariables}: WorkflowAction): string {
	return `${Object.keys(inputs).join(' or ')}${readsVariables ? ', or the variables of the same names' : ''}`;
}

function unreadable({problem, site}: WorkflowStep, severity: Severity): Finding {
	return {
		cause: 'app-misconfigured',
		severity,
		title: 'A workflow that names Claude cannot be read',
		detail: `GitHub runs none of its jobs: ${problem}.`,
		where: [site],
		evidence: [{label: 'app', value: 'GitHub Actions'}],
		fixes: [
			manual(
				'mend-workflow',
				'Mend the workflow at this line',
				tell('Then commit and push it: GitHub reads what the branch has.'),
			),
		],
	};
}

/** The input is handed over, and not switched off. */
function has({handed}: WorkflowStep, input: string): boolean {
	return handed.some(
		(one) => one.by === 'with' && one.name.toLowerCase() === input && isHanded(one) && one.text !== 'false',
	);
}

/** Any way to a credential, or to another provider. */
function isServed(step: WorkflowStep, action: WorkflowAction): boolean {
	return (
		step.handed.some((one) => isHanded(one) && variableGivenBy(one, action) !== undefined) ||
		action.others.some((names) => names.every((name) => has(step, name)))
	);
}

/** Settings of Claude Code's own may hold a credential: as a text, in a file, or in a secret. */
const settings: Readonly<Record<string, RegExp>> = {
	settings: /^\s*[^\s{]|"apiKeyHelper"|"(?:ANTHROPIC|CLAUDE)_/,
	claude_args: /--settings\b/,
	claude_env: /\S/,
};

/** What is handed over can't be seen: in settings, or in variables of a step before. */
function isOpen({handed, followsWriter}: WorkflowStep): boolean {
	return followsWriter || handed.some(({name, by, text}) => by === 'with' && settings[name.toLowerCase()]?.test(text));
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
				tell(
					`Write \`${isKey ? 'claude_code_oauth_token' : 'anthropic_api_key'}: ${secretNamed(secret)}\` in place of this line.`,
				),
			),
		],
	};
}

/** Nothing but a secret, named like a credential of Claude's, in an input that the action doesn't know. */
function isMeantForClaude({name, by, text, secrets}: Handed, {further}: WorkflowAction): boolean {
	const isSecret = /^\$\{\{\s*secrets(?:\.\w+|\[["']\w+["']\])\s*\}\}$/.test(text.trim());
	const isOther = by === 'with' && further.includes(name.toLowerCase());
	return isSecret && !isOther && [name, ...secrets].some((one) => credentialNamed(one) !== undefined);
}

const credentials = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'];

function credentialNamed(name: string): string | undefined {
	const variable = name.toUpperCase().replaceAll('-', '_');
	return credentials.find((one) => one === variable || one === intendedName(variable));
}

function inputFor({name, secrets}: Handed, {inputs}: WorkflowAction): string {
	const isToken = [...secrets, name].some((one) => credentialNamed(one) === 'CLAUDE_CODE_OAUTH_TOKEN');
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

function ofToken(step: WorkflowStep, severity: Severity): readonly Finding[] {
	const {fetchesWithout, name = ''} = actionOf(step) ?? {};
	const {permissions} = step;
	const isNeeded =
		fetchesWithout !== undefined && (!has(step, fetchesWithout) || has(step, 'anthropic_federation_rule_id'));
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

function granted({room}: Permissions): Fix {
	const push = tell('Commit and push the workflow.');
	return room
		? safe('grant', 'Add `id-token: write` to these permissions', [
				editText(room, {
					start: room.offset,
					end: room.offset,
					text: [room.before, new Secret('id-token: write', 'own'), room.after],
				}),
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
