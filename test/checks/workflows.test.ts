// The check "workflows": what the actions are handed, and what their jobs may do (action.yml and src/github/token.ts of anthropics/claude-code-action).
import {testCheck} from './one.js';

const path = './.github/workflows/claude.yml';
const secret = (name: string): string => `\${{ secrets.${name} }}`;
const key = `anthropic_api_key: ${secret('ANTHROPIC_API_KEY')}`;

type Parts = {
	readonly action?: string;
	readonly top?: string;
	readonly job?: string;
	readonly inputs?: readonly string[];
	readonly env?: readonly string[];
	readonly before?: string;
};

/** `uses` is in line 9, inputs from 11 on, if nothing else is there. */
function workflow({action = 'anthropics/claude-code-action@v1', ...parts}: Parts): object {
	const {top = 'on: issue_comment', job = 'permissions: {id-token: write}', inputs = [key], env = [], before} = parts;
	const text = [
		'# Claude',
		top,
		'jobs:',
		'  claude:',
		'    runs-on: ubuntu-latest',
		`    ${job}`,
		'    steps:',
		before ?? '      - uses: actions/checkout@v5',
		`      - uses: ${action}`,
		...(inputs.length > 0 ? ['        with:', ...inputs.map((line) => `          ${line}`)] : []),
		...(env.length > 0 ? ['        env:', ...env.map((line) => `          ${line}`)] : []),
		'',
	].join('\n');
	return {purpose: 'app', files: {[path]: text}};
}

const review = 'anthropics/claude-code-security-review@main';

testCheck('workflows', {
	'a key and the right to fetch a token': [workflow({}), []],
	'inputs in capitals': [workflow({inputs: [key.toUpperCase().replace('${{ SECRETS', '${{ secrets')]}), []],
	'all rights': [workflow({job: 'permissions: write-all'}), []],
	'a token of GitHub in place of that right': [
		workflow({job: 'timeout-minutes: 5', inputs: [key, `github_token: ${secret('GITHUB_TOKEN')}`]}),
		[],
	],
	'a workflow that another one calls with its rights': [
		workflow({top: 'on: {workflow_call: {}}', job: 'timeout-minutes: 5'}),
		[],
	],
	'no rights at all': [workflow({job: 'timeout-minutes: 5'}), [`app-misconfigured error ${path}:9`]],
	'rights of the job replace those above': [
		workflow({top: 'permissions: {id-token: write}', job: 'permissions: {contents: read}'}),
		[`app-misconfigured error ${path}:6`],
	],
	'an input of another action': [workflow({action: review, inputs: [key]}), [`variable-not-read error ${path}:11`]],
	'the input of this action': [
		workflow({action: review, inputs: [`claude-api-key: ${secret('ANTHROPIC_API_KEY')}`]}),
		[],
	],
	'a name that the action does not read': [
		workflow({inputs: ['prompt: hello'], env: [`ANTHROPIC_AUTH_TOKEN: ${secret('ANTHROPIC_AUTH_TOKEN')}`]}),
		[`variable-not-read error ${path}:13`],
	],
	'the variable itself': [workflow({inputs: [], env: [`ANTHROPIC_API_KEY: ${secret('ANTHROPIC_API_KEY')}`]}), []],
	nothing: [workflow({inputs: []}), [`login-missing error ${path}:9`]],
	'an input that is left blank': [workflow({inputs: ['anthropic_api_key: ""']}), [`key-empty error ${path}:11`]],
	'a cloud': [workflow({inputs: ['use_bedrock: "true"']}), []],
	'rights of the job are none': [
		workflow({top: 'permissions: {id-token: write}', job: 'permissions: {}'}),
		[`app-misconfigured error ${path}:6`],
	],
	'rights by an alias': [workflow({top: 'permissions: &rights {id-token: write}', job: 'permissions: *rights'}), []],
	'a file that is no YAML': [
		workflow({top: 'on: [issue_comment', job: 'timeout-minutes: 5'}),
		[`app-misconfigured error ${path}:3`],
	],
	'settings with a sign-in in them': [
		workflow({inputs: [`settings: '{"env":{"CLAUDE_CODE_OAUTH_TOKEN":"${secret('CLAUDE_CODE_OAUTH_TOKEN')}"}}'`]}),
		[],
	],
	'settings in a file': [workflow({inputs: ['settings: .github/claude.json']}), []],
	'arguments with a token of a server of tools': [
		workflow({inputs: [`claude_args: --mcp-config '{"token":"${secret('CLAUDE_API_KEY')}"}'`]}),
		[`login-missing error ${path}:9`],
	],
	'an input for something else': [
		workflow({inputs: [`github_token: ${secret('CLAUDE_TOKEN')}`]}),
		[`login-missing error ${path}:9`],
	],
	'a name among others in one value': [
		workflow({inputs: [`api_key: ${secret('ANTHROPIC_API_KEY')}-${secret('OTHER')}`]}),
		[`login-missing error ${path}:9`],
	],
	'half a sign-in of the workflow': [
		workflow({inputs: ['anthropic_federation_rule_id: fdrl_made_up']}),
		[`login-missing error ${path}:9`],
	],
	'the whole of it': [
		workflow({inputs: ['anthropic_federation_rule_id: fdrl_made_up', 'anthropic_organization_id: made-up']}),
		[],
	],
	...Object.fromEntries(
		[
			'1password/load-secrets-action@v2',
			'hashicorp/vault-action@v3',
			'./.github/actions/load-secrets',
			'actions/github-script@v7',
		].map((action) => [
			`${action} may write variables`,
			[workflow({inputs: [], before: `      - uses: ${action}`}), []],
		]),
	),
	'tools that are set up write none': [
		workflow({inputs: [], before: '      - uses: oven-sh/setup-bun@v2'}),
		[`login-missing error ${path}:9`],
	],
	'settings with a helper': [workflow({inputs: [`settings: '{"apiKeyHelper": "./key.sh"}'`]}), []],
	'a step before it writes variables': [
		workflow({inputs: [], before: '      - run: echo "ANTHROPIC_API_KEY=$(vault read key)" >> $GITHUB_ENV'}),
		[],
	],
	'the token of a sign-in in the place of a key': [
		workflow({inputs: [`anthropic_api_key: ${secret('CLAUDE_CODE_OAUTH_TOKEN')}`]}),
		[`key-wrong-kind error ${path}:11`],
	],
	'a gateway whose token has a name of its own': [
		workflow({inputs: [`anthropic_api_key: ${secret('ANTHROPIC_AUTH_TOKEN')}`]}),
		[],
	],
	'another job of this run': [
		{...workflow({inputs: []}), purpose: 'claude-code', env: {CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_JOB: 'lint'}},
		[],
	],
	'the job that this runs in': [
		{
			...workflow({inputs: []}),
			purpose: 'claude-code',
			env: {CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_JOB: 'claude'},
		},
		[`login-missing error ${path}:9`],
	],
	'at a desk, where Claude Code was asked about': [{...workflow({inputs: []}), purpose: 'claude-code'}, []],
});
