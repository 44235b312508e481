// An app whose settings can't be read: which one, and the two lines to enter: address and key.
import {scrubEagerly} from '../../core/scrub.js';
import type {ScreenOf} from '../../core/session.js';
import type {View} from '../arrange.js';
import {paragraph} from '../lines.js';
import {entryLine, secretLine} from './entry.js';
import {type DrawContext, spaced, viewFrom} from './screen.js';

export function drawApps(context: DrawContext<ScreenOf<'apps'>>): View {
	const {screen, columns} = context;
	return viewFrom(
		context,
		['claude-fix', 'Another app'],
		screen.isOther
			? spaced(
					paragraph('What does the app do with its base URL?', columns, {tone: 'strong'}),
					paragraph('Its documentation says so, or the example in its settings.', columns, {tone: 'dim'}),
				)
			: spaced(
					paragraph('Which app?', columns, {tone: 'strong'}),
					paragraph(
						'The named ones keep their settings where no other program can read them: type in what is there, and it is tested.',
						columns,
						{tone: 'dim'},
					),
				),
	);
}

export function drawAppUrl(context: DrawContext<ScreenOf<'app-url'>>): View {
	const {screen, columns} = context;
	const {app, url} = screen;
	return {
		...viewFrom(
			context,
			['claude-fix', app.name, 'Base URL'],
			spaced(
				paragraph('The base URL as it is in the app. Leave it empty if there is none, then press Enter.', columns, {
					tone: 'strong',
				}),
				paragraph(`It stands in ${app.where}.`, columns),
				app.note === undefined ? [] : paragraph(app.note, columns, {tone: 'dim'}),
			),
		),
		input: [entryLine(scrubEagerly(url), columns)],
	};
}

export function drawAppKey(context: DrawContext<ScreenOf<'app-key'>>): View {
	const {screen, columns} = context;
	const {app, url, key} = screen;
	return {
		...viewFrom(
			context,
			['claude-fix', app.name, 'Key'],
			spaced(
				paragraph('Paste the key as it is in the app, then press Enter.', columns, {tone: 'strong'}),
				paragraph(
					url === ''
						? 'It is tested with one free request to Anthropic. It is neither shown nor kept.'
						: "It is tested with one free request, after a question if the address is not Anthropic's. It is neither shown nor kept.",
					columns,
					{tone: 'dim'},
				),
			),
		),
		input: secretLine(key, columns),
	};
}
