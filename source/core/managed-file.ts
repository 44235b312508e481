// Start-up files that a manager writes: a link into a folder of dotfiles, chezmoi, home-manager. What is changed there alone comes back.
import type {Host} from './host.js';

export type Manager = {
	readonly name: string;
	/** The file that it writes from; undefined: not found. */
	readonly source: string | undefined;
	/** What applies a change of the source; undefined: nothing has to. */
	readonly command: {readonly program: string; readonly args: readonly string[]} | undefined;
	/** An edit of the file itself is one of its source. */
	readonly isSource: boolean;
};

/** undefined: a person writes this file, as far as can be seen. */
export async function managerOf(path: string, host: Host): Promise<Manager | undefined> {
	const {files, home, platform} = host;
	if (platform === 'win32') {
		return undefined;
	}
	const target = (await files.resolve(path)) ?? path;
	if (target.startsWith('/nix/store/')) {
		const sources = [
			`${home}/.config/home-manager/home.nix`,
			`${home}/.config/nixpkgs/home.nix`,
			'/etc/nixos/configuration.nix',
		];
		const found = await Promise.all(sources.map(async (one) => ((await files.status(one)) ? [one] : [])));
		return {
			name: 'home-manager',
			source: found.flat()[0],
			command: {program: 'home-manager', args: ['switch']},
			isSource: false,
		};
	}
	const source = path.startsWith(`${home}/`) ? await chezmoiSource(path.slice(home.length + 1), host) : undefined;
	if (source !== undefined) {
		return {name: 'chezmoi', source, command: {program: 'chezmoi', args: ['apply', path]}, isSource: false};
	}
	const isLink = target !== path && !path.startsWith(`${target}/`);
	return isLink ? {name: 'a link', source: target, command: undefined, isSource: true} : undefined;
}

const attributes = '(?:(?:encrypted|private|readonly|empty|executable|exact|create|modify|symlink|remove)_)*';

/** `.config/fish/config.fish` comes from `dot_config/fish/config.fish`, with attributes in front and perhaps as a template. */
async function chezmoiSource(relative: string, {files, home, environment}: Host): Promise<string | undefined> {
	const data = environment.XDG_DATA_HOME || `${home}/.local/share`;
	let folder = `${data}/chezmoi`;
	const root = await files.readText(`${folder}/.chezmoiroot`, {limit: 4096});
	folder = root.ok && /^[\w./-]+$/.test(root.text.trim()) ? `${folder}/${root.text.trim()}` : folder;
	for (const part of relative.split('/')) {
		const written = part.replace(/^\./, 'dot_').replace(/[^\w-]/g, '\\$&');
		const wanted = new RegExp(`^${attributes}${written}(?:\\.tmpl)?$`);
		const name = (await files.list(folder)).find((one) => wanted.test(one));
		if (name === undefined) {
			return undefined;
		}
		folder = `${folder}/${name}`;
	}
	return folder;
}
