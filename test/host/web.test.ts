// The only HTTP against real servers on loopback: what is sent, and every way in which there may be no answer.
import {expect, test, vi} from 'vitest';
import type {WebRequest, WebResult} from '../../source/core/host.js';
import {Secret} from '../../source/core/secret.js';
import {scratchHost} from '../helpers/host.js';
import {deadPort, makeCertificates, serve, serveProxy, serveRaw} from '../helpers/loopback.js';
import {openPassage, passageTo} from '../helpers/passage.js';

const certificates = makeCertificates();
const key = `sk-ant-api03-${'x'.repeat(20)}`;

function told(result: WebResult): string {
	return result.ok ? String(result.status) : `${result.failure} ${result.code}`;
}

test('sends a secret in a header and reads the answer', async () => {
	const server = await serve({
		status: 401,
		headers: {'Request-Id': 'req_1', 'set-cookie': ['a=1', 'b=2']},
		body: {type: 'error'},
	});
	const {host} = scratchHost();
	const result = await host.request({
		method: 'POST',
		url: `${server.origin}/v1/models?limit=1`,
		headers: {'X-Api-Key': new Secret(key), authorization: ['Bearer ', new Secret(key)]},
		passage: passageTo(server.origin),
		body: '{"é":1}',
	});
	expect(result).toMatchObject({
		ok: true,
		status: 401,
		body: '{"type":"error"}',
		headers: {'request-id': 'req_1', 'set-cookie': 'a=1, b=2'},
	});
	expect(server.log).toMatchObject([
		{
			method: 'POST',
			path: '/v1/models?limit=1',
			body: '{"é":1}',
			headers: {'x-api-key': key, authorization: `Bearer ${key}`},
		},
	]);
	expect(server.log[0]?.headers['user-agent']).toMatch(/^claude-fix\//);
});

test('sends a secret nowhere but where it has leave to go', async () => {
	const [server, other] = [await serve({}), await serve({})];
	const {host} = scratchHost();
	const headers = {authorization: ['Bearer ', new Secret(key)]};
	const ask = async (passage?: WebRequest['passage']) =>
		told(await host.request({method: 'GET', url: server.origin, headers, ...(passage && {passage})}));
	expect(await ask()).toBe('failed NO_PASSAGE');
	expect(await ask(passageTo(other.origin))).toBe('failed NO_PASSAGE');
	expect(await ask(openPassage())).toBe('failed NO_PASSAGE');
	expect(await ask(passageTo(server.origin))).toBe('200');
	expect([server.log.length, other.log.length]).toEqual([1, 0]);
});

test('does not follow a redirect', async () => {
	const other = await serve({});
	const server = await serve({status: 302, headers: {location: other.origin}});
	const {host} = scratchHost();
	expect(await host.request({method: 'GET', url: server.origin, headers: {'x-api-key': key}})).toMatchObject({
		status: 302,
		headers: {location: other.origin},
	});
	expect(other.log).toEqual([]);
});

test('reads at most 256 KiB', async () => {
	const server = await serve({body: 'a'.repeat(1024 * 1024)});
	const {host} = scratchHost();
	const result = await host.request({method: 'GET', url: server.origin});
	expect(result.ok && result.body.length).toBe(256 * 1024);
});

test('asks another origin on loopback by a route, past any proxy', async () => {
	const server = await serve({});
	const {host} = scratchHost({
		routes: {'https://api.anthropic.com': server.origin},
		env: {HTTPS_PROXY: `http://127.0.0.1:${await deadPort()}`},
	});
	expect(told(await host.request({method: 'GET', url: 'https://api.anthropic.com/v1/models?a=b'}))).toBe('200');
	expect(server.log).toMatchObject([{path: '/v1/models?a=b', headers: {host: 'api.anthropic.com'}}]);
});

test.each([
	['not a url', 'bad-url ERR_INVALID_URL'],
	['ftp://example.com', 'bad-url ERR_INVALID_PROTOCOL'],
	['http://user:word@127.0.0.1/', 'bad-url ERR_URL_CREDENTIALS'],
	['', 'bad-url ERR_INVALID_URL'],
])('refuses the URL %j', async (url, expected) => {
	expect(told(await scratchHost().host.request({method: 'GET', url}))).toBe(expected);
});

test.each([
	['zero-width', {'x-api-key': new Secret(`${key}\u200b`)}, 'bad-header ERR_INVALID_CHAR'],
	['line break', {'x-api-key': new Secret(`${key}\nx: y`)}, 'bad-header ERR_INVALID_CHAR'],
	['carriage return', {'x-api-key': [new Secret(key), '\r']}, 'bad-header ERR_INVALID_CHAR'],
	['NUL', {'x-api-key': `a\u0000`}, 'bad-header ERR_INVALID_CHAR'],
	['name with a blank', {'x api': 'a'}, 'bad-header ERR_INVALID_HTTP_TOKEN'],
	['empty name', {'': 'a'}, 'bad-header ERR_INVALID_HTTP_TOKEN'],
	['header of HTTP itself', {'transfer-encoding': 'chunked'}, 'bad-header UND_ERR_INVALID_ARG'],
])('sends nothing for a bad header: %s', async (_name, headers, expected) => {
	const server = await serve({});
	expect(
		told(
			await scratchHost().host.request({method: 'GET', url: server.origin, headers, passage: passageTo(server.origin)}),
		),
	).toBe(expected);
	expect(server.log).toEqual([]);
});

test('sends Latin-1 letters as one byte each', async () => {
	const server = await serve({});
	await scratchHost().host.request({method: 'GET', url: server.origin, headers: {'x-api-key': 'é'}});
	expect(server.log[0]?.headers['x-api-key']).toBe('é');
});

test('tells failures of the way apart', async () => {
	const {host} = scratchHost();
	const ask = async (url: string, timeout = 5000) => told(await host.request({method: 'GET', url, timeout}));
	/** Nobody will answer. */
	const soon = 500;
	const hangs = await serve('hang');
	const silent = await serveRaw(() => {});
	const resets = await serve('reset');
	const closes = await serveRaw((socket) => socket.end());
	const cuts = await serveRaw((socket) => socket.resetAndDestroy());
	const half = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc'));
	const babbles = await serveRaw((socket) => socket.end('220 mail.example ESMTP\r\n'));
	expect({
		dead: await ask(`http://127.0.0.1:${await deadPort()}`),
		hangs: await ask(hangs.origin, soon),
		silent: await ask(`https://127.0.0.1:${silent}`, soon),
		half: await ask(`http://127.0.0.1:${half}`, soon),
		name: await ask('http://nowhere.invalid/'),
		resets: await ask(resets.origin),
		closes: await ask(`http://127.0.0.1:${closes}`),
		cuts: await ask(`https://127.0.0.1:${cuts}`),
		babbles: await ask(`http://127.0.0.1:${babbles}`),
		noTls: await ask(hangs.origin.replace('http:', 'https:')),
	}).toEqual({
		dead: 'refused ECONNREFUSED',
		hangs: 'timeout ETIMEDOUT',
		// The limit of connecting and that of the whole may run out at the same moment.
		silent: expect.stringMatching(/^timeout (ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/),
		half: 'timeout ETIMEDOUT',
		name: expect.stringMatching(/^dns (ENOTFOUND|EAI_AGAIN)$/),
		resets: 'reset ECONNRESET',
		closes: 'reset UND_ERR_SOCKET',
		cuts: 'reset ECONNRESET',
		babbles: expect.stringMatching(/^failed HPE_/),
		noTls: expect.stringMatching(/^tls (EPROTO|ERR_SSL)/),
	});
});

test('tells proxies apart, and uses them for http:// and loopback too', async () => {
	const server = await serve({});
	const through = async (proxy: string, url = server.origin, more: Record<string, string> = {}, timeout = 5000) =>
		scratchHost({env: {HTTPS_PROXY: proxy, ...more}}).host.request({method: 'GET', url, timeout});
	const good = await serveProxy();
	const asks = await serveProxy('407 Proxy Authentication Required');
	const refuses = await serveProxy('502 Bad Gateway');
	const dead = `http://127.0.0.1:${await deadPort()}`;
	const silent = `http://127.0.0.1:${await serveRaw(() => {})}`;
	const cuts = `http://127.0.0.1:${await serveRaw((socket) => socket.resetAndDestroy())}`;
	expect(await through(good.origin.replace('//', '//us%40er:p%40ss@'))).toMatchObject({
		ok: true,
		status: 200,
		proxy: good.origin,
	});
	expect(good.log).toMatchObject([
		{
			path: `127.0.0.1:${server.port}`,
			headers: {'proxy-authorization': `Basic ${Buffer.from('us@er:p@ss').toString('base64')}`},
		},
	]);
	expect(server.log[0]?.headers).not.toHaveProperty('proxy-authorization');
	expect({
		asks: told(await through(asks.origin)),
		refuses: told(await through(refuses.origin)),
		dead: told(await through(dead)),
		silent: told(await through(silent, server.origin, {}, 500)),
		cuts: told(await through(cuts)),
		name: told(await through('http://nowhere.invalid:3128')),
		beyond: told(await through(good.origin, `http://127.0.0.1:${await deadPort()}`)),
		unresolved: told(await through(refuses.origin, 'https://api.anthropic.com/v1/models')),
		except: told(await through(dead, server.origin, {NO_PROXY: '127.0.0.1'})),
		socks: told(await through('socks5://127.0.0.1:1080')),
		around: told(await through('socks5://127.0.0.1:1080', server.origin, {NO_PROXY: '*'})),
		bare: told(await through(`127.0.0.1:${await deadPort()}`)),
	}).toEqual({
		asks: 'proxy-auth CONNECT 407',
		refuses: 'proxy-refused CONNECT 502',
		dead: 'proxy-unreachable ECONNREFUSED',
		silent: 'timeout ETIMEDOUT',
		cuts: expect.stringMatching(/^proxy-(refused|unreachable) ECONNRESET$/),
		name: expect.stringMatching(/^(proxy-unreachable|timeout)/),
		beyond: 'proxy-refused ECONNRESET',
		unresolved: 'proxy-refused CONNECT 502',
		except: '200',
		socks: 'proxy-invalid PROXY_SOCKS',
		around: '200',
		bare: 'proxy-unreachable ECONNREFUSED',
	});
});

test('takes the variables of its passage', async () => {
	const server = await serve({});
	const {host} = scratchHost({env: {HTTPS_PROXY: `http://127.0.0.1:${await deadPort()}`}});
	expect(told(await host.request({method: 'GET', url: server.origin, passage: openPassage()}))).toBe('200');
});

test.runIf(certificates)('tells certificates apart, and trusts what the variables name', async () => {
	if (!certificates) {
		return;
	}
	const {selfSigned, signed, expired, otherName, authority} = certificates;
	const ask = async (identity: typeof signed, env: Record<string, string> = {}, proxy?: string) => {
		const {origin} = await serve({}, identity);
		const {host} = scratchHost({
			files: {'~/ca.pem': `# ours\n${authority}`, '~/bad.pem': 'x'},
			env: {...env, ...(proxy ? {https_proxy: proxy} : {})},
		});
		return told(await host.request({method: 'GET', url: origin}));
	};
	const proxy = await serveProxy();
	const secureProxy = await serveProxy(undefined, signed);
	const extra = {NODE_EXTRA_CA_CERTS: '../ca.pem'};
	expect({
		selfSigned: await ask(selfSigned),
		unknown: await ask(signed),
		throughProxy: await ask(signed, {}, proxy.origin),
		secureProxy: await ask(signed, {}, secureProxy.origin),
		extra: await ask(signed, extra),
		extraThroughProxy: await ask(signed, extra, proxy.origin),
		extraSecureProxy: await ask(signed, extra, secureProxy.origin),
		file: await ask(signed, {SSL_CERT_FILE: '../ca.pem'}),
		missing: await ask(signed, {NODE_EXTRA_CA_CERTS: '/nowhere.pem'}),
		bad: await ask(signed, {NODE_EXTRA_CA_CERTS: '../bad.pem'}),
		expired: await ask(expired, extra),
		otherName: await ask(otherName, extra),
		otherNameThroughProxy: await ask(otherName, extra, proxy.origin),
		anything: await ask(selfSigned, {NODE_TLS_REJECT_UNAUTHORIZED: '0'}),
	}).toEqual({
		selfSigned: 'certificate DEPTH_ZERO_SELF_SIGNED_CERT',
		unknown: 'certificate UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		throughProxy: 'certificate UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		secureProxy: 'certificate UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		extra: '200',
		extraThroughProxy: '200',
		extraSecureProxy: '200',
		file: '200',
		missing: 'certificate UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		bad: 'certificate UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		expired: 'certificate CERT_HAS_EXPIRED',
		otherName: 'certificate ERR_TLS_CERT_ALTNAME_INVALID',
		otherNameThroughProxy: 'certificate ERR_TLS_CERT_ALTNAME_INVALID',
		anything: 'certificate DEPTH_ZERO_SELF_SIGNED_CERT',
	});
});

test.runIf(certificates)('the variables of this process do not count', async () => {
	const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
	process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
	try {
		const {origin} = await serve({}, certificates?.selfSigned);
		expect(told(await scratchHost().host.request({method: 'GET', url: origin}))).toMatch(/^certificate/);
		expect(warned).not.toHaveBeenCalled();
	} finally {
		delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
		warned.mockRestore();
	}
});

test.runIf(certificates)('trusts the operating system where the client does', async () => {
	if (!certificates) {
		return;
	}
	const {origin} = await serve({}, certificates.signed);
	const {host} = scratchHost({files: {'/etc/ssl/certs/ca-certificates.crt': certificates.authority}});
	const ask = async (trust: 'bundled' | 'system') =>
		told(await host.request({method: 'GET', url: origin, trust, passage: openPassage()}));
	expect(await ask('bundled')).toMatch(/^certificate/);
	// Newer ones ask the operating system itself.
	expect(await ask('system')).toMatch('getCACertificates' in (await import('node:tls')) ? /^certificate/ : /^200/);
});
