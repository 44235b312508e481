import {describe, expect, test} from 'vitest';
import {claudeInstalls, methodOf} from '../../source/probes/claude.js';
import {scratchHost} from '../helpers/host.js';
import {read} from './read.js';

const said = (version: string) => ({version: `${version} (Claude Code)`});

test('all on PATH, in order, each distinct program asked once', async () => {
	const {host, path} = scratchHost({
		programs: {
			claude: said('2.1.330'),
			'~/.local/share/claude/versions/2.1.100': `echo run >> "$HOME/runs"; echo '2.1.100 (Claude Code)'`,
		},
		links: {
			'~/a/claude': '~/.local/share/claude/versions/2.1.100',
			'~/b/claude': '~/.local/share/claude/versions/2.1.100',
		},
	});
	const PATH = [path('/bin'), path('~/a'), path('~/b'), '/usr/bin', '/bin'].join(':');
	const {hostWith} = scratchHost();
	const found = await read(
		hostWith({environment: {...host.environment, PATH}, home: host.home, cwd: host.cwd, root: '/'}),
		claudeInstalls,
	);
	expect(found.version).toBe('2.1.330');
	expect(found.installs.map(({version, method}) => [version, method])).toEqual([
		['2.1.330', 'unknown'],
		['2.1.100', 'native'],
		['2.1.100', 'native'],
	]);
	const runs = await host.files.readText(path('~/runs'));
	expect(runs.ok && runs.text).toBe('run\n');
});

test('none', async () => {
	expect(await read(scratchHost().host, claudeInstalls)).toEqual({
		installs: [],
		passedOver: [],
		version: null,
		elsewhere: [],
	});
	const {host, path} = scratchHost({programs: {'~/.local/bin/claude': 'exit 1'}});
	expect((await read(host, claudeInstalls)).elsewhere).toEqual([path('~/.local/bin/claude')]);
});

test('one that fails says how, one that answers otherwise has no version', async () => {
	const broken = {stderr: 'Error: claude native binary not installed.', exit: 1};
	const {installs} = await read(scratchHost({programs: {claude: broken}}).host, claudeInstalls);
	expect(installs[0]).toMatchObject({version: null, problem: expect.stringContaining('native binary not installed')});
	const odd = await read(scratchHost({programs: {claude: 'echo hello'}}).host, claudeInstalls);
	expect(odd.installs[0]?.version).toBeNull();
});

test("a project's own program is not run", async () => {
	const {host, path, hostWith} = scratchHost({
		programs: {'./node_modules/@anthropic-ai/claude-code/bin/claude.exe': 'touch "$HOME/was-run"'},
		files: {
			'./node_modules/@anthropic-ai/claude-code/package.json': {name: '@anthropic-ai/claude-code', version: '2.0.76'},
		},
		links: {'./node_modules/.bin/claude': './node_modules/@anthropic-ai/claude-code/bin/claude.exe'},
	});
	const PATH = path('./node_modules/.bin');
	const alone = await read(hostWith({environment: {...host.environment, PATH}}), claudeInstalls);
	expect(alone).toMatchObject({
		installs: [],
		passedOver: [{path: path('./node_modules/.bin/claude'), why: 'packages', isFirst: true}],
		version: null,
	});
	expect(await host.files.status(path('~/was-run'))).toBeUndefined();
});

describe('the way it was installed', () => {
	test.each([
		['/usr/lib/node_modules/@anthropic-ai/claude-code/bin/claude.exe', 'npm-global'],
		['/home/dev/.nvm/versions/node/v22.1.0/lib/node_modules/@anthropic-ai/claude-code/cli.js', 'npm-global'],
		['/home/dev/.local/share/claude/versions/2.1.330', 'native'],
		['/opt/homebrew/Caskroom/claude-code/2.1.330/claude', 'homebrew'],
		['/home/dev/.claude/local/node_modules/@anthropic-ai/claude-code/cli.js', 'local'],
		['/home/dev/.local/share/pnpm/global/5/.pnpm/x/node_modules/@anthropic-ai/claude-code/cli.js', 'pnpm'],
		['/home/dev/.bun/install/global/node_modules/@anthropic-ai/claude-code/cli.js', 'bun'],
		['C:\\Users\\d\\AppData\\Roaming\\npm\\claude.cmd', 'npm-global'],
		['C:\\Users\\d\\AppData\\Local\\Microsoft\\WinGet\\Packages\\x\\claude.exe', 'winget'],
		['/usr/local/bin/claude', 'unknown'],
	])('%s: %s', (target, method) => {
		expect(methodOf(target)).toBe(method);
	});
});
