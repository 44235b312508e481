// Names that only have the words of a variable are a last resort, and never those that something reads.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {vaguelyIntended} from '../../source/core/near-names.js';
import {Secret} from '../../source/core/secret.js';
import {isKnownVariable, knownVariables} from '../../source/core/variables.js';
import {makeSecret} from '../helpers/placeholders.js';

describe('names that only have the words', () => {
	const key = new Secret(makeSecret('api-key', 'vague').value);

	it.each([
		['ANTHROPIC_AUTH_KEY', 'any-token-1', true, 'ANTHROPIC_AUTH_TOKEN'],
		['MY_CLAUDE_KEY', key, false, 'ANTHROPIC_API_KEY'],
		['CLAUDE_CODE_MAX_OUTPUT_TOKENS', '32000', false, undefined],
		['CLAUDE_TOKEN_LIMIT', '32000', false, undefined],
		['ANTHROPIC_KEY_FILE', '/run/secrets/key', false, undefined],
		['VITE_ANTHROPIC_API_KEY', key, false, undefined],
		['OPENROUTER_API_KEY', 'any-token-1', false, undefined],
	] as const)('%s', (name, value, isForGateway, wanted) => {
		expect(vaguelyIntended(name, value instanceof Secret ? value : new Secret(value), isForGateway)).toBe(wanted);
	});

	it('are never names that something reads', () => {
		for (const {name} of knownVariables) {
			expect(vaguelyIntended(name, key, true)).toBeUndefined();
		}
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Z_]{1,30}$/), (name) => {
				const meant = vaguelyIntended(name, key, false);
				expect(meant === undefined || (!isKnownVariable(name) && isKnownVariable(meant))).toBe(true);
			}),
		);
	});
});
