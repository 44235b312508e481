// The check "profile": a profile that is named.
import {expect, test} from 'vitest';
import {look} from './look.js';
import {testCheck} from './one.js';
import {good} from './programs.js';

testCheck('profile', {
	'it is not there': [
		{env: {ANTHROPIC_PROFILE: 'work', ANTHROPIC_API_KEY: good}},
		['profile-unusable warning environment'],
	],
	'none is named': [{env: {ANTHROPIC_API_KEY: good}}, []],
});

test('its folder is said from the home folder', async () => {
	const {diagnosis} = await look('claude-code', {env: {ANTHROPIC_PROFILE: 'work'}});
	const {detail} = diagnosis.findings.find(({cause}) => cause === 'profile-unusable') ?? {};
	expect(detail).toContain(' in ~/');
});
