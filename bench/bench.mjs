// npm run bench: what the packed program costs beside a bare Node and the real client, and on machines with much to look at; writes
// bench/results.md. CLAUDE_FIX_NODE names another Node; CLAUDE_FIX_ROUNDS how often (9); words choose parts (start, large).
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import os from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {largeMachines} from './machines.mjs';
import {runOnce, sideBySide, untilDrawn} from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = process.env.CLAUDE_FIX_NODE ?? process.execPath;
const rounds = Number(process.env.CLAUDE_FIX_ROUNDS ?? 9);
const parts = process.argv.slice(2);
const scratch = mkdtempSync(join(os.tmpdir(), 'claude-fix-bench-'));

try {
	const program = install();
	const nodeVersion = execFileSync(node, ['--version'], {encoding: 'utf8'}).trim();
	for (const [part, measure] of Object.entries({start, large})) {
		if (parts.length === 0 || parts.includes(part)) {
			keep(nodeVersion, part, await measure(program));
		}
	}
} finally {
	rmSync(scratch, {recursive: true, force: true, maxRetries: 3});
}

/** As somebody gets it who has no checkout. */
function install() {
	const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], {cwd: root});
	const folder = join(scratch, 'installed');
	mkdirSync(folder);
	execFileSync(
		'npm',
		['install', '--offline', '--no-audit', '--no-fund', join(scratch, JSON.parse(said)[0].filename)],
		{cwd: folder},
	);
	return join(folder, 'node_modules', 'claude-fix', 'dist', 'cli.js');
}

function machine(name) {
	const home = join(scratch, name, 'home');
	const cwd = join(home, 'project');
	mkdirSync(cwd, {recursive: true});
	return {home, cwd, env: {HOME: home, PATH: `${dirname(node)}:/usr/local/bin:/usr/bin:/bin`, LANG: 'C.UTF-8'}};
}

async function start(program) {
	const own = machine('start');
	const server = createServer((_, response) => {
		// As Anthropic's own.
		response.writeHead(401, {'content-type': 'application/json', 'x-should-retry': 'false'});
		response.end('{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}');
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const client = clientOn(process.env.PATH);
	const badKey = {
		...own,
		env: {
			...own.env,
			ANTHROPIC_API_KEY: ['sk-ant', 'made', 'up'].join('-'),
			ANTHROPIC_BASE_URL: `http://127.0.0.1:${server.address().port}`,
			CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
		},
	};
	// What doesn't end by itself: a doctor draws a screen, and a client without a network tries again.
	const limited = ['timeout', '20'];
	const measures = {
		'node -e 0': () => runOnce([node, '-e', '0'], own),
		'claude-fix --version': () => runOnce([node, program, '--version'], own),
		'claude-fix explain 401': () => runOnce([node, program, 'explain', '401'], own),
		'claude-fix check --json --offline': () => runOnce([node, program, 'check', '--json', '--offline'], own),
		'claude-fix check --json --offline --only clock': () =>
			runOnce([node, program, 'check', '--json', '--offline', '--only', 'clock'], own),
		'claude-fix, first frame': () => untilDrawn([node, program, '--offline'], {...own, shows: /claude-fix/}),
		...(client && {
			'claude --version': () => runOnce([client, '--version'], own),
			'claude auth status': () => runOnce([...limited, client, 'auth', 'status'], badKey),
			'claude doctor': () => runOnce([...limited, client, 'doctor'], badKey),
			'claude -p, a bad key': () => runOnce([...limited, client, '-p', 'x'], badKey),
		}),
	};
	const results = await sideBySide(measures, rounds);
	server.close();
	const said = client ? execFileSync(client, ['--version'], {...own, encoding: 'utf8'}).trim() : 'not installed here';
	return tableOf('What is run', results, `\nThe real client: ${said}.\n`);
}

async function large(program) {
	const machines = Object.entries({'nothing special': () => {}, ...largeMachines}).map(([name, make], index) => {
		const made = machine(`large-${index}`);
		make(made);
		return [name, made];
	});
	const measures = Object.fromEntries(
		machines.flatMap(([name, made]) =>
			['claude-code', 'api'].map((purpose) => [
				`${name}, --for ${purpose}`,
				() => runOnce([node, program, 'check', '--json', '--offline', '--for', purpose], made),
			]),
		),
	);
	return tableOf('`check --json --offline` with', await sideBySide(measures, Math.min(rounds, 3)), '');
}

function tableOf(title, results, note) {
	const [{cpu: least}] = results;
	const rows = results.map(
		({name, cpu, wall}) => `| ${name} | ${Math.round(cpu)} | ${(cpu / least).toFixed(2)} | ${Math.round(wall)} |`,
	);
	return `\n| ${title} | CPU, ms | × the first | wall, ms |\n| --- | --: | --: | --: |\n${rows.join('\n')}\n${note}`;
}

function clientOn(path = '') {
	return path
		.split(':')
		.map((folder) => join(folder, 'claude'))
		.find((file) => existsSync(file));
}

/** A section for each part on each version of Node; others are left as they are. */
function keep(nodeVersion, part, text) {
	const path = join(root, 'bench', 'results.md');
	const title = `## Node ${nodeVersion.replace(/^v(\d+)\..*/, '$1')}, ${part}`;
	const whole = existsSync(path) ? readFileSync(path, 'utf8') : '# What it costs\n\nWritten by `npm run bench`.\n';
	const {length, 0: {model = 'unknown'} = {}} = os.cpus();
	const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const section = `${title}\n\nclaude-fix ${version}, Node ${nodeVersion}, ${os.type()} ${os.arch()}, ${length} × ${model}, load ${os.loadavg()[0].toFixed(1)}, ${rounds} rounds; medians side by side.\n${text}`;
	const others = whole.split(/^(?=## )/m).filter((one) => !one.startsWith(`${title}\n`));
	const notes = others.filter((one) => !one.startsWith('## Node'));
	const sections = [...others.filter((one) => one.startsWith('## Node')), section].sort();
	writeFileSync(path, `${[notes[0], ...sections, ...notes.slice(1)].map((one) => one.trimEnd()).join('\n\n')}\n`);
}
