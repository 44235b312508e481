// The subscription sign-in would be sent to a server that isn't Anthropic's.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'login-sent-elsewhere',
	section: 'precedence',
	title: "The sign-in is sent to a server that is not Anthropic's",
	meaning:
		'`ANTHROPIC_BASE_URL` leads to another server, and no credential is set that is meant for it. Claude Code then sends what it has: your subscription sign-in. That server can read it, does not know it, and answers 401. Its refusal says nothing about the sign-in, which may be in perfect order.',
	tell: 'A base URL is set, and `ANTHROPIC_AUTH_TOKEN` is missing or blank. Signing in again changes nothing.',
	remedy: [
		'If the server is no longer wanted: remove `ANTHROPIC_BASE_URL` where it is set.',
		"If it is: put that server's own token in `ANTHROPIC_AUTH_TOKEN`.",
		'Keep the sign-in. If you do not trust the server, end its session on claude.ai and sign in again.',
	],
	asked: {likelier: ['status-fails-too.yes']},
	links: [pages.gateway, pages.variables],
	rank: 275,
	explains: [...everySymptom, 'endpoint-mismatch'],
});
