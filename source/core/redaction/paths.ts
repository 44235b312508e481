// Paths that don't tell whose they are: common folders and files keep their names, all others become "…".

// What programs, not people, call files and folders.
const words = new Set(
	`etc usr opt var tmp bin sbin lib libexec share local state cache config run dev proc sys mnt volumes private library application support
	preferences system users home root applications contents resources macos documents powershell windowspowershell windows program files
	programdata appdata roaming locallow system32 microsoft profile profiles current allhosts vscode code cursor zed jetbrains user settings
	setting managed claude claudecode anthropic ai credentials backup backups history json jsonc toml yaml yml env envrc rc zshrc zshenv zprofile
	zlogin bashrc bash zsh fish login environment conf d sh bat cmd exe ps csh tcsh cshrc profile npmrc npm global node modules nvm versions
	version pnpm bun homebrew linuxbrew cellar caskroom cask project plist launchd launchagents launchdaemons systemd service skel docker
	compose dockerfile kube aws azure gcloud google helper cli js mjs cjs ts py fix changes lock production development test example sample
	template package gitignore git desktop mcp plugins extensions keychains keychain db security wsl wslconfig hosts resolv ssl certs pem crt
	c drive sudoers shells`.split(/\s+/),
);

/** `path` as it was found: absolute, or from "~", "~name" or ".". */
export function hidePath(path: string): string {
	const [first = '', ...rest] = path.split(/[\\/]/);
	const head = /^(?:[A-Za-z]:|\.{1,2}|~|)$/.test(first)
		? first
		: first.startsWith('~')
			? '~…'
			: hideName(first, rest.length === 0);
	const parts = rest.map((part, at) => hideName(part, at === rest.length - 1));
	return [head, ...parts.filter((part, at) => part !== '…' || parts[at - 1] !== '…')].join('/');
}

function hideName(name: string, isLast: boolean): string {
	if (isKnown(name)) {
		return name;
	}
	// What kind of file it is says something about the problem, and nothing about the person.
	const ending = isLast ? (/\.[a-z]{1,5}\d?$/i.exec(name)?.[0] ?? '') : '';
	return isKnown(ending) ? `…${ending}` : '…';
}

function isKnown(name: string): boolean {
	// "AppData" is a word, "PowerShellProfile" three.
	return [name, name.replace(/([a-z])([A-Z])/g, '$1 $2')].some((spelled) =>
		spelled
			.toLowerCase()
			.split(/[^\p{L}\p{N}]+/u)
			.every((word) => word === '' || isWord(word)),
	);
}

function isWord(word: string): boolean {
	return words.has(word) || /^\d{1,4}$/.test(word) || words.has(word.replace(/\d{1,2}$/, ''));
}
