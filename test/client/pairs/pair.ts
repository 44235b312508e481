// What a pair is, and what many of their machines have.
import type {State} from '../machine.js';

export type Pair = State & {
	/** What is wrong, in a few words: the name of the test. */
	readonly name: string;
	/** Given to `claude-fix fix`. */
	readonly cause: string;
	/** What the client prints on the broken machine, in the words of every version that is tested. */
	readonly fails: RegExp;
	/** More words for `check` and `fix`. */
	readonly words?: readonly string[];
	/** The credential that reaches the API after the fix; default: any that is accepted. */
	readonly sends: {readonly xApiKey?: string; readonly bearer?: string};
};

const login = {
	claudeAiOauth: {
		accessToken: '{{oauth:max}}',
		refreshToken: '{{refresh:live}}',
		expiresAt: '{{ms:+8h}}',
		refreshTokenExpiresAt: '{{ms:+30d}}',
		scopes: ['user:inference', 'user:profile'],
		// A consumer's plan is asked for its terms first, which isn't faked.
		subscriptionType: 'team',
	},
};
export const global = {numStartups: 12, hasCompletedOnboarding: true, theme: 'dark'};

/** Signed in, as far as the files say. */
export const signedIn = {'~/.claude/.credentials.json': login, '~/.claude.json': global};
/** Where there is no credential: 2.1, and 2.0. */
export const notLoggedIn = /Not logged in|Invalid API key · Please run/;
export const byLogin = {bearer: '{{oauth:max}}'};
export const byKey = {xApiKey: '{{api-key:work}}'};
/** A .bashrc with these lines in it. */
export const shell = (...lines: readonly string[]) =>
	`# ~/.bashrc\nHISTSIZE=5000\n${lines.join('\n')}\nalias ll="ls -l"\n`;
