// Parts of a state: helpers that print a key, and what goes wrong with them.
import fc from 'fast-check';
import type {Part} from './part.js';
import {secretOf} from './values.js';
import {settingsFiles, variable} from './variable-parts.js';

const helperCommands = fc.oneof(
	{withCrossShrink: true},
	{weight: 4, arbitrary: secretOf('api-key').map((secret): unknown => `echo ${secret}`)},
	{
		weight: 3,
		arbitrary: fc.constantFrom<unknown>(
			'false',
			'true',
			'echo {{api-key:work}}; exit 3',
			"echo '  {{api-key:work}}  '",
			"echo 'two words'",
			'echo banner; echo {{api-key:work}}',
			'echo \'"{{api-key:work}}"\'',
			'echo \'{"key": "{{api-key:work}}"}\'',
			"printf '{{api-key:work}}\\303\\251'",
			"printf '{{api-key:work}}\\342\\200\\213'",
			'echo "$HELPER_KEY"',
			'echo {{api-key:work}} >&2',
			"printf '{{api-key:work}}\\007'",
			"printf '{{api-key:work}}\\302\\240'",
			'cat ./key.txt',
			'sleep 1; echo {{api-key:slow}}',
			'echo warning >&2; echo {{api-key:work}}',
			"printf '{{api-key:work}}\\n\\n\\n'",
			'read line; echo {{api-key:work}}',
			'[[ a == a ]] && echo {{api-key:work}}',
			'echo {{api-key:work}}; kill -9 $$',
			"printf '{{api-key:work}}\\342\\200\\212'",
			'/nonexistent/key',
			'',
			' ',
		),
	},
	{weight: 1, arbitrary: fc.constantFrom<unknown>(42, null, [], {})},
);

/** How long a printed key is kept: odd values mustn't change what is sent first. */
const keeping = variable('CLAUDE_CODE_API_KEY_HELPER_TTL_MS', fc.constantFrom('0', '-1', 'x', '', '300000', 5));

export const helper = fc
	.tuple(
		fc.oneof({withCrossShrink: true}, {weight: 5, arbitrary: fc.constant<Part>([])}, {weight: 1, arbitrary: keeping}),
		fc.constantFrom('user', 'project', 'local', 'managed', 'managed folder', 'global') as fc.Arbitrary<
			keyof typeof settingsFiles
		>,
		helperCommands,
	)
	.map(
		([ttl, where, command]): Part => [
			...ttl,
			{kind: 'json', path: settingsFiles[where], members: {apiKeyHelper: command}},
		],
	);

export const helperScript = fc
	.tuple(
		// One in the working folder isn't run by us: nothing could be compared.
		fc.constantFrom('~/bin/key', '{{home}}/bin/key'),
		fc.constantFrom('0755', '0644'),
		fc.constantFrom('#!/bin/sh\n', ''),
	)
	.map(([command, mode, interpreter]): Part => {
		const path = command.replace('{{home}}', '~');
		return [
			{kind: 'json', path: settingsFiles.user, members: {apiKeyHelper: command}},
			{kind: 'text', path, text: `${interpreter}echo {{api-key:helper}}\n`},
			{kind: 'mode', path, mode},
		];
	});
