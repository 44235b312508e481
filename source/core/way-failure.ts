// Why there was no answer, by the code of the error: of requests of ours, and as clients print it.
import type {WayFailure} from './ports/web.js';

const failures: Readonly<Record<string, WayFailure>> = {
	ENOTFOUND: 'dns',
	EAI_AGAIN: 'dns',
	EAI_NONAME: 'dns',
	EAI_NODATA: 'dns',
	EAI_FAIL: 'dns',
	ECONNREFUSED: 'refused',
	// Nothing answers for the whole host or net.
	EHOSTUNREACH: 'refused',
	ENETUNREACH: 'refused',
	EHOSTDOWN: 'refused',
	ENETDOWN: 'refused',
	EADDRNOTAVAIL: 'refused',
	ECONNRESET: 'reset',
	ECONNABORTED: 'reset',
	EPIPE: 'reset',
	UND_ERR_SOCKET: 'reset',
	ETIMEDOUT: 'timeout',
	UND_ERR_CONNECT_TIMEOUT: 'timeout',
	UND_ERR_HEADERS_TIMEOUT: 'timeout',
	UND_ERR_BODY_TIMEOUT: 'timeout',
	EPROTO: 'tls',
	// Headers that HTTP has for itself, as "Transfer-Encoding".
	UND_ERR_INVALID_ARG: 'bad-header',
	UND_ERR_NOT_SUPPORTED: 'bad-header',
};

/** In words; undefined: the code or what was said is all that is known. */
export const whyNoAnswer: Readonly<Partial<Record<WayFailure, string>>> = {
	dns: 'the name was not found',
	refused: 'the connection was refused',
	reset: 'the connection was cut off',
	timeout: 'no answer came in time',
	certificate: 'the certificate is not trusted',
	tls: 'no secure connection could be made',
};

/** X509_V_ERR_… as Node names them, and its own check of the name. */
const certificate =
	/CERT|LEAF_SIGNATURE|ISSUER|_CRL|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK/;

export function failureOf(code: string): WayFailure {
	const known = failures[code];
	if (known) {
		return known;
	}
	if (certificate.test(code)) {
		return 'certificate';
	}
	return /^ERR_(SSL|TLS|OSSL)/.test(code) ? 'tls' : 'failed';
}
