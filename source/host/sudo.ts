// Under sudo: the person who called it is the one to be looked at, so this becomes that account again, for good.
import os from 'node:os';
import process from 'node:process';

type Variables = Readonly<Record<string, string | undefined>>;

export type Invoker = {
	/** What the rest of the program takes for its environment. */
	readonly environment: Variables;
	/** One line; undefined: sudo has nothing to do with it. */
	readonly says?: string;
};

/** Node has it; its types don't. */
type Groups = {readonly initgroups?: (user: string, group: number) => void};

/**
 * Drops root's rights where a user called sudo: files are theirs and stay so, programs and hostile files don't meet root,
 * and what needs root is told. A HOME that they chose is left to them.
 */
export function leaveSudo(environment: Variables): Invoker {
	const {SUDO_USER: name, HOME} = environment;
	if (process.getuid?.() !== 0 || !name || name === 'root' || name === '0') {
		return {environment};
	}
	const root = os.userInfo().homedir;
	const account = accountOf(name);
	if (!account) {
		return {environment, says: `started with sudo by ${name}, an account that isn't known here: looking as root`};
	}
	if (account.uid === 0 || (HOME && HOME !== root && HOME !== account.homedir)) {
		return {environment};
	}
	try {
		(process as Groups).initgroups?.(name, account.gid);
		process.setgid?.(account.gid);
		process.setuid?.(account.uid);
	} catch {
		return {environment, says: `started with sudo by ${name}, whose rights can't be taken on here: looking as root`};
	}
	return {
		environment: {
			...environment,
			HOME: account.homedir,
			USER: name,
			LOGNAME: name,
			...(account.shell ? {SHELL: account.shell} : {}),
		},
		says: `started with sudo: looking at the home of ${name} (${account.homedir}), with the rights of ${name}; files keep their owner and mode`,
	};
}

/** The database of accounts, wherever the system has it, tells about the account that this process acts for. */
function accountOf(name: string): os.UserInfo<string> | undefined {
	try {
		process.seteuid?.(name);
	} catch {
		return undefined;
	}
	try {
		return os.userInfo();
	} catch {
		return undefined;
	} finally {
		process.seteuid?.(0);
	}
}
