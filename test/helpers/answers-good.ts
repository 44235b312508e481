// What the fake servers say when nothing is wrong, and what a status page and a download site show.
import {randomBytes} from 'node:crypto';

export function success({path, model}: Asked): Answer {
	return {
		status: 200,
		headers: {'request-id': requestId(), 'anthropic-organization-id': '00000000-0000-4000-8000-000000000001'},
		body: successBody(path, model),
	};
}

function successBody(path: string, model: string): object {
	if (path.endsWith('/models')) {
		const data = [
			['claude-opus-4-5-20251101', 'Claude Opus 4.5'],
			['claude-haiku-4-5-20251001', 'Claude Haiku 4.5'],
		].map(([id, name]) => ({type: 'model', id, display_name: name, created_at: '2025-11-01T00:00:00Z'}));
		return {data, has_more: false, first_id: data.at(0)?.id, last_id: data.at(-1)?.id};
	}
	if (path.endsWith('/count_tokens')) {
		return {input_tokens: 8};
	}
	return {
		id: `msg_${randomBytes(12).toString('hex')}`,
		type: 'message',
		role: 'assistant',
		model,
		content: [{type: 'text', text: 'Hi.'}],
		stop_reason: 'end_turn',
		stop_sequence: null,
		usage: {input_tokens: 8, output_tokens: 2},
	};
}

/** The form of the real ones. */
export function requestId(): string {
	return `req_011C${randomBytes(15).toString('base64url').replace(/[-_]/g, 'A')}`;
}

/** `component`: the one that is down. */
export function statusPage(path: string, component: string | undefined): Answer {
	const at = new Date().toISOString();
	const page = {
		id: 'tymt9n04zgry',
		name: 'Claude',
		url: 'https://status.claude.com',
		time_zone: 'Etc/UTC',
		updated_at: at,
	};
	const status =
		component === undefined
			? {indicator: 'none', description: 'All Systems Operational'}
			: {indicator: 'major', description: 'Partial System Outage'};
	const names = ['claude.ai', 'Claude Console', 'Claude API (api.anthropic.com)', 'Claude Code'];
	const components = names.map((name, index) => ({
		id: `component${index}`,
		name,
		status: name === component ? 'major_outage' : 'operational',
		group: false,
		group_id: null,
	}));
	const incident = {
		id: 'incident1',
		name: `Elevated errors on ${component}`,
		status: 'investigating',
		impact: 'major',
		created_at: at,
		components: components.filter(({name}) => name === component),
		incident_updates: [
			{id: 'update1', status: 'investigating', body: 'We are currently investigating this issue.', created_at: at},
		],
	};
	const incidents = component === undefined ? [] : [incident];
	const documents: Readonly<Record<string, object>> = {
		'/api/v2/summary.json': {page, status, components, incidents, scheduled_maintenances: []},
		'/api/v2/status.json': {page, status},
		'/api/v2/components.json': {page, components},
		'/api/v2/incidents/unresolved.json': {page, incidents},
	};
	return {status: documents[path] ? 200 : 404, isEdge: true, body: documents[path] ?? 'Not Found'};
}

/** `argument`: the newest version of Claude Code, in the forms in which download sites tell it. */
export function latestVersion({path, argument}: Asked): Answer {
	const name = '@anthropic-ai/claude-code';
	if (!path.includes('@anthropic-ai') && !path.includes('claude-code')) {
		return {status: 404, isEdge: true, body: {error: 'Not found'}};
	}
	if (path.endsWith('/latest') && !path.includes('@anthropic-ai')) {
		return {status: 200, isEdge: true, body: argument, headers: {'content-type': 'text/plain'}};
	}
	const body = path.endsWith('/latest') ? {name, version: argument} : {name, 'dist-tags': {latest: argument}};
	return {status: 200, isEdge: true, body};
}

export type Answer = {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: string | object;
	/** Not from the API itself: something in front of it, a gateway or another site. */
	readonly isEdge?: boolean;
};

/** `path` begins below the base of the API. `argument`: what follows the colon of the answer's name. */
export type Asked = {readonly path: string; readonly model: string; readonly argument: string};
