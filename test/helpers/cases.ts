// Broken machines as data: the form of a case (test/cases/README.md), and how cases are read.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Platform} from '../../source/core/host.js';
import {type Part, wholeCase} from './like.js';

export type CaseFile =
	| string
	| {readonly base64: string}
	| {readonly utf16: string}
	| {readonly lines: number; readonly of: string}
	| object;

export type CaseProgram = {
	readonly version?: string;
	readonly stdout?: string;
	readonly stderr?: string;
	readonly exit?: number;
	/** Only of `claude`: what it answers to -p, in place of asking the server. */
	readonly print?: {
		readonly exit?: number;
		readonly result?: string;
		readonly status?: number;
		readonly error?: boolean;
	};
	/** Only of `claude`: what `auth status` and `doctor` say. */
	readonly status?: {readonly loggedIn: boolean; readonly [name: string]: unknown};
	readonly doctor?: string;
	readonly hangs?: boolean;
};

export type CaseItem = {
	readonly service: string;
	readonly account?: string;
	readonly secret?: string | object;
	readonly label?: string;
	/** Exit code when its secret is read. */
	readonly denied?: number;
	readonly created?: string;
	readonly modified?: string;
};

export type CaseKeychain = {
	readonly locked?: boolean;
	readonly password?: string;
	readonly items?: readonly CaseItem[];
};

export type CaseOrigin =
	| string
	| {
			readonly accepts?: readonly string[];
			readonly answers?: Readonly<Record<string, string>>;
			readonly otherwise?: string;
			readonly header?: 'x-api-key' | 'bearer';
			readonly date?: string;
			readonly lacks?: readonly string[];
			readonly certificate?: 'self-signed';
			readonly via?: 'proxy';
	  };

export type ExpectedCredential =
	| null
	| string
	| {
			readonly source: string;
			readonly from?: string;
			readonly value?: string;
			readonly exactly?: string;
			readonly state?: string;
	  };

export type ExpectedRequest = {
	readonly provider?: string;
	readonly origin?: string;
	readonly xApiKey?: ExpectedCredential;
	readonly bearer?: ExpectedCredential;
};

export type Expectation = {
	readonly verdict?: string;
	/** Any of these; null: none. */
	readonly rootCause?: string | readonly string[] | null;
	readonly where?: string | readonly string[];
	readonly findings?: readonly string[];
	readonly never?: readonly string[];
	readonly requests?: Readonly<Record<string, ExpectedRequest | null>>;
};

export type ExpectedCure = {
	readonly fix: string | readonly string[];
	/** A verdict, the next root cause, or expectations. */
	readonly then: string | Expectation;
	readonly arguments?: readonly string[];
	/** null takes a variable away. */
	readonly env?: Readonly<Record<string, string | null>>;
};

export type Case = {
	readonly id: string;
	readonly source: string;
	readonly story: string;
	readonly platform?: Platform;
	readonly env?: Readonly<Record<string, string | null>>;
	readonly cwd?: string;
	readonly files?: Readonly<Record<string, CaseFile>>;
	readonly folders?: readonly string[];
	readonly links?: Readonly<Record<string, string>>;
	readonly modes?: Readonly<Record<string, string>>;
	readonly git?: readonly string[];
	readonly programs?: Readonly<Record<string, CaseProgram>>;
	readonly processes?: readonly string[];
	readonly keychain?: CaseKeychain;
	readonly launchd?: Readonly<Record<string, string>>;
	readonly network?: Readonly<Record<string, CaseOrigin>>;
	readonly arguments?: readonly string[];
	readonly expect: Expectation & {readonly cure?: ExpectedCure};
};

export const casesFolder = fileURLToPath(new URL('../cases/', import.meta.url));

/** A file as it is written, and the case that it means. */
export type CaseText = {readonly name: string; readonly text: string; readonly data: Case};

/** The files of one folder of test/cases, or of all of them, in the order of their names. */
export function caseTexts(folder = ''): readonly CaseText[] {
	return readdirSync(join(casesFolder, folder), {recursive: true, encoding: 'utf8'})
		.map((name) => join(folder, name))
		.filter((name) => name.endsWith('.json') && !/^base\b/.test(name))
		.sort()
		.map((name) => {
			const text = readFileSync(join(casesFolder, name), 'utf8');
			return {name, text, data: wholeCase(JSON.parse(text), readBase) as Case};
		});
}

export function readCases(folder = ''): readonly Case[] {
	return caseTexts(folder).map(({data}) => data);
}

function readBase(name: string): Part {
	return JSON.parse(readFileSync(join(casesFolder, 'base', `${name}.json`), 'utf8'));
}
