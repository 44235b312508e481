// One check alone on scratch machines: what it says of each, with the place, and nothing where nothing is wrong.
import {expect, test} from 'vitest';
import {checks} from '../../source/checks/index.js';
import {runDiagnosis} from '../../source/commands/engine.js';
import type {Purpose} from '../../source/core/evidence.js';
import type {Host} from '../../source/core/host.js';
import {placeOf, writePlace} from '../../source/core/place.js';
import {type ScratchOptions, scratchHost} from '../helpers/host.js';
import {runSecurity, writeKeychain} from '../helpers/keychain.js';
import {limit} from '../helpers/patience.js';
import {answer, type Machine} from './look.js';

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
