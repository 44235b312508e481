// A variable set beside another one, in the words of the file that it stands in.

import type {Change} from '../../core/fix.js';
import type {AssignmentSyntax} from '../../core/readings.js';
import type {Secret} from '../../core/secret.js';
import type {Setter} from '../../facts/setters.js';
import {writtenAs} from './set-changes.js';

/** One more variable in each of these places: a line before the statement, or a name in the settings. */
export function insertBefore(name: string, value: Secret | string, setters: readonly Setter[]): readonly Change[] {
	return setters.flatMap((setter): readonly Change[] => {
		switch (setter.kind) {
			case 'assignment': {
				const {site, digest, nameSpan, syntax} = setter.assignment;
				// A line of its own: the statement may hold others, or stand within one.
				const start = nameSpan.start - ((site.column ?? 1) - 1);
				const [before, after] = around(name, syntax);
				const text = [before, writtenAs(value, syntax), after].flat();
				return [
					{
						kind: 'edit-text',
						path: site.path,
						digest,
						edits: [{start, end: start, text}],
					},
				];
			}
			case 'settings':
				return setter.file.digest === null
					? []
					: [
							{
								kind: 'edit-json',
								path: setter.file.path,
								digest: setter.file.digest,
								edits: [{path: ['env', name], value}],
							},
						];
			default:
				return [];
		}
	});
}

function around(name: string, syntax: AssignmentSyntax): readonly [string, string] {
	switch (syntax) {
		case 'fish':
			return [`set -gx ${name} `, '\n'];
		case 'powershell':
			return [`$env:${name} = `, '\n'];
		case 'csh':
			return [`setenv ${name} `, '\n'];
		case 'toml':
			return [`${name} = `, '\n'];
		case 'cmd':
			return [`set "${name}=`, '"\r\n'];
		case 'dotenv':
		case 'environment.d':
		case 'etc-environment':
			return [`${name}=`, '\n'];
		default:
			return [`export ${name}=`, '\n'];
	}
}
