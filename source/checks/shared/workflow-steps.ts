// What the actions of GitHub that run Claude take, and which variable a step of a workflow gets from what it is handed.
import {namesIn} from '../../core/variables.js';
import type {Handed, WorkflowStep} from '../../probes/workflows.js';

export type WorkflowAction = {
	readonly name: string;
	/** The inputs that hold a credential, the usual one first, and the variable that each becomes. */
	readonly inputs: Readonly<Record<string, string>>;
	/** In their place: another provider, or a sign-in of the workflow's own; each takes all of these inputs. */
	readonly others: readonly (readonly string[])[];
	/** Its inputs for anything else, of every version. */
	readonly further: readonly string[];
	/** It also takes the variables themselves. */
	readonly readsVariables: boolean;
	/** It fetches a token of GitHub's identity service unless it is handed this input. */
	readonly fetchesWithout?: string;
};

const usual = {anthropic_api_key: 'ANTHROPIC_API_KEY', claude_code_oauth_token: 'CLAUDE_CODE_OAUTH_TOKEN'};
const others = [
	['use_bedrock'],
	['use_vertex'],
	['use_foundry'],
	['anthropic_federation_rule_id', 'anthropic_organization_id'],
];
const further = namesIn(
	`trigger_phrase assignee_trigger label_trigger base_branch branch_prefix branch_name_template allowed_bots allowed_non_write_users
	include_comments_by_actor exclude_comments_by_actor prompt prompt_file settings anthropic_service_account_id anthropic_workspace_id
	anthropic_oidc_audience github_token claude_args additional_permissions use_sticky_comment classify_inline_comments use_commit_signing
	ssh_signing_key bot_id bot_name track_progress include_fix_links path_to_claude_code_executable path_to_bun_executable display_report
	show_full_output plugins plugin_marketplaces use_node_cache mode model anthropic_model fallback_model allowed_tools disallowed_tools
	custom_instructions direct_prompt override_prompt mcp_config claude_env max_turns timeout_minutes exec_user
	experimental_allowed_domains system_prompt append_system_prompt`,
);

/** By the action.yml of each. */
const actions: readonly WorkflowAction[] = [
	{
		name: 'anthropics/claude-code-action',
		inputs: usual,
		others,
		further,
		readsVariables: true,
		fetchesWithout: 'github_token',
	},
	{name: 'anthropics/claude-code-action/base-action', inputs: usual, others, further, readsVariables: false},
	{name: 'anthropics/claude-code-base-action', inputs: usual, others, further, readsVariables: false},
	{
		name: 'anthropics/claude-code-security-review',
		inputs: {'claude-api-key': 'ANTHROPIC_API_KEY'},
		others: [],
		further: namesIn(
			`comment-pr upload-results exclude-directories claude-model claudecode-timeout run-every-commit
			false-positive-filtering-instructions custom-security-scan-instructions`,
		),
		readsVariables: false,
	},
];

const variables: readonly string[] = ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN'];

export function actionOf({action}: WorkflowStep): WorkflowAction | undefined {
	return actions.find(({name}) => name === action?.toLowerCase());
}

/** The variable that the step gets by it; undefined: none that is read. Names of inputs don't mind their case. */
export function variableGivenBy({name, by}: Handed, action: WorkflowAction | undefined): string | undefined {
	if (by === 'with') {
		return action?.inputs[name.toLowerCase()];
	}
	return variables.includes(name) && (action?.readsVariables ?? true) ? name : undefined;
}

export function isHanded({text}: Handed): boolean {
	return text.trim() !== '';
}

/** Where the job that this runs in is handed a variable. */
export function handingOf(name: string, steps: readonly WorkflowStep[] = []): Handed | undefined {
	return ofThisJob(steps)
		.flatMap((step) => step.handed.filter((one) => variableGivenBy(one, actionOf(step)) === name))
		.at(0);
}

/** The step of this job that starts one of these programs and is handed no credential for it. */
export function stepWithout(
	programs: readonly string[],
	steps: readonly WorkflowStep[] = [],
): WorkflowStep | undefined {
	const names = programs.map((path) => path.replace(/^.*[\\/]/, ''));
	return ofThisJob(steps).find(
		(step) =>
			names.some((name) => step.script?.includes(name)) && !step.handed.some((one) => variableGivenBy(one, undefined)),
	);
}

function ofThisJob(steps: readonly WorkflowStep[]): readonly WorkflowStep[] {
	return steps.filter(({isOfThisJob}) => isOfThisJob);
}

/** The expression that hands a secret of the repository on. */
export function secretNamed(name: string): string {
	return `\${{ secrets.${name} }}`;
}
