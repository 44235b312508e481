// Sign-ins of Anthropic's own tools ("profiles"), which newer versions of Claude Code use too (facts.md §1.1): the files only, not what is in them.
import {defineProbe} from '../core/evidence.js';
import {environment} from './environment.js';
import {join, resolveIn} from './paths.js';

/** Paths of the stored credentials. */
export const profileFiles = defineProbe<readonly string[]>({
	id: 'profile-files',
	async read({host, need}) {
		const {platform, home} = host;
		const own = await need(environment);
		const named = own.get('ANTHROPIC_CONFIG_DIR')?.plain?.trim();
		const usual =
			platform === 'win32'
				? join(platform, host.environment.APPDATA || join(platform, home, 'AppData', 'Roaming'), 'Anthropic')
				: join(platform, host.environment.XDG_CONFIG_HOME || join(platform, home, '.config'), 'anthropic');
		const folder = join(platform, named ? resolveIn(host, named) : usual, 'credentials');
		const names = (await host.files.list(folder)).filter((name) => name.endsWith('.json'));
		return names.slice(0, 20).map((name) => join(platform, folder, name));
	},
});
