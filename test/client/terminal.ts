// The environment that a new terminal of the machine's user has: what its start-up files export is in it, as they are now.
import type {Machine} from './machine.js';
import type {Sandbox} from './sandbox.js';

const script = `for file in ~/.profile ~/.bashrc ~/.zshrc; do if [ -r "$file" ]; then . "$file"; fi; done; exec env -0`;

/** What a shell adds for itself. */
const own = new Set(['_', 'PWD', 'OLDPWD', 'SHLVL']);

/** The machine, as it is to what is started in a new terminal. */
export async function newTerminal(sandbox: Sandbox, machine: Machine): Promise<Machine> {
	const {environment, cwd, secrets} = machine;
	const {stdout} = await sandbox.run({
		program: '/bin/bash',
		args: ['-c', script],
		environment,
		cwd,
		secrets,
		timeout: 10_000,
	});
	const variables = stdout
		.split('\0')
		.map((line): [string, string] => [line.replace(/=.*/s, ''), line.replace(/^[^=]*=?/, '')])
		.filter(([name]) => name !== '' && !own.has(name));
	return {...machine, environment: Object.fromEntries(variables)};
}
