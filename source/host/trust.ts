// Which certificates a request trusts, by the variables of Node and Claude Code (claude-code.md §3 p). They are always verified: what asks for none is not obeyed here.
import {X509Certificate} from 'node:crypto';
import tls from 'node:tls';
import type {Files} from '../core/host.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Options of tls.connect. Without `ca` the usual authorities are trusted. */
export type Trust = {readonly ca?: string[]; readonly rejectUnauthorized: true};

const limit = 2 * 1024 * 1024;
/** Where Linux keeps the authorities that its administrator trusts: Debian, Fedora, SUSE, Alpine. */
const systemBundles = [
	'/etc/ssl/certs/ca-certificates.crt',
	'/etc/pki/tls/certs/ca-bundle.crt',
	'/etc/ssl/ca-bundle.pem',
	'/etc/ssl/cert.pem',
];

export async function trustOf(variables: Variables, files: Files): Promise<Trust> {
	const rejectUnauthorized = true;
	const {NODE_EXTRA_CA_CERTS: extra = '', SSL_CERT_FILE: file = ''} = variables;
	// This process has read its own at its start; the usual set includes it.
	const isUsual = extra === (process.env.NODE_EXTRA_CA_CERTS ?? '') && file === '';
	if (isUsual) {
		return {rejectUnauthorized};
	}
	const named = await Promise.all([extra, file].map((path) => certificatesOf(path, files)));
	// Naming authorities replaces the usual ones.
	return {ca: [...tls.rootCertificates, ...named.flat()], rejectUnauthorized};
}

/** The authorities of the operating system count too, as for the native Claude Code. */
export async function withSystem({ca, rejectUnauthorized}: Trust, files: Files): Promise<Trust> {
	return {ca: [...(ca ?? tls.rootCertificates), ...(await systemCertificates(files))], rejectUnauthorized};
}

/** Whether the variables ask for the operating system's authorities. */
export function wantsSystem(variables: Variables): boolean {
	return variables.NODE_USE_SYSTEM_CA === '1' || /(^|,)\s*system\s*(,|$)/.test(variables.CLAUDE_CODE_CERT_STORE ?? '');
}

async function certificatesOf(path: string, files: Files): Promise<string[]> {
	if (path.trim() === '') {
		return [];
	}
	const file = await files.readText(path, {limit});
	// As Node: a file that can't be read or used is passed over.
	return file.ok
		? (file.text.match(/-----BEGIN (TRUSTED )?CERTIFICATE-----[^-]+-----END \1?CERTIFICATE-----/g) ?? []).filter(
				isCertificate,
			)
		: [];
}

function isCertificate(text: string): boolean {
	try {
		new X509Certificate(text);
		return true;
	} catch {
		return false;
	}
}

async function systemCertificates(files: Files): Promise<string[]> {
	// Since Node 22.15; it knows the stores of macOS and Windows.
	const ask = (tls as {getCACertificates?: (type: string) => string[]}).getCACertificates;
	if (ask) {
		return ask('system');
	}
	for (const path of systemBundles) {
		const found = await certificatesOf(path, files);
		if (found.length > 0) {
			return found;
		}
	}
	return [];
}
