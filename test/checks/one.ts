// What a check's test is made of: rows of machines, and what the check alone, or a whole diagnosis, says of each.
import {expect, test} from 'vitest';
import {checks} from '../../source/checks/index.js';
import {runDiagnosis} from '../../source/commands/engine.js';
import type {CauseId} from '../../source/core/cause-id.js';
import type {Purpose} from '../../source/core/evidence.js';
import type {Host} from '../../source/core/host.js';
import {placeOf, writePlace} from '../../source/core/place.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {runSecurity, writeKeychain} from '../helpers/keychain.js';
import {limit} from '../helpers/patience.js';
import {answer, look, type Machine} from './look.js';

export type OneMachine = ScratchOptions &
	Pick<Machine, 'servers' | 'says' | 'header' | 'consents'> & {
		/** Default: the first that the check is for. */
		readonly purpose?: Purpose;
		/** macOS: by service, what the keychain holds for the account "dev". */
		readonly keychain?: Readonly<Record<string, object | string>>;
		readonly isLocked?: boolean;
		/** What servers give as their time. */
		readonly date?: string;
		/** What the status page says. */
		readonly page?: object;
	};

/** Story → the machine, and "cause severity place" of each finding. */
export type Rows = Readonly<Record<string, readonly [machine: OneMachine, said: readonly string[]]>>;

export function testCheck(id: string, rows: Rows): void {
	if (!checks.some((check) => check.id === id)) {
		throw new Error(`there is no check ${id}`);
	}
	test.each(Object.entries(rows))('%s', async (_story, [machine, said]) => {
		expect(await saidBy(id, machine)).toEqual(said);
	});
}

/** Story → the machine, what a whole diagnosis says, what is said first once that is cured, and what else is found below it. */
export type WholeRows = Readonly<
	Record<string, readonly [machine: Machine, said: readonly string[], cured?: string | undefined, below?: CauseId]>
>;

export function testWhole(purpose: Purpose, rows: WholeRows): void {
	test.each(Object.entries(rows))('%s', async (_story, [machine, said, cured, below]) => {
		const looked = await look(purpose, machine);
		expect(looked.said).toEqual(said);
		if (below) {
			expect(looked.diagnosis.findings.map(({cause}) => cause)).toContain(below);
		}
		if (cured) {
			expect((await looked.cured(said[0]?.split(' ')[0] ?? ''))[0]).toBe(cured);
		}
	});
}

function purposeOf(id: string): Purpose {
	const [first = 'app'] = (checks.find((check) => check.id === id)?.for ?? []).filter((one) => one !== 'form');
	return first;
}

export async function saidBy(id: string, machine: OneMachine): Promise<readonly string[]> {
	const {purpose = purposeOf(id), keychain, isLocked, date, page, ...options} = machine;
	const {servers, says, header, consents = ['network'], ...scratchOptions} = options;
	const scratch = scratchHost(scratchOptions);
	const store = scratch.path('/keychain.json');
	const items = Object.entries(keychain ?? {}).map(([service, secret]) => ({
		service,
		account: 'dev',
		secret: typeof secret === 'string' ? secret : JSON.stringify(secret),
	}));
	writeKeychain(store, {items, ...(isLocked && {locked: true})});
	const asked = {...(servers && {servers}), ...(says && {says}), ...(header && {header})};
	const host: Host = {
		...scratch.host,
		async request(request) {
			if (page && request.url.startsWith('https://status.')) {
				return {ok: true, status: 200, headers: {}, body: JSON.stringify(page), milliseconds: 1};
			}
			const result = await answer(request, asked, []);
			return result.ok && date !== undefined ? {...result, headers: {...result.headers, date}} : result;
		},
		...(options.platform === 'darwin' && {run: runSecurity(store)}),
	};
	const {checks: results, folders} = await runDiagnosis({
		host,
		purpose,
		consents: new Set(keychain ? [...consents, 'keychain'] : consents),
		only: [id],
		timeout: limit(60_000),
	});
	const [result] = results;
	// What is said of several modes at one place is said once.
	const said = new Map(
		(result?.findings ?? []).toReversed().map(({cause, severity, where: [first]}) => {
			const place = first ? writePlace(placeOf(first, folders)).replace(scratch.root, '') : 'nowhere';
			return [`${cause} ${place}`, `${cause} ${severity} ${place}`];
		}),
	);
	return [...said.values()].toReversed();
}
