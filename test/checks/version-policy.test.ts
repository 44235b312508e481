// The check "version-policy": managed settings allow no such version.
import {claude} from './machines.js';
import {testCheck} from './one.js';

const policy = '/etc/claude-code/managed-settings.json';

testCheck('version-policy', {
	'below the minimum': [
		{...claude, files: {[policy]: {requiredMinimumVersion: '2.2.0'}}},
		['version-not-allowed error /etc/claude-code/managed-settings.json:2'],
	],
	'at the minimum': [{...claude, files: {[policy]: {requiredMinimumVersion: '2.1.332'}}}, []],
});
