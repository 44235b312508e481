// Parts of a state: where a request goes, and what replaces its headers.
import fc from 'fast-check';
import type {Edit, Part} from './part.js';
import {credential} from './values.js';
import {variable} from './variable-parts.js';

const urls = [
	'http://127.0.0.1:8787',
	'http://localhost:4000/',
	'https://llm.corp.example',
	'https://api.anthropic.com/v1',
	'https://gateway.example.com/anthropic ',
	'HTTPS://API.ANTHROPIC.COM',
	'https://api.anthropic.com:443',
	'https://llm.corp.example?x=1#y',
	'https://dev:secret@llm.corp.example',
	'https://llm.corp.\nexample',
	'https:llm.corp.example',
	'http:\\\\127.0.0.1:8787\\v1',
	'http://127.1:8787',
	'localhost:4000',
	'gateway.example.com:8787/anthropic',
	'api.anthropic.com',
	'localhost',
	'/v1',
	'"https://llm.corp.example"',
	'ftp://llm.corp.example',
	'https://',
	'',
	' ',
];

export const baseUrl = variable('ANTHROPIC_BASE_URL', fc.constantFrom(...urls));

const headerLine = fc.oneof(
	{withCrossShrink: true},
	{
		weight: 3,
		arbitrary: fc
			.tuple(
				fc.constantFrom('x-api-key: ', 'X-Api-Key:', 'Authorization: Bearer ', 'authorization: ', 'AUTHORIZATION:'),
				credential('token'),
			)
			.map((words) => words.join('')),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'X-Team: platform',
			'x-api-key: ',
			'Authorization:',
			'no colon',
			'{"X-Team": "platform"}',
			'X Team: a',
			': a',
			'',
		),
	},
);

/** Of a header that is named twice in different cases either may win. */
const headerLines = fc.uniqueArray(headerLine, {
	minLength: 1,
	maxLength: 2,
	selector: (line) => line.replace(/:.*/s, '').toLowerCase(),
});

export const customHeaders = variable(
	'ANTHROPIC_CUSTOM_HEADERS',
	fc.tuple(headerLines, fc.constantFrom('\n', '\r\n', '\\n')).map(([lines, separator]) => lines.join(separator)),
);

const switches = fc.constantFrom('1', 'true', ' TRUE ', 'yes', 'On', '0', 'false', 'no', '', '2', 'enabled');

export const simple = variable('CLAUDE_CODE_SIMPLE', switches);

const cloudParts: readonly (readonly [name: string, companions: readonly Edit[]])[] = [
	[
		'CLAUDE_CODE_USE_BEDROCK',
		[
			{kind: 'variable', name: 'AWS_BEARER_TOKEN_BEDROCK', value: '{{token:aws}}'},
			{kind: 'variable', name: 'CLAUDE_CODE_SKIP_BEDROCK_AUTH', value: '1'},
			{kind: 'variable', name: 'AWS_REGION', value: 'us-west-2'},
			{kind: 'variable', name: 'AWS_ACCESS_KEY_ID', value: '{{token:aws-id}}'},
			{kind: 'variable', name: 'AWS_SECRET_ACCESS_KEY', value: '{{token:aws-secret}}'},
			{kind: 'variable', name: 'ANTHROPIC_BEDROCK_BASE_URL', value: 'http://127.0.0.1:8787/bedrock'},
		],
	],
	[
		'CLAUDE_CODE_USE_VERTEX',
		[
			{kind: 'variable', name: 'CLAUDE_CODE_SKIP_VERTEX_AUTH', value: '1'},
			{kind: 'variable', name: 'ANTHROPIC_VERTEX_PROJECT_ID', value: 'acme'},
			{kind: 'variable', name: 'CLOUD_ML_REGION', value: 'global'},
		],
	],
	[
		'CLAUDE_CODE_USE_FOUNDRY',
		[
			{kind: 'variable', name: 'ANTHROPIC_FOUNDRY_RESOURCE', value: 'acme'},
			{kind: 'variable', name: 'ANTHROPIC_FOUNDRY_API_KEY', value: '{{token:azure}}'},
			{kind: 'variable', name: 'CLAUDE_CODE_SKIP_FOUNDRY_AUTH', value: '1'},
		],
	],
	[
		'CLAUDE_CODE_USE_MANTLE',
		[
			{kind: 'variable', name: 'AWS_BEARER_TOKEN_BEDROCK', value: '{{token:aws}}'},
			{kind: 'variable', name: 'CLAUDE_CODE_SKIP_MANTLE_AUTH', value: '1'},
			{kind: 'variable', name: 'AWS_REGION', value: 'us-west-2'},
		],
	],
	[
		'CLAUDE_CODE_USE_ANTHROPIC_AWS',
		[
			{kind: 'variable', name: 'ANTHROPIC_AWS_API_KEY', value: '{{api-key:aws}}'},
			{kind: 'variable', name: 'ANTHROPIC_AWS_WORKSPACE_ID', value: 'wrkspc_01'},
			{kind: 'variable', name: 'CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH', value: '1'},
		],
	],
];

/** A provider's switch, and some of what belongs to it. */
export const cloud = fc
	.constantFrom(...cloudParts)
	.chain(([name, companions]) => fc.tuple(variable(name, switches), fc.subarray([...companions])))
	.map(([flag, companions]): Part => [...flag, ...companions]);
