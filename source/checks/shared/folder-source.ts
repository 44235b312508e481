// What gives this folder its own value: a .env file, direnv, source code. How it is said, and what has to happen after a change.
import type {Change} from '../../core/fix.js';
import type {VariableOrigin} from '../../facts/origins.js';
import {tell} from './fixes.js';

export type FolderSource = {
	readonly cause: 'dotenv-overrides' | 'direnv-overrides' | 'key-hardcoded';
	/** In place of the catalogue's. */
	readonly title?: string;
	/** "In this folder the value comes from …" */
	readonly from: string;
	/** After its line was changed, for the variable of that name. */
	after?(name: string): Change;
};

const dotenv: FolderSource = {
	cause: 'dotenv-overrides',
	from: 'a .env file',
	after: (name) => tell('Then open a new terminal, or paste this:', {kind: 'unset', name}),
};

const direnv: FolderSource = {
	cause: 'direnv-overrides',
	from: '.envrc, which direnv loads',
	after: () => tell('Then let direnv load the folder again:', {kind: 'run', program: 'direnv', args: ['allow']}),
};

export const dotenvSource = dotenv;

export const inCode: FolderSource = {
	cause: 'key-hardcoded',
	title: 'A key in the source code is used instead of the one that is set',
	from: 'the source code: it is passed to the client, and an argument wins over every variable',
};

/** undefined: what set the variable doesn't belong to this folder. */
export function folderSourceOf(setBy: VariableOrigin['setBy']): FolderSource | undefined {
	switch (setBy?.kind) {
		case 'dotenv':
			return dotenv;
		case 'direnv':
			return direnv;
		default:
			return undefined;
	}
}
