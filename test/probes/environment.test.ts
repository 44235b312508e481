import {expect, test} from 'vitest';
import {environmentOf} from '../../source/probes/environment.js';

const key = `sk-ant-api03-${'aB3'.repeat(31)}`;

test('known names and near misses, nothing else', () => {
	const {variables, get} = environmentOf(
		{ANTRHOPIC_API_KEY: key, ANTHROPIC_BASE_URL: 'https://gw.example', PATH: '/bin', MY_PASSWORD: 'x', HOME: undefined},
		'linux',
	);
	expect(variables.map(({name, plain}) => [name, plain])).toEqual([
		['ANTRHOPIC_API_KEY', undefined],
		['ANTHROPIC_BASE_URL', 'https://gw.example'],
	]);
	expect(get('ANTHROPIC_API_KEY')).toBeUndefined();
	expect(JSON.stringify(variables)).not.toContain(key);
});

test('an empty value is a value', () => {
	expect(environmentOf({ANTHROPIC_API_KEY: ''}, 'linux').get('ANTHROPIC_API_KEY')?.value.isEmpty).toBe(true);
});

test('case plays no part on Windows, and makes a near miss elsewhere', () => {
	const raw = {Anthropic_Api_Key: key};
	expect(environmentOf(raw, 'win32').variables.map(({name}) => name)).toEqual(['ANTHROPIC_API_KEY']);
	expect(environmentOf(raw, 'win32').get('anthropic_api_key')).toBeDefined();
	expect(environmentOf(raw, 'linux').variables.map(({name}) => name)).toEqual(['Anthropic_Api_Key']);
});
