// The questions: what is asked, of whom, and what each answer makes likelier or is to be tried first (article.md, Q1 and Q5). Data only.
import type {Purpose} from '../evidence.js';
import type {Fix} from '../fix.js';
import type {Platform} from '../host.js';

export type Question = {
	readonly id: string;
	readonly text: string;
	/** The harmless one first: it changes nothing. */
	readonly answers: readonly {readonly id: string; readonly label: string}[];
};

export type Match = {
	/** Ids of causes. */
	readonly causes?: RegExp;
	/** Where the finding lies: in a file of the working folder, or anywhere else. */
	readonly place?: 'project' | 'elsewhere';
};

export type AnswerOption = Question['answers'][number] & {
	readonly likelier?: readonly Match[];
	readonly unlikelier?: readonly Match[];
	/** What is to be tried first for these causes: one of the finding's own fixes by its id, or one more. */
	readonly first?: readonly {readonly causes: RegExp; readonly fix: string | Fix}[];
};

export type QuestionData = Omit<Question, 'answers'> & {
	readonly for: readonly Purpose[];
	readonly platforms?: readonly Platform[];
	/** Causes, one of which has to need attention. */
	readonly about: RegExp;
	readonly answers: readonly AnswerOption[];
};

const signIn = /^(?:login|token|keychain)-|^(?:config-dir-split|home-split|user-mismatch|onboarding-incomplete)$/;
const sent =
	/^(?:key|gateway|base-url|dotenv|direnv)-|^(?:both-credentials-set|endpoint-mismatch|header-mismatch|custom-headers|settings-override-shell|shell-stale|model-not-found|bad-request|rate-limited|spend-limit|credit-too-low)$/;
const byUpdate =
	/^(?:claude-outdated|claude-duplicates|login-expiry-zero|login-race|onboarding-incomplete|settings-malformed)$/;
const network = /^(?:region-blocked|permission-denied|offline|not-the-api|tls-intercepted|proxy-\w+)$/;
const unsure = {id: 'unknown', label: "I don't know"};

const leaveVpn: Fix = {
	id: 'leave-vpn',
	title: 'Leave the VPN or the company network, then look again',
	risk: 'manual',
	changes: [
		{
			kind: 'tell',
			text: 'Nothing has to be changed for that: disconnect, or use the hotspot of a phone, and try once more.',
		},
	],
};

const captivePortal: Fix = {
	id: 'portal',
	title: 'Sign in to this network in a browser, then try again',
	risk: 'manual',
	changes: [
		{kind: 'tell', text: 'Networks of hotels, trains and airports show a page of their own first: open any page.'},
	],
};

export const questions: readonly QuestionData[] = [
	{
		id: 'new-mac',
		text: 'Did you recently move to this Mac from another one?',
		for: ['claude-code'],
		platforms: ['darwin'],
		about: /^(?:keychain-|user-mismatch$)/,
		answers: [
			unsure,
			{
				id: 'yes',
				label: 'Yes, its data came from another Mac or a backup',
				likelier: [{causes: /^(?:keychain-(?:denied|duplicates|orphans)|user-mismatch)$/}],
				// Access lists of keychain items don't fit the programs of a new machine: a new item is made at sign-in.
				first: [{causes: /^keychain-(?:denied|duplicates)$/, fix: 'sign-in'}],
			},
			{id: 'no', label: 'No', unlikelier: [{causes: /^(?:keychain-(?:duplicates|orphans)|user-mismatch)$/}]},
		],
	},
	{
		id: 'vpn-or-travel',
		text: 'Are you on a VPN or a company network, or travelling?',
		for: ['claude-code', 'api', 'app'],
		about: network,
		answers: [
			{id: 'no', label: 'Neither'},
			{
				id: 'vpn',
				label: 'On a VPN or a company network',
				likelier: [{causes: /^(?:region-blocked|tls-intercepted|proxy-\w+)$/}],
				first: [{causes: /^(?:region-blocked|permission-denied|offline|not-the-api|tls-intercepted)$/, fix: leaveVpn}],
			},
			{
				id: 'travelling',
				label: 'Travelling, on a network of a hotel, train or airport',
				likelier: [{causes: /^(?:region-blocked|not-the-api|offline|clock-skew)$/}],
				first: [{causes: /^(?:offline|not-the-api|tls-intercepted)$/, fix: captivePortal}],
			},
		],
	},
	{
		id: 'every-folder',
		text: 'Does it fail in every folder, or only in this one?',
		for: ['claude-code', 'api', 'app'],
		about: /./,
		answers: [
			{id: 'unknown', label: 'I have not tried'},
			{
				id: 'here',
				label: 'Only in this folder',
				likelier: [{place: 'project'}],
				unlikelier: [{place: 'elsewhere'}],
			},
			{
				id: 'everywhere',
				label: 'In every folder',
				likelier: [{place: 'elsewhere'}],
				unlikelier: [{place: 'project'}],
			},
		],
	},
	{
		id: 'after-update',
		text: 'Did it work until Claude Code was updated?',
		for: ['claude-code'],
		about: byUpdate,
		answers: [
			unsure,
			{id: 'yes', label: 'Yes, it fails since an update', likelier: [{causes: byUpdate}]},
			{id: 'no', label: 'No, it began at another time', unlikelier: [{causes: byUpdate}]},
		],
	},
	{
		id: 'status-fails-too',
		text: 'In Claude Code, does /status fail like a prompt does?',
		for: ['claude-code'],
		about: /./,
		answers: [
			{id: 'unknown', label: 'I have not tried'},
			{id: 'yes', label: 'Yes, it fails too, or says that I am not signed in', likelier: [{causes: signIn}]},
			{id: 'no', label: 'No, it shows my account: only prompts fail', likelier: [{causes: sent}]},
		],
	},
];
