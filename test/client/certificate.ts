// An authority of this run, and a certificate of it for every host that the client calls.
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

function openssl(folder: string, ...words: readonly string[]): void {
	execFileSync('openssl', words.join(' ').split(' '), {cwd: folder, stdio: 'pipe'});
}

export type Certificate = {readonly cert: Buffer; readonly key: Buffer};

/** Writes it into a folder; the path of what has to be trusted. */
export function makeAuthority(folder: string): string {
	openssl(folder, 'req -x509', ...newKey, '-keyout ca.key -out ca.pem -subj /CN=claude-fix-test-authority');
	openssl(folder, 'req -new', ...newKey.slice(0, 5), '-keyout server.key -out server.csr -subj /CN=claude-fix-test');
	return join(folder, 'ca.pem');
}

/** Signs one for each host when it is first asked for. */
export function certificatesOf(folder: string): (host: string) => Certificate {
	const known = new Map<string, Certificate>();
	return (host) => {
		const found = known.get(host) ?? sign(folder, host, known.size);
		known.set(host, found);
		return found;
	};
}

function sign(folder: string, host: string, number: number): Certificate {
	const name = `host-${number}`;
	writeFileSync(join(folder, `${name}.ext`), `subjectAltName=IP:127.0.0.1,DNS:${host}\n`);
	openssl(
		folder,
		`x509 -req -in server.csr -CA ca.pem -CAkey ca.key -set_serial ${number + 2} -days 2`,
		`-extfile ${name}.ext -out ${name}.pem`,
	);
	return {cert: readFileSync(join(folder, `${name}.pem`)), key: readFileSync(join(folder, 'server.key'))};
}
