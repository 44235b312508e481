// Hooks that guard what Claude Code does: a broken one drops the whole settings file, while other events only lose the entry (observed on 2.1.332).
import {isObject} from '../json/read.js';
import {olderEvents, olderHooks} from './older-fields.js';

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

/** `isOlder`: before 2.1 every event was as strict, and one that isn't known drops the file too. */
export function hookProblems(settings: unknown, isOlder: boolean): readonly HookProblem[] {
	const hooks = isObject(settings) ? settings.hooks : undefined;
	if (!isObject(hooks)) {
		return [];
	}
	const events = isOlder ? Object.keys(hooks) : guards.filter((event) => (hooks[event] ?? null) !== null);
	return events.flatMap((event) =>
		isOlder && !olderEvents.has(event)
			? [problem(['hooks', event], 'the event is not known')]
			: eventProblems(hooks[event], ['hooks', event], isOlder),
	);
}

function eventProblems(entries: unknown, path: HookProblem['path'], isOlder: boolean): readonly HookProblem[] {
	return Array.isArray(entries)
		? entries.flatMap((entry, index) => entryProblems(entry, [...path, index], isOlder))
		: [problem(path, 'a hook event must be an array')];
}

function entryProblems(entry: unknown, path: HookProblem['path'], isOlder: boolean): readonly HookProblem[] {
	if (!isObject(entry) || !Array.isArray(entry.hooks)) {
		return [problem(path, 'a hook matcher needs an array "hooks"')];
	}
	if (entry.matcher !== undefined && typeof entry.matcher !== 'string') {
		return [problem(path, 'the matcher must be a text')];
	}
	return entry.hooks.flatMap((hook, index) => hookProblem(hook, [...path, 'hooks', index], isOlder));
}

function hookProblem(hook: unknown, path: HookProblem['path'], isOlder: boolean): readonly HookProblem[] {
	if (!isObject(hook)) {
		return [problem(path, 'a hook must be an object')];
	}
	const name = typeof hook.type === 'string' && Object.hasOwn(needed, hook.type) ? needed[hook.type] : undefined;
	if (name === undefined || (isOlder && !olderHooks.has(String(hook.type)))) {
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
