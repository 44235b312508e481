// Which variables a folder may give Claude Code while it is asked with consent: those that say a text, and lead to no file and no program.
import type {Variable} from '../readings.js';
import {knownVariables, namesIn} from '../variables.js';
import {networkNames} from './network.js';

/**
 * Observed on 2.1.332 in print mode: AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE and GOOGLE_APPLICATION_CREDENTIALS of a project make it run
 * what those files name, and GIT_TRACE or LD_DEBUG reach what it starts. So what isn't known to be harmless isn't.
 */
const texts = new Set([
	// What names an address is judged by where it leads, a proxy or a certificate by the way that it makes.
	...networkNames,
	...knownVariables.filter(({isSecret, group}) => isSecret && group !== 'behaviour').map(({name}) => name),
	...namesIn(`ANTHROPIC_BASE_URL ANTHROPIC_BETAS ANTHROPIC_LOG ANTHROPIC_ORGANIZATION_ID ANTHROPIC_WORKSPACE_ID
		ANTHROPIC_BEDROCK_BASE_URL ANTHROPIC_VERTEX_BASE_URL ANTHROPIC_FOUNDRY_BASE_URL ANTHROPIC_AWS_BASE_URL
		ANTHROPIC_BEDROCK_MANTLE_BASE_URL ANTHROPIC_AWS_WORKSPACE_ID ANTHROPIC_VERTEX_PROJECT_ID GOOGLE_CLOUD_PROJECT
		CLAUDE_CODE_OAUTH_SCOPES CLAUDE_BASH_MAINTAIN_PROJECT_WORKING_DIR NODE_ENV OTEL_METRICS_EXPORTER OTEL_LOGS_EXPORTER
		API_TIMEOUT_MS BASH_DEFAULT_TIMEOUT_MS BASH_MAX_TIMEOUT_MS MCP_TIMEOUT MCP_TOOL_TIMEOUT`),
]);

/** Switches and numbers of Claude Code. */
const switches = /^(?:CLAUDE_CODE_)?(?:DISABLE|ENABLE|MAX|USE|SKIP)_[A-Z0-9_]{1,60}$/;

/** Models, levels and amounts. */
const amounts = /^(?:ANTHROPIC|CLAUDE)_(?:[A-Z0-9_]{1,60}_)?(?:MODEL|LEVEL|TOKENS|MS)$/;

/** They become part of a host name: what is more than a part of one would lead elsewhere. */
const partsOfHosts =
	/^(?:AWS_REGION|AWS_DEFAULT_REGION|CLOUD_ML_REGION|ANTHROPIC_[A-Z_]{1,40}_(?:REGION|RESOURCE)|VERTEX_REGION_CLAUDE_[A-Z0-9_]{1,40})$/;

export function saysOnlyText({name, plain}: Pick<Variable, 'name' | 'plain'>): boolean {
	return partsOfHosts.test(name)
		? /^[a-z\d-]*$/i.test(plain?.trim() ?? '.')
		: texts.has(name) || switches.test(name) || amounts.test(name);
}
