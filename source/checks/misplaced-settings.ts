// Settings with credentials where nothing reads them, and files that only blog posts mention.
import {defineCheck, type Finding, optional} from '../core/check.js';
import type {Change} from '../core/fix.js';
import type {EditorSettings, Variable} from '../core/readings.js';
import {mainMode} from '../facts/modes.js';
import {request} from '../facts/request.js';
import {editors} from '../probes/editors.js';
import {globalConfig} from '../probes/global-config.js';
import {misplaced} from '../probes/misplaced.js';
import {settings} from '../probes/settings.js';
import {strayFields} from '../probes/stray-fields.js';
import {where} from '../probes/where.js';
import {strayIn} from './shared/stray-in.js';

const reasons = {
	'local-in-home': 'settings.local.json is read only inside of a project, as .claude/settings.local.json.',
	'old-managed': 'Newer versions read managed settings from Program Files, not from ProgramData.',
	'wrong-name': 'Claude Code reads only settings.json here.',
	'folder-above': 'Only the .claude folder of the working folder counts.',
} as const;

export default defineCheck({
	id: 'misplaced-settings',
	title: 'Settings in other places',
	area: 'settings',
	order: 50,
	for: ['claude-code'],
	needs: {
		misplaced,
		request,
		global: globalConfig,
		where: optional(where),
		editors: optional(editors),
		strays: optional(strayFields),
		levels: settings,
	},
	judge(
		{
			misplaced: {settings: lying, folklore},
			request: predictions,
			global,
			where: place,
			editors: editor,
			strays,
			levels,
		},
		{folders},
	) {
		const isNothing = predictions[mainMode(predictions, global, place)].request === null;
		const ofEditors = (editor?.assignments ?? []).filter(({isMisplaced}) => isMisplaced);
		const inFiles = lying.map(
			({kind, site, holds}): Finding => ({
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
							},
						],
					},
				],
			}),
		);
		const vain = predictions.inVain('CLAUDE_CODE_OAUTH_TOKEN');
		const found = [
			...(vain ? [tokenInVain(vain, isNothing)] : []),
			...inFiles,
			...byFile(strays ?? [], ({file}) => file).map((fields) => strayIn(fields, levels, isNothing)),
			...byFile(ofEditors, ({site}) => site.path).map((written) => inEditor(written, isNothing)),
		];
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
							},
						],
					},
				];
	},
});

/** A project may not bring a sign-in along; versions before 2.1 take the token from no settings at all. */
function tokenInVain({name, site}: Variable, isNothing: boolean): Finding {
	return {
		cause: 'settings-misplaced',
		severity: isNothing ? 'error' : 'note',
		detail: `Claude Code ignores ${name} in this settings file. It counts in the environment, and in newer versions in the user's settings.`,
		where: [site],
		fixes: [
			{
				id: 'move',
				title: 'Move it to where it is read',
				risk: 'manual',
				changes: [{kind: 'tell', text: `Export ${name} where your shell starts, and take it out of this file.`}],
			},
		],
	};
}

type Written = EditorSettings['assignments'];

function byFile<T>(all: readonly T[], pathOf: (one: T) => string): readonly (readonly T[])[] {
	return [...new Set(all.map(pathOf))].map((path) => all.filter((one) => pathOf(one) === path));
}

/** The extension takes a list of objects; texts in it are passed over (facts.md §3, "VS Code"). */
function inEditor(written: Written, isNothing: boolean): Finding {
	const names = written.map(({name}) => name).join(', ');
	const edits = written.filter(({value}) => value.isBareWord);
	const [first] = edits;
	const change: Change | undefined = first && {
		kind: 'edit-text',
		path: first.site.path,
		digest: first.digest,
		edits: edits.map(({name, value, valueSpan}) => ({
			...valueSpan,
			text: [`{"name": "${name}", "value": "`, value, '"}'],
		})),
	};
	const isList = written.every(({path}) => typeof path.at(-1) === 'number');
	return {
		cause: 'settings-misplaced',
		severity: isNothing ? 'error' : 'note',
		detail: `claudeCode.environmentVariables wants a list of {"name": …, "value": …}. What is written here (${names}) reaches nothing.`,
		where: written.map(({site}) => site),
		fixes: [
			change && isList && edits.length === written.length
				? {
						id: 'write-objects',
						title: 'Write the variables in the form that the extension reads',
						risk: 'safe',
						changes: [change],
						next: ['login-missing'],
					}
				: {
						id: 'write-objects',
						title: 'Write the variables in the form that the extension reads',
						risk: 'manual',
						changes: [{kind: 'tell', text: 'Each of them reads: {"name": "NAME", "value": "…"}'}],
					},
		],
	};
}
