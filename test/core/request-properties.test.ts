// Invariants of the prediction, over arbitrary machines.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {predict, type Request, type Sent} from '../../source/core/request.js';
import {Secret} from '../../source/core/secret.js';
import {anyEnvironment as env, anyFacts as facts, tails} from '../helpers/any-facts.js';
import {factsByHand} from '../helpers/facts.js';
import {runs} from '../helpers/runs.js';

/** Who started Claude Code is asked of its own environment, before there are settings. */
const isOfStarter = (name: string): boolean =>
	/^CLAUDE_CODE_(?:ENTRYPOINT|REMOTE|PROVIDER_MANAGED_BY_HOST)$/.test(name);

const sentOf = (sent: Sent | null): unknown =>
	sent && [sent.source, sent.value?.fingerprint, sent.isEmpty, sent.isRenewedFirst];
const asData = (request: Request | null): unknown =>
	request && [request.provider, request.origin, sentOf(request.xApiKey), sentOf(request.bearer), request.isSigned];

test('something is sent or there is a reason, never both', () => {
	fc.assert(
		fc.property(facts, (one) => {
			const {print, interactive} = predict(one);
			for (const {request, refusal} of [print, interactive]) {
				expect(request === null).toBe(refusal !== undefined);
				expect(refusal?.says).not.toBe('');
			}
		}),
		{numRuns: runs(200)},
	);
});

test('a value that is sent is never blank, and has no character that a header can not have', () => {
	fc.assert(
		fc.property(facts, (one) => {
			const {print, interactive} = predict(one);
			for (const sent of [print, interactive].flatMap(({request}) => [request?.xApiKey, request?.bearer])) {
				if (sent) {
					expect(sent.value?.isBlank ?? false).toBe(false);
					expect(sent.isEmpty === true && sent.value !== undefined).toBe(false);
					expect(sent.value?.defects.some(({kind}) => kind === 'line-break' || kind === 'zero-width') ?? false).toBe(
						false,
					);
				}
			}
		}),
		{numRuns: runs(200)},
	);
});

test('print never looks at approvals', () => {
	fc.assert(
		fc.property(facts, tails, tails, (one, approved, rejected) => {
			const other = {
				...one,
				global: {
					...one.global,
					approved: approved.map((tail) => new Secret(tail)),
					rejected: rejected.map((tail) => new Secret(tail)),
				},
			};
			expect(asData(predict(other).print.request)).toEqual(asData(predict(one).print.request));
		}),
		{numRuns: runs(150)},
	);
});

test('what a higher level names is decided, whatever lies below', () => {
	fc.assert(
		fc.property(facts, env, (one, below) => {
			const named = new Set(
				one.settings.files
					.filter(({state}) => state === 'used')
					.flatMap(({env: variables}) => variables.map(({name}) => name)),
			);
			const {inForce} = predict(one);
			const added = factsByHand({
				env: {...Object.fromEntries(one.environment.variables.map(({name}) => [name, 'other'])), ...below},
			});
			const after = predict({...one, environment: added.environment}).inForce;
			for (const name of named) {
				const before = inForce(name);
				// What projects name in vain is not decided there.
				if (before && before.site.kind === 'file') {
					expect(after(name)?.value.fingerprint).toBe(before.value.fingerprint);
				}
			}
		}),
		{numRuns: runs(150)},
	);
});

test('every source is on the ladder once, and what is sent wins', () => {
	fc.assert(
		fc.property(facts, (one) => {
			const {ladder, print, interactive} = predict(one);
			expect(new Set(ladder.map(({source}) => source)).size).toBe(ladder.length);
			for (const rung of ladder) {
				const sources = ({request}: typeof print) => [
					request?.provider,
					request?.xApiKey?.source,
					request?.bearer?.source,
				];
				if (print.request) {
					expect(rung.state === 'wins').toBe(sources(print).includes(rung.source));
				}
				if (interactive.request) {
					expect((rung.interactive ?? rung.state) === 'wins').toBe(sources(interactive).includes(rung.source));
				}
				expect(rung.state === 'absent' || rung.site !== undefined).toBe(true);
			}
		}),
		{numRuns: runs(200)},
	);
});

test('a variable is worked out once, and once more as if the project had no settings, whatever asks for it', () => {
	fc.assert(
		fc.property(facts, (one) => {
			const asked = new Map<string, number>();
			const {inForce} = predict({
				...one,
				environment: {
					...one.environment,
					get(name) {
						asked.set(name, (asked.get(name) ?? 0) + 1);
						return one.environment.get(name);
					},
				},
			});
			for (const name of ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'HTTPS_PROXY']) {
				inForce(name);
			}
			// They say which settings count, before any variable is worked out.
			const saysWhatCounts = (name: string) => isOfStarter(name) || name === 'ANTHROPIC_UNIX_SOCKET';
			const often = [...asked].filter(([name, times]) => times > 2 && !saysWhatCounts(name));
			expect(often).toEqual([]);
		}),
		{numRuns: runs(200)},
	);
});
