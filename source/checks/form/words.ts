// What the checks of an entered form say alike.
import type {Fix} from '../../core/fix.js';

export function tell(id: string, title: string, text = title): Fix {
	return {id, title, risk: 'manual', changes: [{kind: 'tell', text}]};
}

export function standsIn(place: string): string {
	return `It stands in ${place}. Then enter it here again.`;
}

/** "The app" in the middle of a sentence. */
export function inSentence(name: string): string {
	return name.replace(/^The /, 'the ');
}
