// Certificates for loopback servers, written with nothing but Node: one authority that is trusted, one that nobody knows.
import {createSign, generateKeyPairSync, type KeyObject, randomBytes} from 'node:crypto';
import {isIPv4} from 'node:net';

export type Identity = {readonly key: string; readonly cert: string};

const day = 86_400_000;
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

/** Signs certificates for host names; each is made once. */
export class Authority {
	/** Its own certificate, PEM. */
	readonly pem: string;
	readonly #name: Buffer;
	readonly #keys = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	readonly #made = new Map<string, Identity>();

	constructor(name: string) {
		this.#name = nameOf(name);
		const isAuthority = extension('551d13', sequence(Buffer.from('0101ff', 'hex')), true);
		const signsCertificates = extension('551d0f', tagged(0x03, Buffer.from('0204', 'hex')), true);
		this.pem = this.#sign(this.#name, this.#keys.publicKey, [isAuthority, signsCertificates]);
	}

	/** Key and chain for one host: a name or an IPv4 address. */
	for(host: string): Identity {
		const known = this.#made.get(host);
		if (known) {
			return known;
		}
		const {privateKey, publicKey} = this.#keys;
		const name = isIPv4(host)
			? tagged(0x87, Buffer.from(host.split('.').map(Number)))
			: tagged(0x82, Buffer.from(host));
		const cert = this.#sign(nameOf(host), publicKey, [extension('551d11', sequence(name), false)]);
		const identity = {key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(), cert: cert + this.pem};
		this.#made.set(host, identity);
		return identity;
	}

	#sign(subject: Buffer, key: KeyObject, extensions: readonly Buffer[]): string {
		const body = sequence(
			tagged(0xa0, integer(Buffer.from([2]))),
			integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
			ecdsaWithSha256,
			this.#name,
			sequence(time(Date.now() - day), time(Date.now() + 30 * day)),
			subject,
			key.export({type: 'spki', format: 'der'}),
			tagged(0xa3, sequence(...extensions)),
		);
		const signature = createSign('sha256').update(body).sign(this.#keys.privateKey);
		return pemOf(sequence(body, ecdsaWithSha256, tagged(0x03, Buffer.concat([Buffer.from([0]), signature]))));
	}
}

/** DER: a tag, the length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
	const {length} = content;
	const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
	return tagged(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
	return tagged(0x06, Buffer.from(hex, 'hex'));
}

function integer(bytes: Buffer): Buffer {
	return tagged(0x02, bytes);
}

function nameOf(text: string): Buffer {
	return sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(text)))));
}

/** UTCTime: YYMMDDhhmmssZ. */
function time(milliseconds: number): Buffer {
	const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
	return tagged(0x17, Buffer.from(`${digits}Z`));
}

function extension(id: string, value: Buffer, isCritical: boolean): Buffer {
	const critical = isCritical ? [Buffer.from('0101ff', 'hex')] : [];
	return sequence(oid(id), ...critical, tagged(0x04, value));
}

function pemOf(der: Buffer): string {
	const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
	return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
