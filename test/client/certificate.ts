// An authority of this run and a certificate for the hosts that the client may call.
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

const hosts = [
	'localhost',
	'*.anthropic.com',
	'claude.ai',
	'*.claude.ai',
	'claude.com',
	'*.claude.com',
	'*.corp.example',
	'*.example.com',
	...['us-east-1', 'us-west-2', 'eu-central-1'].map((region) => `*.${region}.amazonaws.com`),
	'*.googleapis.com',
	...['us-east-1', 'us-west-2', 'eu-central-1'].map((region) => `*.${region}.api.aws`),
	'*.services.ai.azure.com',
];

export type Certificates = {readonly authority: string; readonly certificate: string; readonly key: string};

/** Writes them into a folder and gives their paths. */
export function makeCertificates(folder: string): Certificates {
	const at = (name: string) => join(folder, name);
	const openssl = (...args: readonly string[]) => execFileSync('openssl', args, {cwd: folder, stdio: 'pipe'});
	const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	writeFileSync(
		at('extensions'),
		`basicConstraints=CA:FALSE\nsubjectAltName=IP:127.0.0.1,${hosts.map((host) => `DNS:${host}`).join(',')}\n`,
	);
	openssl(
		'req',
		'-x509',
		...newKey,
		'-days',
		'2',
		'-keyout',
		'ca.key',
		'-out',
		'ca.pem',
		'-subj',
		'/CN=claude-fix test authority',
	);
	openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=claude-fix test server');
	openssl(
		'x509',
		'-req',
		'-in',
		'server.csr',
		'-CA',
		'ca.pem',
		'-CAkey',
		'ca.key',
		'-CAcreateserial',
		'-days',
		'2',
		'-extfile',
		'extensions',
		'-out',
		'server.pem',
	);
	return {authority: at('ca.pem'), certificate: at('server.pem'), key: at('server.key')};
}
