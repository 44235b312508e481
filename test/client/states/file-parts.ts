// Parts of a state: settings files that are not as they should be, policies, repositories, and files that the client doesn't read.
import fc from 'fast-check';
import {type Part, spoilings} from './part.js';
import {settingsFiles} from './variable-parts.js';

const someFile = (
	fc.constantFrom('user', 'project', 'local', 'managed', 'managed folder') as fc.Arbitrary<keyof typeof settingsFiles>
).map((name) => settingsFiles[name]);

export const spoiledSettings = fc
	.tuple(someFile, fc.constantFrom(...spoilings))
	.map(([path, how]): Part => [{kind: 'spoil', path, how}]);

/** One wrong type drops a file whole; in managed settings only the field. */
export const wrongType = fc
	.tuple(
		someFile,
		fc.constantFrom<Record<string, unknown>>(
			{permissions: {allow: 'Bash'}},
			{env: null},
			{env: []},
			{apiKeyHelper: 42},
			{env: {SOME_NUMBER: 5}},
			{unknownKey: {a: 1}},
			{model: 'claude-sonnet-4-5'},
		),
	)
	.map(([path, members]): Part => [{kind: 'json', path, members}]);

export const unreadableSettings = fc.tuple(someFile, fc.constantFrom('000', 'root:0600')).map(
	([path, mode]): Part => [
		{kind: 'json', path, members: {}},
		{kind: 'mode', path, mode},
	],
);

export const forcedLogin = fc
	.constantFrom('claudeai', 'console', 'sso')
	.map((forceLoginMethod): Part => [{kind: 'json', path: settingsFiles.managed, members: {forceLoginMethod}}]);

const gitFiles = (folder: string): Part =>
	Object.entries({
		HEAD: 'ref: refs/heads/main\n',
		config: '[core]\n\trepositoryformatversion = 0\n',
		'objects/info/packs': '',
		'refs/heads/.keep': '',
	}).map(([name, text]) => ({kind: 'text', path: `${folder}/${name}`, text}));

const localKey = (folder: string): Part => [
	{
		kind: 'json',
		path: `${folder}/.claude/settings.local.json`,
		members: {env: {ANTHROPIC_API_KEY: `{{api-key:of-${/[^/]*$/.exec(folder)?.[0]}}}`}},
	},
];

/** The working folder is below the root of a git repository, whose local settings say something. */
const belowRoot = fc
	.constantFrom<Part>(
		[],
		localKey('~/project'),
		[...localKey('~/project'), {kind: 'mode', path: '~/project/.git/HEAD', mode: 'root:0600'}],
		[...localKey('~/project'), {kind: 'text', path: '~/project/packages/.git', text: 'not what git writes\n'}],
	)
	.map((more): Part => [{kind: 'cwd', path: '~/project/packages/app'}, ...gitFiles('~/project/.git'), ...more]);

/** It is in a worktree of ~/project, which names it (or another one). */
const inWorktree = fc
	.record({
		cwd: fc.constantFrom('~/tree', '~/tree/packages'),
		main: fc.constantFrom('~/project/.git', '~/project/.bare', '~/.git'),
		back: fc.constantFrom('{{home}}/tree/.git\n', '{{home}}/tree/.git', '{{home}}/elsewhere/.git\n'),
		link: fc.constantFrom('gitdir: ', 'gitdir:', 'worktree: '),
		locals: fc.subarray(['~/project', '~/tree', '~/tree/packages', '~/project/.bare']),
	})
	.map(
		({cwd, main, back, link, locals}): Part => [
			{kind: 'cwd', path: cwd},
			...gitFiles(main),
			{kind: 'text', path: '~/tree/.git', text: `${link}${main.replace('~', '{{home}}')}/worktrees/tree\n`},
			{kind: 'text', path: `${main}/worktrees/tree/HEAD`, text: 'ref: refs/heads/side\n'},
			{kind: 'text', path: `${main}/worktrees/tree/commondir`, text: '../..\n'},
			{kind: 'text', path: `${main}/worktrees/tree/gitdir`, text: back},
			...locals.flatMap(localKey),
		],
	);

/** The home folder is a repository: its local settings are those of the folder that holds the user's. */
const homeIsRepository = fc.constant<Part>([...gitFiles('~/.git'), ...localKey('~')]);

export const repository = fc.oneof(
	{withCrossShrink: true},
	{weight: 3, arbitrary: belowRoot},
	{weight: 3, arbitrary: inWorktree},
	{weight: 1, arbitrary: homeIsRepository},
);

/** What other programs read and the client doesn't. */
export const decoy = fc.constantFrom('./.env', './.env.local', './.envrc', '~/.bashrc', '~/.zshrc', '~/.profile').map(
	(path): Part => [
		{
			kind: 'text',
			path,
			text: 'export ANTHROPIC_API_KEY={{api-key:decoy}}\nexport ANTHROPIC_BASE_URL=https://llm.corp.example\n',
		},
	],
);
