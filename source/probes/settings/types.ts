// The fields of a settings file whose types are known: one wrong type drops a user, project or local file as a whole (request-rules.md §3.2).
import type {FileProblem} from '../../core/facts.js';
import {fieldOf, isObject, type JsonText} from '../json/read.js';

type Type = 'text' | 'object' | 'list' | 'flag' | 'number' | 'text-or-list';

// Observed: apiKeyHelper, permissions.allow, env. The rest as the published schema of settings.json has it; what isn't listed is
// not judged, since a file that is wrongly called malformed sends people the wrong way.
const fields: readonly (readonly [string, Type])[] = [
	['env', 'object'],
	['apiKeyHelper', 'text'],
	['awsAuthRefresh', 'text'],
	['awsCredentialExport', 'text'],
	['gcpAuthRefresh', 'text'],
	['otelHeadersHelper', 'text'],
	['model', 'text'],
	['forceLoginMethod', 'text'],
	['forceLoginOrgUUID', 'text-or-list'],
	['permissions', 'object'],
	['permissions.allow', 'list'],
	['permissions.deny', 'list'],
	['permissions.ask', 'list'],
	['permissions.additionalDirectories', 'list'],
	['permissions.defaultMode', 'text'],
	['hooks', 'object'],
	['statusLine', 'object'],
	['outputStyle', 'text'],
	['cleanupPeriodDays', 'number'],
	['includeCoAuthoredBy', 'flag'],
	['disableAllHooks', 'flag'],
	['enableAllProjectMcpServers', 'flag'],
	['enabledMcpjsonServers', 'list'],
	['disabledMcpjsonServers', 'list'],
	['availableModels', 'list'],
];

const expected: Readonly<Record<Type, string>> = {
	text: 'string',
	object: 'object',
	list: 'array',
	flag: 'boolean',
	number: 'number',
	'text-or-list': 'string or array',
};

export type WrongField = {readonly name: string; readonly problem: FileProblem};

/** Every field of a wrong type, in the words of Claude Code: "permissions.allow: expected array, but received string". */
export function wrongFields(read: JsonText): readonly WrongField[] {
	return fields.flatMap(([name, type]) => {
		const path = name.split('.');
		const value = fieldOf(read.value, ...path);
		if (value === undefined || isA(type, value)) {
			return [];
		}
		const message = `${name}: expected ${expected[type]}, but received ${typeName(value)}`;
		return [{name, problem: {message, ...read.spotOf(path)}}];
	});
}

export function typeName(value: unknown): string {
	return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isA(type: Type, value: unknown): boolean {
	switch (type) {
		case 'text':
			return typeof value === 'string';
		case 'object':
			return isObject(value);
		case 'list':
			return Array.isArray(value);
		case 'flag':
			return typeof value === 'boolean';
		case 'number':
			return typeof value === 'number';
		case 'text-or-list':
			return typeof value === 'string' || Array.isArray(value);
	}
}
