// The base URL of whatever is asked, ANTHROPIC_BASE_URL or a cloud's: can it be used, does its path fit what Claude Code appends, is it safe.
import {defineCheck, type Finding} from '../core/check.js';
import {type Endpoint, readEndpoint, repairedUrl, vendorOf} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import {showUrl} from '../core/scrub.js';
import {claudeFacts} from '../facts/claude-facts.js';
import {canBeChanged, type Setter, setterOf} from '../facts/setters.js';
import {setTo} from './shared/set-changes.js';

export default defineCheck({
	id: 'base-url',
	title: 'The base URL',
	area: 'credential',
	order: 350,
	for: ['claude-code'],
	needs: {facts: claudeFacts},
	judge({facts}) {
		const {predictions, main, said, server} = facts;
		const {provider = 'anthropic', baseUrl} = predictions[main].request ?? predictions[main].intended ?? {};
		const variable = provider === 'anthropic' ? predictions.inForce('ANTHROPIC_BASE_URL') : baseUrl;
		if (!variable || variable.value.isBlank) {
			return [];
		}
		const text = variable.plain ?? '';
		const endpoint = readEndpoint(text);
		const setters = [setterOf(variable, facts)];
		const answer = said[0]?.answer;
		const asked = said[0] && server?.modes[said[0].mode];
		const shared = {severity: 'error', where: [variable.site]} as const;
		const found: Finding[] = [];
		const refusal = predictions[main].refusal ?? predictions.print.refusal;
		if (endpoint.problem && (refusal?.cause === 'base-url-invalid' || !endpoint.url)) {
			const repaired = repairedUrl(text);
			found.push({
				...shared,
				cause: 'base-url-invalid',
				detail: `Claude Code says "API Error: Invalid URL" and sends nothing: ${endpoint.problem}.`,
				evidence: [{label: 'value', value: showUrl(text)}],
				fixes: [
					repaired && canBeChanged(setters)
						? write(`Write ${showUrl(repaired)}`, repaired, setters)
						: tell('Write it as https://…'),
				],
			});
			return found;
		}
		if (answer?.kind !== 'accepted') {
			// Bedrock and Vertex have paths of their own.
			const isMessages = provider === 'anthropic' || provider === 'foundry';
			const extra = isMessages ? /\/v1(?:\/messages)?$/.exec(endpoint.path)?.[0] : undefined;
			const path =
				extra === undefined && isMessages
					? missingPath(endpoint, asked?.otherPath, asked?.hasNoRoute === true)
					: undefined;
			if (extra !== undefined) {
				const shorter = `${endpoint.url?.origin}${endpoint.path.slice(0, -extra.length)}`;
				found.push({
					...shared,
					cause: 'base-url-extra-path',
					title: `The base URL ends in ${extra}, which Claude Code appends itself`,
					detail: `Requests go to ${endpoint.path}/v1/messages, which is a 404. Claude Code then says "There's an issue with the selected model".`,
					fixes: [canBeChanged(setters) ? write(`Write ${shorter}`, shorter, setters) : tell(`Set it to ${shorter}`)],
				});
			} else if (path !== undefined) {
				const longer = `${endpoint.url?.origin}${path}`;
				found.push({
					...shared,
					cause: 'base-url-missing-path',
					detail: `${endpoint.url?.host} does not answer below /v1 itself${path ? `; it speaks Anthropic's protocol below ${path}` : ''}.`,
					evidence: answer?.kind === 'said' ? [{label: 'server', value: `${answer.status} ${answer.message}`}] : [],
					fixes: [
						path && canBeChanged(setters)
							? write(`Write ${longer}`, longer, setters)
							: tell("Look up the path in the gateway's documentation, often /api or /anthropic"),
					],
				});
			}
		}
		if (endpoint.isInsecure) {
			found.push({
				...shared,
				severity: 'warning',
				cause: 'base-url-insecure',
				detail: `The credential goes to ${endpoint.url?.host} in clear text: everybody on the way can read it.`,
				fixes: [tell('Use https:// if the gateway offers it')],
			});
		}
		if (/\/$/.test(endpoint.text)) {
			found.push({
				...shared,
				severity: 'note',
				cause: 'base-url-trailing-slash',
				detail: 'Claude Code and the SDKs do not mind; some apps answer 404.',
				fixes: [],
			});
		}
		return found;
	},
});

/** The path that is missing: the vendor's known one, the one where the gateway answered, or "" if only that it is missing is known. */
function missingPath({path, url}: Endpoint, found: string | undefined, hasNoRoute: boolean): string | undefined {
	const known = url && vendorOf(url)?.path;
	if (path !== '') {
		return undefined;
	}
	return known ?? found ?? (hasNoRoute ? '' : undefined);
}

function write(title: string, url: string, setters: readonly Setter[]): Fix {
	return {id: 'write-url', title, risk: 'safe', changes: setTo(url, setters)};
}

function tell(title: string): Fix {
	return {id: 'correct-url', title, risk: 'manual', changes: [{kind: 'tell', text: title}]};
}
