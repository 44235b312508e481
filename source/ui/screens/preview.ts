// A preview: the diff or the exact command, what is kept, the risk. The harmless answer comes first.

import {confirmation} from '../../core/session/texts.js';
import type {ScreenOf} from '../../core/session.js';
import type {PreviewLine} from '../../core/transaction.js';
import type {View} from '../arrange.js';
import {paragraph, type TextLine} from '../lines.js';
import {signs, type Tone} from '../theme.js';
import {type Context, spaced, viewFrom} from './screen.js';

const kinds: Readonly<Record<PreviewLine['kind'], {readonly first: string; readonly tone: Tone}>> = {
	add: {first: '+ ', tone: 'good'},
	remove: {first: '- ', tone: 'bad'},
	context: {first: '  ', tone: 'dim'},
	note: {first: '  ', tone: 'dim'},
	command: {first: '$ ', tone: 'note'},
};

const risks = {
	safe: 'Nothing is lost: it can be undone later, byte for byte.',
	careful: `This is harder to take back: it may sign you out or touch a policy. You type "${confirmation}" to confirm.`,
	manual: 'Only you can do this; claude-fix looks again afterwards.',
};

export function preview(context: Context<ScreenOf<'preview'>>): View {
	const {screen, columns} = context;
	const {fix, previews, typed} = screen;
	const base = viewFrom(
		context,
		['claude-fix', 'Preview'],
		spaced(
			paragraph(fix.title, columns, {tone: 'strong'}),
			...(previews === undefined
				? [paragraph('Getting ready what would change', columns, {tone: 'dim'})]
				: previews.map(({title, lines, keeps}) => [
						...paragraph(title, columns),
						...lines.flatMap(({kind, text}) => paragraph(text, columns, {...kinds[kind], firstTone: kinds[kind].tone})),
						...(keeps === undefined ? [] : paragraph(keeps, columns, {first: 'Kept: ', tone: 'dim'})),
					])),
			paragraph(
				fix.cost === undefined
					? risks[fix.risk]
					: `This asks twice: ${fix.cost}. You type "${confirmation}" to confirm.`,
				columns,
				{tone: fix.risk === 'careful' ? 'warning' : 'dim'},
			),
		),
	);
	return typed === undefined ? base : {...base, input: [prompt(typed)]};
}

function prompt(typed: string): TextLine {
	return [
		{text: `Type ${confirmation}, then Enter: `, tone: 'warning'},
		{text: typed},
		{text: signs.caret, tone: 'accent'},
	];
}

export function applying(context: Context<ScreenOf<'applying'>>): View {
	const {screen, columns} = context;
	return viewFrom(
		context,
		['claude-fix', 'Applying'],
		spaced(
			paragraph(screen.fix.title, columns, {tone: 'strong'}),
			paragraph(
				screen.running === undefined
					? 'What is replaced is kept first; then the change is made and verified.'
					: `The terminal belongs to \`${screen.running}\`. It comes back when that ends.`,
				columns,
			),
		),
	);
}
