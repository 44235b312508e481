// The port to servers: one request, and its answer or why there is none.

import type {Passage} from '../trust.js';
import type {Words} from './programs.js';

export type WebRequest = {
	readonly method: 'GET' | 'HEAD' | 'POST';
	readonly url: string;
	/** Secrets go into headers, never into the URL. */
	readonly headers?: Readonly<Record<string, Words>>;
	readonly body?: string;
	/** Milliseconds for the whole answer; default 5,000. */
	readonly timeout?: number;
	/**
	 * Certificates: only those that come with the client ("bundled", as Node and Python), or the operating system's too ("system", as the
	 * native Claude Code); default: what the variables NODE_USE_SYSTEM_CA and CLAUDE_CODE_CERT_STORE say, else "bundled".
	 */
	readonly trust?: 'bundled' | 'system';
	/** Where secrets in the headers may go and by which way (core/trust.ts); left out: none may, and the host's variables decide about the way. */
	readonly passage?: Passage;
};

export type WayFailure =
	| 'dns'
	| 'refused'
	| 'reset'
	| 'timeout'
	/** The certificate isn't trusted. */
	| 'certificate'
	| 'tls'
	| 'proxy-refused'
	| 'proxy-unreachable'
	| 'proxy-auth'
	/** No scheme, SOCKS, not a URL. */
	| 'proxy-invalid'
	| 'bad-url'
	/** A header that no HTTP client sends: the value has characters that are not allowed. */
	| 'bad-header'
	| 'failed';

export type WebResult =
	| {
			readonly ok: true;
			readonly status: number;
			/** Lower-case names. */
			readonly headers: Readonly<Record<string, string>>;
			/** At most 256 KiB. */
			readonly body: string;
			readonly milliseconds: number;
			/** The proxy that was used, without user info. */
			readonly proxy?: string;
	  }
	| {
			readonly ok: false;
			readonly failure: WayFailure;
			/** The error's code, as ECONNREFUSED or SELF_SIGNED_CERT_IN_CHAIN. */
			readonly code: string;
			readonly milliseconds: number;
			readonly proxy?: string;
	  };
