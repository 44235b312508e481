// The questions: what is asked, of whom, and what each answer makes likelier or is to be tried first (article.md, Q1 and Q5). Data only.
import type {CauseSection} from '../cause.js';
import type {Purpose} from '../evidence.js';
import type {Fix} from '../fix.js';
import type {Platform} from '../host.js';

export type Question = {
	readonly id: string;
	readonly text: string;
	/** The harmless one first: it changes nothing. */
	readonly answers: readonly {readonly id: string; readonly label: string}[];
};

/** Where a finding lies: in a file of the working folder, or anywhere else. */
export type Whereabouts = 'project' | 'elsewhere';

/** What an answer says of single causes stands in their records (`asked`). */
export type AnswerOption = Question['answers'][number] & {
	/** It makes the causes of these sections likelier, unless their records say something of this question themselves. */
	readonly sections?: readonly CauseSection[];
	readonly likelier?: Whereabouts;
	readonly unlikelier?: Whereabouts;
	/** Fixes of its own, that records name. */
	readonly fixes?: readonly Fix[];
};

export type QuestionData = Omit<Question, 'answers'> & {
	readonly for: readonly Purpose[];
	readonly platforms?: readonly Platform[];
	readonly answers: readonly AnswerOption[];
};

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
		answers: [
			unsure,
			// Access lists of keychain items don't fit the programs of a new machine: a new item is made at sign-in.
			{id: 'yes', label: 'Yes, its data came from another Mac or a backup'},
			{id: 'no', label: 'No'},
		],
	},
	{
		id: 'vpn-or-travel',
		text: 'Are you on a VPN or a company network, or travelling?',
		for: ['claude-code', 'api', 'app'],
		answers: [
			{id: 'no', label: 'Neither'},
			{id: 'vpn', label: 'On a VPN or a company network', fixes: [leaveVpn]},
			{id: 'travelling', label: 'Travelling, on a network of a hotel, train or airport', fixes: [captivePortal]},
		],
	},
	{
		id: 'every-folder',
		text: 'Does it fail in every folder, or only in this one?',
		for: ['claude-code', 'api', 'app'],
		answers: [
			{id: 'unknown', label: 'I have not tried'},
			{
				id: 'here',
				label: 'Only in this folder',
				likelier: 'project',
				unlikelier: 'elsewhere',
			},
			{
				id: 'everywhere',
				label: 'In every folder',
				likelier: 'elsewhere',
				unlikelier: 'project',
			},
		],
	},
	{
		id: 'after-update',
		text: 'Did it work until Claude Code was updated?',
		for: ['claude-code'],
		answers: [
			unsure,
			{id: 'yes', label: 'Yes, it fails since an update'},
			{id: 'no', label: 'No, it began at another time'},
		],
	},
	{
		id: 'status-fails-too',
		text: 'In Claude Code, does /status fail like a prompt does?',
		for: ['claude-code'],
		answers: [
			{id: 'unknown', label: 'I have not tried'},
			{
				id: 'yes',
				label: 'Yes, it fails too, or says that I am not signed in',
				sections: ['sign-in', 'keychain'],
			},
			{
				id: 'no',
				label: 'No, it shows my account: only prompts fail',
				sections: ['precedence', 'key', 'place', 'base-url'],
			},
		],
	},
];
