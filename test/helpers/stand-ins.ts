// The stand-ins of a case and where they lie: Claude Code, and macOS's and this system's own programs.
import http from 'node:http';
import https from 'node:https';
import type {Case} from './cases.js';
import {type LoggedCall, type StandIn, securityScript} from './machine-programs.js';
import {limit} from './patience.js';
import {security} from './security.mjs';
import type {Post} from './stand-ins-claude-says.js';

export type SecurityCall = LoggedCall & {
	/** Read by `security -i` from its input, where no other process sees it. */
	readonly isFromInput: boolean;
	readonly readsSecret: boolean;
};

/** `ps`: what runs on any machine, and what the case says. Only command lines are asked for. */
export function psStandIn(processes: Case['processes'] = []): StandIn {
	const lines = ['/sbin/init', '-bash', ...processes, 'ps -A -o args='];
	return () => ({code: 0, stdout: `${lines.join('\n')}\n`, stderr: ''});
}

export function launchctlStandIn(variables: Readonly<Record<string, string>>): StandIn {
	return ({args: [command, name = '']}) => {
		switch (command) {
			case 'getenv':
				return {code: 0, stdout: variables[name] === undefined ? '' : `${variables[name]}\n`, stderr: ''};
			case 'managername':
				return {code: 0, stdout: 'Aqua\n', stderr: ''};
			case 'setenv':
			case 'unsetenv':
				return {code: 0, stdout: '', stderr: ''};
			default:
				return {code: 64, stdout: '', stderr: `Unrecognized subcommand: ${command}\n`};
		}
	};
}

export function securityStandIn(store: string): StandIn {
	return ({args, input}) => security(store, args, input);
}

/** What a call of `security` does, line by line of its input for `-i`. */
export function securityCalls(args: readonly string[], input: string): readonly SecurityCall[] {
	if (args[0] === '-i') {
		return input
			.split('\n')
			.filter((line) => line !== '')
			.flatMap((line) => securityCalls(line.split(/\s+/), '').map((call) => ({...call, isFromInput: true})));
	}
	const [command = '', ...words] = args;
	const flags = words.filter((word) => /^-[a-z]+$/i.test(word)).join('');
	const readsSecret =
		(command === 'find-generic-password' && /[wg]/.test(flags)) || (command === 'dump-keychain' && flags.includes('d'));
	return [{program: 'security', args, isFromInput: false, readsSecret}];
}

/** A script of the case that calls them finds these. */
export const systemScripts = {
	security: securityScript,
	launchctl: () => '#!/bin/sh\nexit 64\n',
	ps: () => '#!/bin/sh\nexit 1\n',
} as const;

/** How Claude Code asks: without proxies, and it trusts the usual authorities. Milliseconds. */
export const postOfClaude: Post = (url, headers, body) =>
	new Promise((resolve, reject) => {
		const {request} = url.startsWith('https:') ? https : http;
		const sent = request(
			url,
			{
				method: 'POST',
				headers: {...headers, 'x-lab-by': 'claude'},
				timeout: limit(3000),
				// No connection of another machine, which has the same name.
				agent: false,
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (chunk: string) => {
					text += chunk;
				});
				response.on('end', () => resolve({status: response.statusCode ?? 0, body: text}));
				response.on('error', reject);
			},
		);
		sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer in time'), {code: 'ETIMEDOUT'})));
		sent.on('error', reject);
		sent.end(body);
	});
