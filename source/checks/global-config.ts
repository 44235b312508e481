// .claude.json: when it can't be parsed, Claude Code doesn't start. The newest whole backup is restored.
import {defineCheck} from '../core/check.js';
import {request} from '../facts/request.js';
import {globalConfig} from '../probes/global-config.js';
import {careful, moveAside} from './shared/fixes.js';

export default defineCheck({
	id: 'global-config',
	title: 'The file .claude.json',
	area: 'settings',
	order: 30,
	for: ['claude-code'],
	needs: {global: globalConfig, request},
	judge({global, request: {print}}, {folders}) {
		// Empty counts as corrupt only where a backup exists (claude-code.md §3, row n), or in old versions.
		const isEmptyAndStops =
			global.state === 'empty' && (global.backups.length > 0 || print.refusal?.cause === 'config-corrupt');
		if (global.state !== 'corrupt' && !isEmptyAndStops) {
			return [];
		}
		const backup = global.backups.find(({isWhole}) => isWhole);
		const fix = backup
			? careful(
					'restore-backup',
					`Restore the backup of ${new Date(backup.at).toISOString().slice(0, 16).replace('T', ' ')}`,
					[{kind: 'copy-file', from: backup.path, to: global.path}],
					{next: ['onboarding-incomplete']},
				)
			: careful(
					'move-aside',
					'Move the file aside; Claude Code makes a new one, and asks again what it had remembered',
					[moveAside(global.path)],
					{next: ['onboarding-incomplete', 'login-missing']},
				);
		const {message = 'it is empty', line} = global.problem ?? {};
		return [
			{
				cause: 'config-corrupt',
				severity: 'error',
				detail: `Claude Code stops with a configuration error: ${message}. ${backup ? 'There is an intact backup of it.' : 'There is no intact backup.'}`,
				where: [{kind: 'file', path: global.path, ...(line !== undefined && {line})}],
				evidence: global.backups.slice(0, 3).map(({path, isWhole}) => ({
					label: isWhole ? 'whole backup' : 'broken backup',
					value: path.replace(folders.home, '~'),
				})),
				fixes: [fix],
			},
		];
	},
});
