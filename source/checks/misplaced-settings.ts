// Settings with credentials where nothing reads them, and files that only blog posts mention.
import {defineCheck, type Finding, optional} from '../core/check.js';
import type {Folders} from '../core/place.js';
import type {EditorSettings, Variable} from '../core/readings.js';
import {mainMode} from '../facts/main-mode.js';
import {request} from '../facts/request.js';
import {editors} from '../probes/editors.js';
import {globalConfig} from '../probes/global-config.js';
import {type Misplaced, type MisplacedFiles, misplaced} from '../probes/misplaced.js';
import {settings} from '../probes/settings.js';
import {strayFields} from '../probes/stray-fields.js';
import {where} from '../probes/where.js';
import {editText, manual, moveAside, safe, tell} from './shared/fixes.js';
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
		const vain = predictions.inVain('CLAUDE_CODE_OAUTH_TOKEN');
		return [
			...(vain ? [tokenInVain(vain, isNothing)] : []),
			...lying.map((one) => inFile(one, isNothing, folders)),
			...byFile(strays ?? [], ({file}) => file).map((fields) => strayIn(fields, levels, isNothing)),
			...byFile(ofEditors, ({site}) => site.path).map((written) => inEditor(written, isNothing)),
			...(folklore.length === 0 ? [] : [namedByBlogs(folklore)]),
		];
	},
});

function inFile({kind, site, holds}: Misplaced, isNothing: boolean, {home}: Folders): Finding {
	return {
		cause: 'settings-misplaced',
		severity: isNothing && kind !== 'folder-above' ? 'error' : 'note',
		detail: `${reasons[kind]} What it holds (${holds.slice(0, 3).join(', ')}) has no effect.`,
		where: [site],
		fixes: [
			manual(
				'move',
				'Move it to where it is read',
				tell(
					kind === 'old-managed'
						? 'Ask the administrator to write C:\\Program Files\\ClaudeCode\\managed-settings.json.'
						: `Put ${holds[0] ?? 'it'} into ${home}/.claude/settings.json.`,
				),
			),
		],
	};
}

function namedByBlogs(folklore: MisplacedFiles['folklore']): Finding {
	return {
		cause: 'folklore-file',
		severity: 'note',
		detail: 'Blogs name this file; Claude Code does not read it, so deleting it changes nothing.',
		where: folklore,
		fixes: [
			safe(
				'move-aside',
				'Move it aside',
				folklore.flatMap((site) => (site.kind === 'file' ? [moveAside(site.path)] : [])),
			),
		],
	};
}

/** A project may not bring a sign-in along; versions before 2.1 take the token from no settings at all. */
function tokenInVain({name, site}: Variable, isNothing: boolean): Finding {
	return {
		cause: 'settings-misplaced',
		severity: isNothing ? 'error' : 'note',
		detail: `Claude Code ignores ${name} in this settings file. It counts in the environment, and in newer versions in the user's settings.`,
		where: [site],
		fixes: [
			manual(
				'move',
				'Move it to where it is read',
				tell(`Export ${name} where your shell starts, and take it out of this file.`),
			),
		],
	};
}

type Written = EditorSettings['assignments'];

function byFile<T>(all: readonly T[], pathOf: (one: T) => string): readonly (readonly T[])[] {
	return [...new Set(all.map(pathOf))].map((path) => all.filter((one) => pathOf(one) === path));
}

const inObjects = 'Write the variables in the form that the extension reads';

/** The extension takes a list of objects; texts in it are passed over (facts.md §3, "VS Code"). */
function inEditor(written: Written, isNothing: boolean): Finding {
	const names = written.map(({name}) => name).join(', ');
	const edits = written.filter(({value}) => value.isBareWord);
	const [first] = edits;
	const change =
		first &&
		editText(
			{path: first.site.path, digest: first.digest},
			...edits.map(({name, value, valueSpan}) => ({
				...valueSpan,
				text: [`{"name": "${name}", "value": "`, value, '"}'],
			})),
		);
	const isList = written.every(({path}) => typeof path.at(-1) === 'number');
	return {
		cause: 'settings-misplaced',
		severity: isNothing ? 'error' : 'note',
		detail: `claudeCode.environmentVariables wants a list of {"name": …, "value": …}. What is written here (${names}) reaches nothing.`,
		where: written.map(({site}) => site),
		fixes: [
			change && isList && edits.length === written.length
				? safe('write-objects', inObjects, [change], {next: ['login-missing']})
				: manual('write-objects', inObjects, tell('Each of them reads: {"name": "NAME", "value": "…"}')),
		],
	};
}
