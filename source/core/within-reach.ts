// Fixes as this person can carry them out here: told where a file is another's, kept where a manager writes it, blanked in one's own settings.

import type {Change, Fix, ShellStep} from './fix.js';
import {needsPerson} from './fix.js';
import type {Host} from './host.js';
import {type Manager, managerOf} from './managed-file.js';
import {registryKeys} from './place.js';
import type {Inside, SettingsFile} from './readings.js';

export type Reach = {
	readonly host: Host;
	/** Claude Code's settings of this person, where the fix is for it: what is blank there outranks what it gets. */
	readonly settings?: SettingsFile | undefined;
	/** What this runs in: a job of a build server, tmux. */
	readonly inside?: readonly Inside[];
};

/** The same fix; what can't be done here is told instead of tried. */
export async function withinReach(fix: Fix, {host, settings, inside = []}: Reach): Promise<Fix> {
	const fitting = inside.includes('ci') ? forCi(fix) : inside.includes('tmux') ? forTmux(fix) : fix;
	if (fitting.changes.every(needsPerson)) {
		return fitting;
	}
	const looked = await Promise.all(
		fitting.changes.map(async (change) => {
			const manager = isEdit(change) && host.platform !== 'win32' ? await managerOf(change.path, host) : undefined;
			const isManaged = manager?.isSource === false;
			const obstacle = await obstacleOf(change, host);
			const isWritable = obstacle === undefined && !(isManaged && isStored(manager));
			return {change, manager, obstacle, isWritable, isOfHome: isEdit(change) && (await isOfHome(change.path, host))};
		}),
	);
	const lost = looked.filter(({isWritable}) => !isWritable);
	// What lies in the person's own home is theirs to have back, and all their programs read it: a blank for one of them cures too little.
	// Other settings files come before the person's own: a blank below them changes nothing.
	const isBelow = lost.some(({change, isOfHome}) => isOfHome || change.kind === 'edit-json');
	if (lost.length > 0 && settings && fitting.removes && !isBelow) {
		return blanked(fitting, fitting.removes, settings, looked);
	}
	const changes = looked.flatMap(({change, manager, obstacle, isWritable}) => [
		isWritable ? change : told(change, manager, obstacle),
		...(isWritable && manager && isEdit(change) ? afterwards(change, manager) : []),
	]);
	return changes.every((change, at) => change === fitting.changes[at]) && changes.length === fitting.changes.length
		? fitting
		: {...fitting, changes, risk: changes.every(needsPerson) ? 'manual' : fitting.risk};
}

type Edit = Extract<Change, {kind: 'edit-text' | 'edit-json'}>;

function isEdit(change: Change): change is Edit {
	return change.kind === 'edit-text' || (change.kind === 'edit-json' && change.digest !== null);
}

/** What lies in the Nix store can't be edited. */
function isStored({name}: Manager): boolean {
	return name === 'home-manager';
}

/** Why a change can't be made here; each has a way out of its own. */
type Obstacle =
	| {readonly kind: 'others' | 'read-only-disk'}
	/** `path`: what is in the way. */
	| {readonly kind: 'locked' | 'no-right'; readonly path: string; readonly isOfMac: boolean};

/** A file is replaced by a new one: it must be this user's, and in their folder there must be room for it. Links are worked out. */
async function obstacleOf(change: Change, {files, user, platform}: Host): Promise<Obstacle | undefined> {
	if (!isEdit(change) || platform === 'win32') {
		return isOfMachine(change) ? {kind: 'others'} : undefined;
	}
	const path = (await files.resolve(change.path)) ?? change.path;
	const above = path.replace(/\/[^/]*$/, '') || '/';
	const [status, folder] = await Promise.all([files.status(path), files.status(above)]);
	const isOfOthers = (uid: number): boolean => user.uid !== 0 && uid !== user.uid;
	if (status && isOfOthers(status.uid)) {
		return {kind: 'others'};
	}
	const isOfMac = platform === 'darwin';
	if (status?.notWritable === 'locked') {
		return {kind: 'locked', path, isOfMac};
	}
	if (folder?.isWritable !== false) {
		return undefined;
	}
	const {notWritable: kind = 'no-right', uid} = folder;
	return kind === 'read-only-disk' ? {kind} : isOfOthers(uid) ? {kind: 'others'} : {kind, path: above, isOfMac};
}

async function isOfHome(path: string, {files, home}: Host): Promise<boolean> {
	return ((await files.resolve(path)) ?? path).startsWith(`${(await files.resolve(home)) ?? home}/`);
}

const machineKey = registryKeys['registry-machine'];

/** Only an administrator can change those variables. */
function isOfMachine(change: Change): change is Extract<Change, {kind: 'session-variable'}> {
	return change.kind === 'session-variable' && change.source === 'registry-machine';
}

function told(change: Change, manager: Manager | undefined, obstacle: Obstacle | undefined): Change {
	if (isOfMachine(change)) {
		const {name, value} = change;
		return {
			kind: 'tell',
			text: `${name} is set for the whole machine. ${value === undefined ? 'In a terminal of an administrator:' : 'An administrator has to change it.'}`,
			...(value === undefined && {
				inShell: [{kind: 'run', program: 'reg', args: ['delete', machineKey, '/v', name, '/f']}],
			}),
		};
	}
	if (!isEdit(change)) {
		return change;
	}
	if (manager && isStored(manager)) {
		return {
			kind: 'tell',
			text: `${manager.name} writes ${change.path}. Make the change in ${manager.source ?? 'its configuration'}, then:`,
			...(manager.command && {inShell: [{kind: 'run', ...manager.command}]}),
		};
	}
	switch (obstacle?.kind) {
		case 'read-only-disk':
			return {
				kind: 'tell',
				text: `${change.path} is on a disk that is mounted read-only, so nobody can change it now. Make this change once it can be written.`,
			};
		case 'locked':
			return {
				kind: 'tell',
				text: `${obstacle.path} is locked against changes. Unlock it, then run claude-fix again:`,
				inShell: [
					obstacle.isOfMac
						? {kind: 'run', program: 'chflags', args: ['nouchg', obstacle.path]}
						: {kind: 'run', program: 'sudo', args: ['chattr', '-i', obstacle.path]},
				],
			};
		case 'no-right':
			return {
				kind: 'tell',
				text: `The folder ${obstacle.path} is yours, but its permissions don't let you write there. Allow it, then run claude-fix again:`,
				inShell: [{kind: 'run', program: 'chmod', args: ['u+w', obstacle.path]}],
			};
		default:
			return {
				kind: 'tell',
				text: `${change.path} belongs to the system or to another account. Someone who may edit it has to make this change there:`,
				inShell: [{kind: 'run', program: 'sudoedit', args: [change.path]}],
			};
	}
}

/** What is edited here would come back from there. */
function afterwards({path}: Edit, {name, source, isSource, command}: Manager): readonly Change[] {
	if (isSource || source === undefined) {
		return [];
	}
	return [
		{
			kind: 'tell',
			text: `${name} writes ${path} from ${source} and would put the line back: make the same change there, then:`,
			...(command && {inShell: [{kind: 'run', ...command}]}),
		},
	];
}

type Looked = {readonly change: Change; readonly isWritable: boolean};

/** A blank value in one's own settings counts as none and outranks what the system hands over (observed on 2.1.332). */
function blanked(fix: Fix, names: readonly string[], settings: SettingsFile, looked: readonly Looked[]): Fix {
	const kept = looked.filter(({change, isWritable: isOwn}) => isOwn && !needsPerson(change)).map(({change}) => change);
	const others = looked.flatMap(({change, isWritable: isOwn}) =>
		isOwn ? [] : isEdit(change) ? [change.path] : isOfMachine(change) ? [`registry: ${machineKey}`] : [],
	);
	const inSettings = kept.filter((change) => !(isEdit(change) && change.path === settings.path));
	return {
		...fix,
		title: `Set ${names.join(' and ')} to nothing in your own settings, since ${[...new Set(others)].join(' and ')} is not yours to edit`,
		changes: [
			...inSettings,
			{
				kind: 'edit-json',
				path: settings.path,
				digest: settings.digest,
				edits: names.map((name) => ({path: ['env', name], value: ''})),
			},
		],
	};
}

/** Signing in, by the program that a person would type. */
const inJobs: Readonly<Record<string, string>> = {
	claude:
		"Give the job ANTHROPIC_API_KEY, or CLAUDE_CODE_OAUTH_TOKEN from claude setup-token on your own machine: as a secret or a variable of the project, named in the step's env or the action's inputs. Pull requests from forks get no secrets, unprotected branches no protected variables.",
	aws: 'Let a step before this one assume an AWS role (aws-actions/configure-aws-credentials and the permission id-token: write; elsewhere an ID token of the job), or hand the keys over as secrets.',
	gcloud:
		'Let a step before this one sign in to Google (google-github-actions/auth and the permission id-token: write), or hand a service account over as a secret.',
	az: 'Let a step before this one sign in to Azure (azure/login), or hand ANTHROPIC_FOUNDRY_API_KEY over as a secret.',
};

/** No one can sign in there, and nothing can be pasted: what a job lacks is handed over to it. */
function forCi(fix: Fix): Fix {
	const changes = fix.changes.map(inJob);
	const isSignIn = fix.changes.every((change, at) => change.kind === 'run' && change !== changes[at]);
	return changes.every((change, at) => change === fix.changes[at])
		? fix
		: {...fix, title: isSignIn ? 'Hand the job a secret with its credential' : fix.title, changes};
}

function inJob(change: Change): Change {
	if (change.kind === 'run') {
		const text =
			/login|^auth$/.test(change.args.slice(0, 3).join(' ')) || change.args.length === 0
				? inJobs[change.program.replace(/^.*[\\/]/, '')]
				: undefined;
		return text === undefined ? change : {kind: 'tell', text};
	}
	const steps = change.kind === 'tell' ? (change.inShell ?? []) : [];
	const namesOf = (kind: 'set' | 'unset'): string =>
		steps.flatMap((step) => (step.kind === kind && 'name' in step ? [step.name] : [])).join(' and ');
	const [set, unset] = [namesOf('set'), namesOf('unset')];
	if (set !== '') {
		return {kind: 'tell', text: `Hand ${set} over to the job, as a secret of its repository or project.`};
	}
	return unset === '' ? change : {kind: 'tell', text: `Take ${unset} out of what the job hands over.`};
}

/** New panes get what its server had when it began, whatever the files say today. */
function forTmux(fix: Fix): Fix {
	const changes = fix.changes.map((change): Change => {
		const steps = change.kind === 'tell' ? (change.inShell ?? []) : [];
		const forgets = steps.flatMap((step): ShellStep[] =>
			step.kind === 'unset' ? [{kind: 'run', program: 'tmux', args: ['set-environment', '-gu', step.name]}] : [],
		);
		return change.kind === 'tell' && forgets.length > 0 ? {...change, inShell: [...steps, ...forgets]} : change;
	});
	return changes.every((change, at) => change === fix.changes[at]) ? fix : {...fix, changes};
}
