// What the page does: as `claude-fix explain -` would, it explains what is in the field, whenever that changes.
import {explainPasted} from '../source/commands/explain.js';
import {leaving} from '../source/core/leaving.js';

const field = document.querySelector('#text');
const answer = document.querySelector('#answer');

field.addEventListener('input', show);
// What a link brings after its # is sent to no server.
if (location.hash.length > 1) {
	field.value = decodeURIComponent(location.hash.slice(1));
}
show();

function show() {
	const text = lastOf(field.value);
	answer.textContent =
		text.trim() === '' ? '' : leaving(explainPasted({text, isJson: false, width: Number.POSITIVE_INFINITY}).output);
}

/** The command reads so much of a text, and says that it was cut; see cli.ts. */
function lastOf(text) {
	return new TextDecoder().decode(new TextEncoder().encode(text).subarray(-(256 * 1024 + 8)));
}
