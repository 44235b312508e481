// A key is replaced on a real scratch machine, by keys alone: every place at once, proved, taken back byte for byte, and never shown.
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {type Scratch, scratchHost} from '../helpers/host.js';
import {leakOf} from '../helpers/leaks.js';
import {type Seen, serve} from '../helpers/loopback.js';
import {type MachineSession, openMachine} from '../helpers/machine-session.js';
import {body, pasted} from '../helpers/rotation.js';
import {keys} from '../helpers/screen.js';

const old = `sk-ant-api03-${'Zy8Xw7Vu6Ts5Rq4P'.repeat(6)}`;
const paste = (text: string) => `\u001B[200~${text}\u001B[201~`;
const models = {status: 200, headers: {'request-id': 'req_made_up'}, body: {data: []}};
const unauthorized = {
	status: 401,
	headers: {'request-id': 'req_made_up'},
	body: {type: 'error', error: {type: 'authentication_error', message: 'invalid x-api-key'}},
};

/** Takes the new key only, in either header. */
function knows(key: string) {
	return ({headers, method, path}: Seen) => {
		if (path.includes('summary.json')) {
			return {body: {status: {indicator: 'none'}, incidents: [], components: []}};
		}
		const given = headers['x-api-key'] ?? String(headers.authorization ?? '').replace('Bearer ', '');
		return given !== key
			? unauthorized
			: method === 'GET'
				? models
				: {status: 400, headers: models.headers, body: {error: {type: 'invalid_request_error', message: 'messages'}}};
	};
}

async function machineWith(
	files: Readonly<Record<string, string | object>>,
	env: Readonly<Record<string, string>>,
): Promise<Scratch & {readonly log: readonly Seen[]}> {
	const {origin, log} = await serve(knows(pasted));
	const scratch = scratchHost({
		files: {'~/.claude.json': {hasCompletedOnboarding: true}, ...files},
		programs: {claude: {version: '2.1.330 (Claude Code)'}},
		routes: {'https://api.anthropic.com': origin, 'https://status.claude.com': origin},
		env,
	});
	return {...scratch, log};
}

let screen: MachineSession | undefined;
afterEach(() => screen?.close());

/** Everything below a folder that holds a text. */
function holding(folder: string, text: string): readonly string[] {
	return existsSync(folder)
		? readdirSync(folder, {recursive: true, withFileTypes: true})
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name))
				.filter((path) => readFileSync(path, 'latin1').includes(text))
		: [];
}

describe('a refused key', () => {
	it('is replaced wherever it is set, and everything can be taken back', async () => {
		const files = {
			'~/.zshrc': `# mine\nexport ANTHROPIC_API_KEY="${old}"\nexport EDITOR=vi\n`,
			'~/.claude/settings.json': `{\n  "env": {"ANTHROPIC_API_KEY": "${old}"},\n  "model": "opus"\n}\n`,
			'./.env': `A=1\nANTHROPIC_API_KEY=${old}\n`,
			'./app.py': 'from dotenv import load_dotenv\nload_dotenv()\nimport anthropic\nanthropic.Anthropic()\n',
		};
		const machine = await machineWith(files, {ANTHROPIC_API_KEY: old});
		screen = await openMachine(machine);
		expect(await screen.sees('❯ Replace the key, step by step')).toContain('invalid x-api-key');
		await screen.press(keys.enter);
		const places = await screen.sees('3 places');
		for (const place of ['~/.zshrc:2', '~/.claude/settings.json:2', './.env:2']) {
			expect(places).toContain(place);
		}
		await screen.press(keys.enter);
		await screen.sees('Paste the new key');
		// As it comes out of a PDF: wrapped, quoted, with a line break at its end.
		await screen.press(paste(`"${pasted.slice(0, 50)}\r\n${pasted.slice(50)}"\r\n`));
		expect(await screen.sees(`${pasted.length + 6} characters`)).toContain('•••');
		await screen.press(keys.enter);
		const preview = await screen.sees('Put the new key in 3 places');
		expect(preview).toMatch(/line break.*The server accepts it/s);
		expect(machine.log.filter(({headers}) => headers['x-api-key'] === pasted).length).toBeGreaterThan(0);
		// One that the server has just accepted is written with Enter.
		await screen.sees('❯ Write it');
		await screen.press(keys.enter);
		const result = await screen.sees('✔ Cured');
		expect(result).toContain('delete the old key in the Console');
		expect(result).toMatch(/sk-ant-api03-Zy8\.\.\.\w{4}/);
		const written = (name: string) => readFileSync(machine.path(name), 'utf8');
		expect(written('~/.zshrc')).toBe(files['~/.zshrc'].replace(`"${old}"`, pasted));
		expect(written('~/.claude/settings.json')).toBe(files['~/.claude/settings.json'].replace(old, pasted));
		expect(written('./.env')).toBe(files['./.env'].replace(old, pasted));

		// Nothing of it is anywhere else: no frame, no effect, no memory, no journal, no backup.
		for (const text of [...screen.frames, JSON.stringify(screen.effects), JSON.stringify([...screen.kept])]) {
			expect(leakOf(text, body)).toBeUndefined();
		}
		expect(holding(machine.path('~/.local'), body.slice(0, 12))).toEqual([]);
		expect(holding(machine.home, body.slice(0, 12))).toHaveLength(3);

		await screen.press('u');
		await screen.sees('byte for byte');
		await screen.press(keys.down, keys.enter);
		await screen.sees('Taken back.');
		expect(Object.keys(files).map(written)).toEqual(Object.values(files));
	});

	it('is not replaced by one that is refused too', async () => {
		const machine = await machineWith({'~/.zshrc': `export ANTHROPIC_API_KEY=${old}\n`}, {ANTHROPIC_API_KEY: old});
		screen = await openMachine(machine);
		await screen.sees('❯ Replace the key');
		await screen.press(keys.enter);
		await screen.sees('It will be replaced in');
		await screen.press(keys.enter);
		await screen.sees('Paste the new key');
		await screen.press(paste(`sk-ant-api03-${'no'.repeat(48)}`));
		await screen.press(keys.enter);
		expect(await screen.sees('The Console would list it as')).toContain('❯ Enter another key');
		expect(readFileSync(machine.path('~/.zshrc'), 'utf8')).toContain(old);
	});

	it('that only this terminal has is proved, and set by hand without showing it', async () => {
		const machine = await machineWith({}, {ANTHROPIC_API_KEY: old});
		screen = await openMachine(machine);
		await screen.sees('❯ Replace the key');
		await screen.press(keys.enter);
		await screen.sees('No file holds it');
		await screen.press(keys.enter);
		await screen.press(paste(pasted));
		await screen.press(keys.enter);
		expect(await screen.sees('read -rs ANTHROPIC_API_KEY && export ANTHROPIC_API_KEY')).toContain('accepts it');
	});
});

describe('a leaked key', () => {
	it('is replaced in the tracked file too, and git is spoken of', async () => {
		const machine = await machineWith({'./.env': `ANTHROPIC_API_KEY=${old}\n`}, {ANTHROPIC_API_KEY: old});
		const git = (...args: readonly string[]) =>
			execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], {
				cwd: machine.cwd,
				env: {HOME: machine.home, PATH: process.env.PATH ?? ''},
				stdio: 'ignore',
			});
		git('init');
		git('add', '.env');
		git('commit', '-m', 'x');
		screen = await openMachine(machine);
		await screen.sees('was probably revoked');
		await screen.sees('❯ Replace the key');
		await screen.press(keys.enter);
		expect(await screen.sees('git tracks this file')).toContain('./.env:1');
		await screen.press(keys.enter);
		await screen.press(paste(pasted));
		await screen.press(keys.enter);
		expect(await screen.sees('git rm --cached ./.env')).toContain('Put the new key in ./.env:1');
	});
});
