// The ladder: every source of a credential from top to bottom; the box explains the one under the cursor.
import type {ProvedRung, SignIn} from '../../core/diagnosis.js';
import {type Place, placeOf, writePlace} from '../../core/place.js';
import type {Proof} from '../../core/proof.js';
import type {RungState} from '../../core/request.js';
import {sentence} from '../../core/sentence.js';
import type {ScreenOf, State} from '../../core/session.js';
import type {View, ViewBox} from '../arrange.js';
import {paragraph} from '../lines.js';
import type {Mark} from '../theme.js';
import {signs} from '../theme.js';
import {type DrawContext, timeText, viewFrom} from './screen.js';

const states: Readonly<Record<RungState, Mark>> = {
	wins: {figure: signs.wins, tone: 'strong', word: 'wins: this is what is sent'},
	shadowed: {figure: signs.shadowed, tone: 'dim', word: 'shadowed: a higher one wins'},
	ignored: {figure: signs.ignored, tone: 'warning', word: 'ignored'},
	absent: {figure: signs.none, tone: 'dim', word: 'not set'},
};

/** What wins is good only where the server has said so. */
function markOf(rung: ProvedRung | undefined): Mark {
	const mark = states[rung?.state ?? 'absent'];
	const isSent = rung?.state === 'wins' || rung?.interactive === 'wins';
	switch (isSent ? rung?.proof : undefined) {
		case 'accepted':
			return {...mark, tone: 'good'};
		case 'rejected':
			return {
				...mark,
				tone: 'bad',
				word: rung?.state === 'wins' ? 'wins, and is refused: this is what is sent' : mark.word,
			};
		default:
			return mark;
	}
}

const proofs: Readonly<Record<Proof, string>> = {
	found: 'It exists; nothing more is known.',
	'well-formed': 'It is well formed; whether it works was not tested.',
	unexpired: 'It has not expired; whether the server accepts it was not tested.',
	accepted: 'The server accepts it.',
	rejected: 'The server rejects it.',
	unverified: 'Whether it works was not tested.',
};

export function drawLadder(context: DrawContext<ScreenOf<'ladder'>>): View {
	const {state, screen, columns, rows} = context;
	const rungs = state.diagnosis?.ladder ?? [];
	const rung = rungs[screen.cursor];
	return {
		...viewFrom(
			context,
			['claude-fix', 'Which credential wins'],
			rungs.length === 0
				? paragraph('Nothing is known yet.', columns, {tone: 'dim'})
				: rows < 20
					? []
					: paragraph(
							'From top to bottom: the first one that counts is sent, the others are not even tried.',
							columns,
							{
								tone: 'dim',
							},
						),
			({label}, at) => {
				const one = rungs[at];
				const {figure, tone, word} = markOf(one);
				const isAbsent = one?.state === 'absent';
				return {label, mark: {text: figure, tone}, aside: word.split(':')[0] ?? word, tone: isAbsent ? 'dim' : 'plain'};
			},
		),
		box: rung && explain(state, rung, columns),
	};
}

function explain({diagnosis, options}: State, rung: ProvedRung, columns: number): ViewBox {
	const {source, site, value, state, proof, why, interactive} = rung;
	const place = site && placeOf(site, options.folders);
	const {word, tone} = markOf(rung);
	const differs = interactive !== undefined && interactive !== state;
	const text = (words: string, first = '', link?: Place) =>
		words === '' ? [] : paragraph(words, columns - 4, {first, ...(link && {link})});
	return {
		title: source,
		tone,
		isPaged: true,
		lines: [
			...text(why === undefined || state === 'wins' ? word : `${word.split(':')[0]}: ${why}`),
			...(differs
				? text(`With claude -p it ${verb(state)}; in an interactive session it ${verb(interactive)}.`)
				: interactive === undefined || diagnosis?.purpose !== 'claude-code'
					? []
					: text('The same in a session and with claude -p.')),
			...(why !== undefined && state === 'wins' ? text(sentence(why)) : []),
			...(place === undefined ? [] : text(writePlace(place), 'Set in ', place)),
			...(proof === null || state === 'absent' ? [] : text(proofs[proof])),
			...(source === 'login' && state !== 'absent' ? text(lastsText(diagnosis?.signIn)) : []),
			...(value === undefined ? [] : text(`${value.hint}, fingerprint ${value.fingerprint}`, 'Value ')),
		],
	};
}

function lastsText(signIn: SignIn | undefined): string {
	const {until, renewableUntil, isDue} = signIn ?? {until: null, renewableUntil: null, isDue: false};
	return [
		...(until === null ? [] : [`Access token until ${timeText(until)}${isDue ? ', renewed at the next prompt' : ''}.`]),
		...(renewableUntil === null ? [] : [`Renewable until ${timeText(renewableUntil)}.`]),
	].join(' ');
}

function verb(state: RungState): string {
	return {wins: 'wins', shadowed: 'is shadowed', ignored: 'is ignored', absent: 'does not exist'}[state];
}
