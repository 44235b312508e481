// Programs as people write them, and made-up keys for the machines of these tests.
import {makeSecret} from '../helpers/placeholders.js';
import type {Machine} from './look.js';

export const good = makeSecret('api-key', 'checks-good').value;
export const dead = makeSecret('api-key', 'checks-dead').value;
export const login = makeSecret('oauth', 'checks-login').value;
export const admin = makeSecret('admin-key', 'checks-admin').value;
export const cookie = makeSecret('session', 'checks-cookie').value;
export const relay = `sk-${makeSecret('token', 'checks-relay').value}`;
export const token = makeSecret('token', 'checks-gateway').value;

export const api = 'https://api.anthropic.com';

const client = 'from anthropic import Anthropic\nclient = Anthropic()\n';

/** What lies in the working folder besides the files of a row. */
export const python = {'./app.py': client};
export const pythonWithDotenv = {'./app.py': `from dotenv import load_dotenv\nload_dotenv()\n${client}`};
export const pythonWithOverride = {'./app.py': `from dotenv import load_dotenv\nload_dotenv(override=True)\n${client}`};
export const curl = {
	'./ask.sh': 'set -a; . ./.env; set +a\ncurl https://api.anthropic.com/v1/models -H "x-api-key: $ANTHROPIC_API_KEY"\n',
};

export function javascript(version = '^0.70.0'): Readonly<Record<string, string>> {
	const dependencies = {'@anthropic-ai/sdk': version, dotenv: '^17.0.0'};
	return {
		'./bot.mjs': "import 'dotenv/config'\nimport Anthropic from '@anthropic-ai/sdk'\nconst ai = new Anthropic()\n",
		'./package.json': JSON.stringify({type: 'module', dependencies}),
	};
}

export function bash(...lines: readonly string[]): Readonly<Record<string, string>> {
	return {'~/.bashrc': `${lines.join('\n')}\n`};
}

export const accepting = {servers: {[api]: [good]}};
export const gateway = 'https://gw.acme.example';

/** The key in the environment, and the line of a shell file that exports it. */
export function exported(key: string): Machine {
	return {
		...accepting,
		files: {...bash(`export ANTHROPIC_API_KEY='${key}'`), ...python},
		env: {ANTHROPIC_API_KEY: key},
	};
}

export function withDotenv(
	lines: string,
	more: Partial<Machine> = {},
	program: Readonly<Record<string, string>> = pythonWithDotenv,
): Machine {
	return {...accepting, files: {'./.env': lines, ...program}, ...more};
}

export function dotenvAtGateway(lines: string, more: Partial<Machine> = {}): Machine {
	return withDotenv(lines, {servers: {[gateway]: [token]}, consents: ['network', 'gateway'], ...more});
}

/** A program that names the variable of its key itself. */
export function reading(name: string): Readonly<Record<string, string>> {
	return {
		'./app.py': `import anthropic, os\nfrom dotenv import load_dotenv\nload_dotenv()\nc = anthropic.Anthropic(api_key=os.environ["${name}"])\n`,
	};
}
