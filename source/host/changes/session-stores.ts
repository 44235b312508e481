// Variables of launchd and of the user's systemd, by their own commands.
import type {Change} from '../../core/fix.js';
import type {Host} from '../../core/host.js';
import {variableIn} from '../../core/systemd-text.js';
import {plainValue} from '../../core/variables.js';
import type {Ground} from './ground.js';
import type {KeptVariable, VariableStore} from './records.js';
import {registryStore} from './registry.js';
import {Trouble} from './trouble.js';

type Source = Extract<Change, {kind: 'session-variable'}>['source'];

const timeout = 5000;

export function storeOf(source: Source, ground: Ground): VariableStore {
	switch (source) {
		case 'registry-user':
			return registryStore(ground);
		case 'systemd':
			return systemdStore(ground.host);
		case 'launchd':
			return launchdStore(ground.host);
		default:
			throw new Trouble('only an administrator can change the variables of the machine');
	}
}

const plain: Pick<VariableStore, 'kept' | 'text' | 'announce'> = {
	kept: (name, value) => ({name, type: '', data: Buffer.from(value).toString('hex')}),
	text: ({data}) => Buffer.from(data, 'hex').toString(),
	announce: async () => [],
};

/** It takes a value from its own environment, which others can't see. */
function systemdStore({run}: Host): VariableStore {
	const ask = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> => {
		const result = await run('systemctl', ['--user', ...args], {timeout, environment, needs: ['XDG_RUNTIME_DIR']});
		return answerOf(result, 'systemd');
	};
	return {
		...plain,
		async read(name) {
			const lines = (await ask(['--no-pager', 'show-environment'])).split('\n');
			const found = lines.map(variableIn).find((one) => one?.name === name);
			return found && plain.kept(name, found.text, undefined);
		},
		async write(kept) {
			await ask(['import-environment', kept.name], {[kept.name]: plain.text(kept)});
		},
		async remove({name}) {
			await ask(['unset-environment', name]);
		},
	};
}

/** A value goes to it in an argument, so none that is secret is ever given to it. */
function launchdStore({run}: Host): VariableStore {
	const ask = async (args: readonly string[]): Promise<string> =>
		answerOf(await run('launchctl', args, {timeout}), 'launchd');
	return {
		...plain,
		async read(name) {
			const text = (await ask(['getenv', name])).replace(/\n$/, '');
			return text === '' ? undefined : plain.kept(name, text, undefined);
		},
		async write(kept: KeptVariable) {
			const text = plain.text(kept);
			if (plainValue(kept.name, text) !== text) {
				throw new Trouble(
					`${kept.name} may hold a secret, which launchd would get in an argument: only a person can set it`,
				);
			}
			await ask(['setenv', kept.name, text]);
		},
		async remove({name}) {
			await ask(['unsetenv', name]);
		},
	};
}

function answerOf(result: Awaited<ReturnType<Host['run']>>, who: string): string {
	if (result.kind !== 'exited' || result.code !== 0) {
		throw new Trouble(`${who} ${result.kind === 'exited' ? 'refused' : 'gave no answer'}`);
	}
	return result.stdout;
}
