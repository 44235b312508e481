// The operating system and the account.

export type Platform = 'linux' | 'darwin' | 'win32' | 'wsl';

export type User = {
	readonly name: string;
	/** -1 on Windows. */
	readonly uid: number;
	/** The home folder of the account, as the system's user database has it, whatever HOME says. */
	readonly home: string;
	readonly shell: string | null;
};
