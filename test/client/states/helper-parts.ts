// Parts of a state: helpers that print a key, and what goes wrong with them.
import fc from 'fast-check';
import type {Part} from './part.js';
import {secretOf} from './values.js';
import {settingsFiles} from './variable-parts.js';

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
			'/nonexistent/key',
			'',
			' ',
		),
	},
	{weight: 1, arbitrary: fc.constantFrom<unknown>(42, null, [], {})},
);

export const helper = fc
	.tuple(
		fc.constantFrom('user', 'project', 'local', 'managed', 'managed folder', 'global') as fc.Arbitrary<
			keyof typeof settingsFiles
		>,
		helperCommands,
	)
	.map(([where, command]): Part => [{kind: 'json', path: settingsFiles[where], members: {apiKeyHelper: command}}]);

export const helperScript = fc
	.tuple(
		fc.constantFrom('~/bin/key', '{{home}}/bin/key', './key'),
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
