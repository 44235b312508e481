// Settings with credentials where nothing reads them, and files that only blogs name.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {globalConfig} from '../probes/global-config.js';
import {misplaced} from '../probes/misplaced.js';
import {request} from '../probes/request.js';
import {where} from '../probes/where.js';
import {mainMode} from './shared/modes.js';

const reasons = {
	'local-in-home': 'settings.local.json is read only inside of a project, as .claude/settings.local.json.',
	'old-managed': 'Newer versions read managed settings from Program Files, not from ProgramData.',
	'wrong-name': 'Claude Code reads only settings.json here.',
	'folder-above': 'Only the .claude folder of the working folder counts.',
} as const;

export default defineCheck({
	id: 'misplaced-settings',
	title: 'Settings lie where they are read',
	for: ['claude-code'],
	needs: {misplaced, request, global: globalConfig, where: optional(where)},
	judge({misplaced: {settings, folklore}, request: predictions, global, where: place}, {folders}) {
		const isNothing = predictions[mainMode(predictions, global, place.ok ? place.value : undefined)].request === null;
		const found = settings.map(
			({kind, site, path, holds}): Finding => ({
				cause: 'settings-misplaced',
				severity: isNothing && kind !== 'folder-above' ? 'error' : 'note',
				detail: `${reasons[kind]} What it holds (${holds.slice(0, 3).join(', ')}) has no effect.`,
				where: [site],
				fixes: [
					{
						id: 'move',
						title: `Move it to where it is read`,
						risk: 'manual',
						changes: [
							{
								kind: 'tell',
								text:
									kind === 'old-managed'
										? 'Ask the administrator to write C:\\Program Files\\ClaudeCode\\managed-settings.json.'
										: `Put ${holds[0] ?? 'it'} into ${folders.home}/.claude/settings.json.`,
								command: kind === 'old-managed' ? '' : `$EDITOR '${path}'`,
							},
						],
						touches: [],
					},
				],
			}),
		);
		return folklore.length === 0
			? found
			: [
					...found,
					{
						cause: 'folklore-file',
						severity: 'note',
						detail: 'Blogs name this file; Claude Code does not read it, so deleting it changes nothing.',
						where: folklore,
						fixes: [
							{
								id: 'move-aside',
								title: 'Move it aside',
								risk: 'safe',
								changes: folklore.flatMap((site) =>
									site.kind === 'file' ? [{kind: 'move-file' as const, path: site.path}] : [],
								),
								touches: [],
							},
						],
					},
				];
	},
});
