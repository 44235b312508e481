// A key that is to be replaced: the finding, the plan of a made-up machine, and what a fix of it looks like.
import type {Finding} from '../../source/core/check.js';
import {readEndpoint} from '../../source/core/endpoint.js';
import type {Fix} from '../../source/core/fix.js';
import type {RotationPlan} from '../../source/core/rotation.js';
import {Secret} from '../../source/core/secret.js';
import {askAdmin, checksWith, diagnosisOf, home} from './diagnosis.js';

/** Well-formed and made up; eight characters in a row of the body are a leak (helpers/leaks.ts). */
export const body = 'kQ7wZ2xV9bN4mT6yR1pL8sD3fG5hJ0cA'.repeat(3);
export const pasted = `sk-ant-api03-${body}`;
export const oldKey = new Secret(`sk-ant-api03-${'R2D'.repeat(30)}igAA`);
const profile = {kind: 'file', path: `${home}/.zshrc`, line: 12} as const;

export const refused: Finding = {
	cause: 'key-rejected',
	severity: 'error',
	title: 'The server rejects the API key',
	detail: 'The key is well-formed, and api.anthropic.com answers 401.',
	where: [profile],
	evidence: [{label: 'server', value: '401 authentication_error invalid x-api-key'}],
	fixes: [askAdmin],
};

export const rejected = diagnosisOf({
	rootCause: 'key-rejected',
	findings: [refused],
	checks: checksWith({server: [refused]}),
});

export const plan: RotationPlan = {
	old: oldKey,
	name: 'ANTHROPIC_API_KEY',
	isBearer: false,
	namedBy: 'person',
	endpoint: readEndpoint('https://api.anthropic.com'),
	places: [
		{site: profile, name: 'ANTHROPIC_API_KEY', state: 'written'},
		{site: {kind: 'file', path: `${home}/work/.env`, line: 1}, name: 'ANTHROPIC_API_KEY', state: 'tracked'},
		{site: {kind: 'file', path: `${home}/.claude/settings.json`, line: 4}, name: 'ANTHROPIC_API_KEY', state: 'locked'},
	],
	page: 'https://platform.claude.com/settings/keys',
};

export const gatewayPlan: RotationPlan = {
	...plan,
	endpoint: readEndpoint('https://relay.example'),
	page: undefined,
	old: new Secret(`relay-${'4f'.repeat(20)}`),
};

export function writeIt(key: Secret): Fix {
	return {
		id: 'rotate',
		title: 'Put the new key in 2 places',
		risk: 'safe',
		changes: [
			{kind: 'edit-text', path: `${home}/.zshrc`, digest: '0'.repeat(64), edits: [{start: 10, end: 20, text: key}]},
			{kind: 'tell', text: `Then delete the old key in the Console: it is listed there as ${oldKey.hint}.`},
			{kind: 'open', url: 'https://platform.claude.com/settings/keys', why: 'delete the old key'},
		],
	};
}
