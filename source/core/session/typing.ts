// What is typed and pasted, into texts and into secrets alike. A secret that is typed is a Secret from its first character on.
import {Secret} from '../secret.js';

export type Edit = {readonly kind: 'add'; readonly text: string} | {readonly kind: 'erase'} | {readonly kind: 'clear'};

/** Longer pastes are cut: an error message is never that long, and a key never that one. */
const longestText = 20_000;
const longestSecret = 4000;

export function editTyped(text: string, edit: Edit): string {
	switch (edit.kind) {
		case 'add':
			return (text + edit.text).slice(0, longestText);
		case 'erase':
			return [...text].slice(0, -1).join('');
		case 'clear':
			return '';
	}
}

/** A line break is a blank where one line is wanted: it never confirms. */
export function editLine(text: string, edit: Edit, longest = 80): string {
	return editTyped(text, edit).replace(/\s/gu, ' ').slice(0, longest);
}

export function editSecret(secret: Secret, edit: Edit): Secret {
	switch (edit.kind) {
		case 'add':
			return secret.length > longestSecret ? secret : secret.followedBy(edit.text.slice(0, longestSecret));
		case 'erase':
			return secret.withoutLast();
		case 'clear':
			return new Secret('');
	}
}
