// The list of checks: each file is one check of the same name with a place of its own, and what a check asks for it really reads.
import {readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, it} from 'vitest';
import {catalogue} from '../../source/causes/index.js';
import {checks} from '../../source/checks/index.js';
import {areas} from '../../source/core/areas.js';
import type {AnyCheck} from '../../source/core/check.js';
import {diagnose} from '../../source/core/diagnosis.js';
import {Evidence} from '../../source/core/evidence.js';
import type {Host} from '../../source/core/host.js';
import {summary} from '../../source/facts/summary.js';
import {where} from '../../source/probes/where.js';
import {scratchHost} from '../helpers/host.js';
import {runSecurity, writeKeychain} from '../helpers/keychain.js';
import {limit} from '../helpers/patience.js';
import {gridMachines, reply} from './grid-machines.js';

it('has each file of the folder, under its name', () => {
	const folder = fileURLToPath(new URL('../../source/checks', import.meta.url));
	const files = readdirSync(folder).flatMap((name) => /^(?!index)(.+)\.ts$/.exec(name)?.[1] ?? []);
	expect(checks.map(({id}) => id).sort()).toEqual(files.sort());
});

it('has a test for each of them, under its name, and no other', () => {
	const tests = readdirSync(fileURLToPath(new URL('.', import.meta.url))).filter((name) => name.endsWith('.test.ts'));
	expect(tests.sort()).toEqual([...checks.map(({id}) => `${id}.test.ts`), 'grid.test.ts'].sort());
});

it('gives each check a place of its own, and each area a check', () => {
	const places = checks.map(({order}) => order);
	expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
	expect(new Set(checks.map(({area}) => area))).toEqual(new Set(areas.map(({id}) => id)));
});

it('reads what it asks for, and says how a thing is done by hand', {timeout: limit(120_000)}, async () => {
	const unread = new Set(checks.flatMap(({id, needs}) => Object.keys(needs).map((name) => `${id}: ${name}`)));
	const watched = checks.map((check) => watch(check, (name) => unread.delete(`${check.id}: ${name}`)));
	for (const {purpose, says = 'refused', keychain, prepare, ...options} of gridMachines) {
		const scratch = scratchHost(options);
		prepare?.(scratch);
		const store = scratch.path('/keychain.json');
		const items = [{service: 'Claude Code-credentials', account: 'dev', secret: JSON.stringify(keychain)}];
		writeKeychain(store, {items: keychain ? items : []});
		const host: Host = {
			...scratch.host,
			request: async ({url}) => reply(url, says),
			...(options.platform === 'darwin' && {run: runSecurity(store)}),
		};
		const {findings} = await diagnose({
			evidence: new Evidence({host, purpose, consents: new Set(['network', 'keychain', 'helper', 'gateway'])}),
			checks: watched,
			summary,
			where,
			catalogue,
			timeout: limit(60_000),
			isTimeGiven: true,
		});
		const untold = findings.flatMap(({fixes}) =>
			fixes.filter(({title, changes}) => changes.every((change) => change.kind === 'tell' && change.text === title)),
		);
		expect(untold).toEqual([]);
	}
	expect([...unread]).toEqual([]);
});

/** The same check; `onRead` is told which of the things that it needs it looks into. */
function watch(check: AnyCheck, onRead: (name: string) => void): AnyCheck {
	const spied = (facts: Readonly<Record<string, unknown>>): never =>
		Object.fromEntries(
			Object.entries(facts).map(([name, value]) => [
				name,
				typeof value === 'object' && value !== null
					? new Proxy(value, {
							get(target, property) {
								onRead(name);
								return Reflect.get(target, property);
							},
						})
					: value,
			]),
		) as never;
	return {
		...check,
		judge: (facts, context) => check.judge(spied(facts), context),
		...(check.unless && {unless: (facts, context) => check.unless?.(spied(facts), context)}),
		...(check.untested && {untested: (facts, context) => check.untested?.(spied(facts), context)}),
	};
}
