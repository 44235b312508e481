// A headless Chromium of this system, spoken to by its own protocol; it has a profile of its own and no way out.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import {WebSocket} from 'undici';
import {onTestFinished} from 'vitest';
import type {Scratch} from './built.js';

const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** undefined: there is none here. */
export const chromium = (process.env.PATH ?? '')
	.split(delimiter)
	.flatMap((folder) => names.map((name) => join(folder, name)))
	.find((path) => existsSync(path));

export type Page = {
	/** The value of an expression, awaited. */
	readonly evaluate: <T>(expression: string) => Promise<T>;
	/** Every URL that was asked for. */
	readonly requests: readonly string[];
	/** What went wrong in the page. */
	readonly errors: readonly string[];
};

export async function openPage(url: string, {home, temporary}: Scratch): Promise<Page> {
	const words = [
		'--headless',
		'--no-sandbox',
		'--disable-gpu',
		'--remote-debugging-port=0',
		`--user-data-dir=${join(home, 'chromium')}`,
		'--proxy-server=http://127.0.0.1:9',
		'about:blank',
	];
	const environment = {HOME: home, TMPDIR: temporary, PATH: process.env.PATH ?? ''};
	const child = spawn(chromium ?? '', words, {env: environment, stdio: ['ignore', 'ignore', 'pipe']});
	const gone = new Promise((resolve) => child.once('exit', resolve));
	const socket = new WebSocket(await addressOf(child.stderr));
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve, {once: true});
		socket.addEventListener('error', reject, {once: true});
	});

	const waiting = new Map<number, (message: Message) => void>();
	const listeners = new Set<(message: Message) => void>();
	const [requests, errors]: [string[], string[]] = [[], []];
	socket.addEventListener('message', ({data}) => {
		const message = JSON.parse(String(data)) as Message;
		waiting.get(message.id ?? -1)?.(message);
		for (const listener of listeners) {
			listener(message);
		}
	});
	let last = 0;
	const ask = (method: string, params: object = {}, sessionId?: string): Promise<Message['result']> =>
		new Promise((resolve, reject) => {
			last += 1;
			waiting.set(last, ({result, error}) => (error ? reject(new Error(error.message)) : resolve(result)));
			socket.send(JSON.stringify({id: last, method, params, sessionId}));
		});
	// The program may be a script that starts another one, so it isn't killed but told to close.
	onTestFinished(async () => {
		await Promise.race([ask('Browser.close').catch(() => {}), gone]);
		await gone;
	});
	const {targetId} = await ask('Target.createTarget', {url: 'about:blank'});
	const {sessionId} = await ask('Target.attachToTarget', {targetId, flatten: true});
	listeners.add(({method, params}) => {
		if (method === 'Network.requestWillBeSent') {
			requests.push(String(params?.request?.url));
		}
		if (method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded') {
			errors.push(JSON.stringify(params));
		}
	});
	for (const domain of ['Network', 'Runtime', 'Log', 'Page']) {
		await ask(`${domain}.enable`, {}, sessionId);
	}
	const loaded = new Promise<void>((resolve) => {
		listeners.add(({method}) => method === 'Page.loadEventFired' && resolve());
	});
	await ask('Page.navigate', {url}, sessionId);
	await loaded;
	return {
		requests,
		errors,
		evaluate: async <T>(expression: string) => {
			const said = await ask('Runtime.evaluate', {expression, returnByValue: true, awaitPromise: true}, sessionId);
			if (said.exceptionDetails) {
				throw new Error(JSON.stringify(said.exceptionDetails));
			}
			return said.result?.value as T;
		},
	};
}

type Message = {
	readonly id?: number;
	readonly method?: string;
	readonly params?: {readonly request?: {readonly url?: string}};
	readonly error?: {readonly message: string};
	readonly result: {
		readonly targetId?: string;
		readonly sessionId?: string;
		readonly result?: {readonly value?: unknown};
		readonly exceptionDetails?: unknown;
	};
};

/** Said on standard error as soon as it listens. */
function addressOf(stream: NodeJS.ReadableStream): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		stream.setEncoding('utf8');
		stream.on('data', (part: string) => {
			said += part;
			const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
			if (address !== undefined) {
				resolve(address);
			}
		});
		stream.once('close', () => reject(new Error(`Chromium has ended: ${said.slice(-500)}`)));
	});
}
