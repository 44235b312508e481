// Variables of a service of Docker Compose: read as YAML and the specification have them, edited so that nothing else changes.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse, stringify} from 'yaml';
import {writtenAs} from '../../source/checks/shared/set-changes.js';
import {Secret} from '../../source/core/secret.js';
import {asCompose} from '../../source/probes/setting-compose.js';
import {settingAt} from '../../source/probes/setting-file.js';
import {readYaml} from '../../source/probes/setting-yaml.js';

const value = fc
	.tuple(fc.stringMatching(/^[\w-]{1,20}$/), fc.constantFrom('', '"', "'", ' '))
	.map(([text, quote]) => `${quote}${text}${quote}`);
const services = fc.dictionary(
	fc.stringMatching(/^[a-z]{1,8}$/),
	fc.tuple(fc.constantFrom('map', 'list'), fc.dictionary(fc.constantFrom('A', 'B', 'AB'), value, {minKeys: 1})),
	{minKeys: 1, noNullPrototype: true},
);

function textOf(
	of: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>>,
	quote: string,
): string {
	const written = Object.entries(of).map(([name, [form, variables]]) => [
		name,
		{
			image: 'app',
			environment: form === 'map' ? variables : Object.entries(variables).map(([one, held]) => `${one}=${held}`),
		},
	]);
	const style = quote === '' ? 'PLAIN' : quote === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
	return stringify({services: Object.fromEntries(written)}, {defaultStringType: style, defaultKeyType: 'PLAIN'});
}

test('every variable is what follows its name, and an edit of it changes nothing else', () => {
	fc.assert(
		fc.property(services, fc.constantFrom('', '"', "'"), (of, quote) => {
			const text = textOf(of, quote);
			const file = asCompose({path: '', text, digest: '', format: 'yaml', line: () => 1, ...readYaml(text)});
			for (const [service, [form, variables]] of Object.entries(of)) {
				for (const [name, held] of Object.entries(variables)) {
					const found = settingAt(file, ['services', service, 'environment', name], name);
					if (!found) {
						// What YAML itself writes with an escape isn't edited.
						expect(`${quote}${held}`).toMatch(/^".*"|^'.*'/);
						continue;
					}
					expect(found.value.equals(new Secret(held))).toBe(true);
					const {start, end} = found.valueSpan;
					const edited = `${text.slice(0, start)}${writtenAs('new', found.format)}${text.slice(end)}`;
					const wanted = {...of, [service]: [form, {...variables, [name]: 'new'}] as const};
					expect(parse(edited)).toEqual(parse(textOf(wanted, quote)));
				}
			}
		}),
	);
});
