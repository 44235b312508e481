// Advice repeats what the person or an administrator wrote, never what a folder brings along.
import {describe, expect, it} from 'vitest';
import {othersCertificates} from '../../source/core/trust.js';
import {type Looked, look, type Machine} from './look.js';
import {api, good} from './programs.js';

/** Whatever a folder can say of a variable, as the file that says it. */
const places: readonly (readonly [path: string, content: (name: string, value: string) => string | object])[] = [
	['./.claude/settings.json', (name, value) => ({env: {[name]: value}})],
	['./.claude/settings.local.json', (name, value) => ({env: {[name]: value}})],
	['./.env', (name, value) => `${name}=${value}\n`],
	['./.envrc', (name, value) => `export ${name}=${value}\n`],
];

const untrusted: Machine = {env: {ANTHROPIC_API_KEY: good}, servers: {[api]: 'certificate'}};

function adviceOf({diagnosis}: Looked): string {
	return JSON.stringify(diagnosis.findings.map(({fixes}) => fixes));
}

async function advice(machine: Machine): Promise<string> {
	return adviceOf(await look('claude-code', machine));
}

describe('certificates for a server that is not trusted', () => {
	it.each(places)('are not those that %s names', async (path, content) => {
		for (const name of othersCertificates) {
			const said = await advice({...untrusted, files: {[path]: content(name, '/tmp/evil.pem')}});
			expect(said).toContain('NODE_EXTRA_CA_CERTS');
			expect(said).not.toContain('evil');
		}
	});

	it('are not those that lie in the folder, whoever names them', async () => {
		const said = await advice({...untrusted, env: {...untrusted.env, AWS_CA_BUNDLE: '{{cwd}}/evil.pem'}});
		expect(said).toContain('NODE_EXTRA_CA_CERTS');
		expect(said).not.toContain('evil');
	});

	it("are the person's own, also where the folder names others", async () => {
		const env = {...untrusted.env, AWS_CA_BUNDLE: '/etc/company.pem'};
		expect(await advice({...untrusted, env})).toContain('/etc/company.pem');
		const files = {'./.claude/settings.json': {env: {AWS_CA_BUNDLE: '/tmp/evil.pem'}}};
		const said = await advice({...untrusted, env, files});
		expect(said).toContain('/etc/company.pem');
		expect(said).not.toContain('evil');
	});
});

describe('a proxy where the network is refused', () => {
	const refused: Machine = {
		env: {ANTHROPIC_API_KEY: good},
		servers: {[api]: [403, 'Request not allowed', 'forbidden']},
	};

	it.each(places)('is not the one that %s names', async (path, content) => {
		const said = await advice({...refused, files: {[path]: content('PROXY', 'http://evil.example:3128')}});
		expect(said).toContain('where the API is offered');
		expect(said).not.toContain('evil');
	});

	it('is the one that lies ready in a start-up file', async () => {
		const files = {'~/.bashrc': '# export HTTPS_PROXY=http://proxy.corp.example:3128\n'};
		expect(await advice({...refused, files})).toContain('proxy.corp.example:3128');
	});
});
