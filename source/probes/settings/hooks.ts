// Hooks that guard what Claude Code does: a broken one drops the whole settings file, while other events only lose the entry (observed on 2.1.332).
import {isObject} from '../json/read.js';

/** Events whose hooks may forbid something. */
const guards = ['PreToolUse', 'PermissionRequest'] as const;

type HookProblem = {readonly path: readonly (string | number)[]; readonly isIgnored: boolean; readonly message: string};

/** What a hook of each type must have: this name, as text. */
const needed: Readonly<Record<string, string>> = {
	command: 'command',
	prompt: 'prompt',
	agent: 'prompt',
	http: 'url',
	mcp_tool: 'tool',
};

export function hookProblems(settings: unknown): readonly HookProblem[] {
	const hooks = isObject(settings) ? settings.hooks : undefined;
	return isObject(hooks) ? guards.flatMap((event) => eventProblems(hooks[event], ['hooks', event])) : [];
}

function eventProblems(entries: unknown, path: HookProblem['path']): readonly HookProblem[] {
	if (entries === undefined || entries === null) {
		return [];
	}
	return Array.isArray(entries)
		? entries.flatMap((entry, index) => entryProblems(entry, [...path, index]))
		: [problem(path, 'a hook event must be an array')];
}

function entryProblems(entry: unknown, path: HookProblem['path']): readonly HookProblem[] {
	if (!isObject(entry) || !Array.isArray(entry.hooks)) {
		return [problem(path, 'a hook matcher needs an array "hooks"')];
	}
	if (entry.matcher !== undefined && typeof entry.matcher !== 'string') {
		return [problem(path, 'the matcher must be a text')];
	}
	return entry.hooks.flatMap((hook, index) => hookProblem(hook, [...path, 'hooks', index]));
}

function hookProblem(hook: unknown, path: HookProblem['path']): readonly HookProblem[] {
	if (!isObject(hook)) {
		return [problem(path, 'a hook must be an object')];
	}
	const name = typeof hook.type === 'string' && Object.hasOwn(needed, hook.type) ? needed[hook.type] : undefined;
	if (name === undefined) {
		return [problem([...path, 'type'], 'the type of the hook is not known')];
	}
	const hasTimeout = hook.timeout === undefined || (typeof hook.timeout === 'number' && hook.timeout > 0);
	return typeof hook[name] === 'string' && hasTimeout
		? []
		: [
				problem(
					path,
					`the hook needs ${typeof hook[name] === 'string' ? 'a timeout in seconds' : `"${name}" as text`}`,
				),
			];
}

const problem = (path: HookProblem['path'], message: string): HookProblem => ({path, isIgnored: false, message});
