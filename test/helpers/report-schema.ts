// Holds a report against the schema that is published, in which for the tests no member is left that it doesn't name.
import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';

const published: unknown = JSON.parse(readFileSync(new URL('../../report.schema.json', import.meta.url), 'utf8'));

const validate = new Ajv2020({allErrors: true}).compile(closed(published) as object);

function closed(schema: unknown): unknown {
	if (Array.isArray(schema)) {
		return schema.map(closed);
	}
	if (schema === null || typeof schema !== 'object') {
		return schema;
	}
	const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
	return parts.type === 'object' && 'properties' in parts ? {additionalProperties: false, ...parts} : parts;
}

export function schemaProblems(report: unknown): readonly string[] {
	validate(report);
	return (validate.errors ?? []).map(
		({instancePath, message, params}) => `${instancePath || 'the report'}: ${message} ${JSON.stringify(params)}`,
	);
}
