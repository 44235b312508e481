// What kind of credential a value is, and what is none.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isPlaceholder, kindOf, prefixOf} from '../../source/core/credential-kind.js';
import {makeSecret, type SecretKind} from '../helpers/placeholders.js';

const x = 'aB3'.repeat(20);

test.each([
	[`sk-ant-api03-${x}`, 'api-key'],
	[`sk-ant-api04-${x}`, 'api-key'],
	[`sk-ant-api01-${x}`, 'enterprise'],
	[`sk-ant-admin01-${x}`, 'admin'],
	[`sk-ant-oat01-${x}`, 'oauth'],
	[`sk-ant-ort01-${x}`, 'refresh'],
	[`sk-ant-sid01-${x}`, 'session'],
	[`sk-ant-sid02-${x}`, 'session'],
	[`sk-proj-${x}`, 'other-vendor'],
	[`sk-or-v1-${x}`, 'other-vendor'],
	[`sk-${x}`, 'other-vendor'],
	[`cr_${x}`, 'other-vendor'],
	[`${'0123456789abcdef'.repeat(2)}.${'aB3d'.repeat(4)}`, 'other-vendor'],
	[`AIza${x}`, 'other-vendor'],
	[`sk-ant-new07-${x}`, 'unknown'],
	[x, 'unknown'],
	['', 'unknown'],
	['  ', 'unknown'],
	['ollama', 'placeholder'],
	[` "sk-ant-api03-${x}"\n`, 'api-key'],
	[`Bearer sk-ant-oat01-${x}`, 'oauth'],
	[`"Bearer sk-ant-oat01-${x}"`, 'oauth'],
	[`\u200bsk-ant-api03-${x}`, 'api-key'],
	[`“sk-ant-api03-${x}”`, 'api-key'],
])('%j is %s', (text, kind) => {
	expect(kindOf(text)).toBe(kind);
});

test.each([
	...`ollama test dummy lmstudio PROXY_MANAGED null undefined none changeme your-api-key your_api_key your-api-key-here YOUR_API_KEY
	YOUR_ANTHROPIC_API_KEY_HERE YOUR_PERPLEXITY_API_KEY_HERE yourApiKeyHere your-anthropic-api-key my-api-key insert-your-key-here <key>
	<your-api-key> <YOUR_KEY> <token> [your-key] {{your_api_key}} \${ANTHROPIC_API_KEY} $ANTHROPIC_API_KEY %ANTHROPIC_API_KEY%
	sk-ant-api03-xxxxx sk-ant-api03-xxxxxxxx sk-ant-xxxxx sk-ant-... sk-ant-api03-... sk-ant-api03-… sk-xxx sk-your-key sk-ant-your-key
	sk-ant-api03-your-key-here sk-YOUR-ACTUAL-KEY sk-1234 sk-test sk-dummy xxx xxxxxxxx ... *** ••••••• 000000 replace-me
	user_provided example-key test-key test_token dummy-key not-needed paste-your-token-here your-deepseek-api-key sk-ant-api03-...igAA`.split(
		/\s+/,
	),
	['$', '{{ secrets.ANTHROPIC_API_KEY }}'].join(''),
	'Your API key here',
	'[insert key]',
	'"your-api-key"',
	'Bearer your-token',
	'op://dev/anthropic/credential',
	'ANTHROPIC_CUSTOM_HEADERS',
	'CLAUDE_CODE_OAUTH_TOKEN',
])('%j is a placeholder', (text) => {
	expect(isPlaceholder(text)).toBe(true);
});

test.each([
	'',
	' ',
	`sk-ant-api03-${x}`,
	`<sk-ant-api03-${x}>`,
	`\${sk-ant-api03-${x}}`,
	`your-${x}`,
	'my-company-key-8f3a9c1d',
	'my-gateway-token-aB3dE5fG',
	'my-key-Tr0ub4dor',
	'add-here-9f8e7d6c5b',
	'put-hunter2-here',
	'<8f3a9c1d>',
	'[key-8f3a9c1d]',
	'$2a$10$N9qo8uLOickgx2ZMRZoMye',
	['$', '{p4ssw0rd}'].join(''),
	'xxxxxxxx8f3a9c1d',
	'sk-ant-...8f3a9c1d',
	'correcthorsebatterystaple',
	'anthropic-team-key',
])('%j is not taken for a placeholder', (text) => {
	expect(isPlaceholder(text)).toBe(false);
});

test('nothing random is a placeholder, since placeholders are shown', () => {
	const kinds: readonly SecretKind[] = ['api-key', 'oauth', 'refresh', 'admin-key', 'session', 'token'];
	fc.assert(
		fc.property(fc.constantFrom(...kinds), fc.string(), (kind, name) => {
			expect(isPlaceholder(makeSecret(kind, name).value)).toBe(false);
		}),
	);
	const random = fc.string({
		unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
		minLength: 12,
		maxLength: 40,
	});
	const around = fc.constantFrom(
		['your-', '-key'],
		['<', '>'],
		['my-api-key-', ''],
		['', '-here'],
		['${', '}'],
		['[', ' token]'],
		['sk-', ''],
	);
	fc.assert(
		fc.property(random, around, (text, [before = '', after = '']) => {
			fc.pre(!/^(.)\1+$/.test(text));
			expect(isPlaceholder(before + text + after)).toBe(false);
		}),
	);
});

test.each([
	[`sk-ant-api03-${x}`, 'sk-ant-api03-'],
	[`sk-ant-${x}`, 'sk-ant-'],
	[`sk-ant-abcdef12-${x}`, 'sk-ant-'],
	[`Bearer sk-${x}`, 'Bearer sk-'],
	[` "sk-or-v1-${x}`, ' "sk-or-v1-'],
	[x, ''],
	['', ''],
])('of %j %j may be shown', (text, prefix) => {
	expect(prefixOf(text)).toBe(prefix);
});
