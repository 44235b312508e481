// What `fix` shows before it does anything: what is wrong, as far as it could be seen, and exactly what would change.
import {causeOf} from '../causes/index.js';
import {drawnLine} from '../core/answer-text.js';
import type {Finding} from '../core/check.js';
import type {Diagnosis} from '../core/diagnosis.js';
import type {Fix} from '../core/fix.js';
import {leaving} from '../core/leaving.js';
import {placeOf} from '../core/place.js';
import {severitySigns, signs} from '../core/signs.js';
import {writerFor} from '../core/writing.js';
import {previewHere} from './preview-here.js';
import {styleOf} from './reports.js';
import type {World} from './world.js';

export type Shown = {
	readonly finding: Finding;
	readonly fix: Fix | undefined;
	/** It was named, and nothing that was looked at says so. */
	readonly isOnlyAssumed: boolean;
	readonly before: Diagnosis;
};

export async function showFix({finding, fix, isOnlyAssumed, before: {folders}}: Shown, world: World): Promise<void> {
	const writer = writerFor(styleOf(world));
	const {paint, say, put, lines} = writer;
	const title = leaving(finding.title ?? causeOf(finding.cause)?.title ?? finding.cause);
	if (isOnlyAssumed) {
		say(paint(`${signs.open} Assumed, since you named it: ${finding.cause}`, 'warning'));
		say('No server was asked, and nothing here shows it. If it is the case, this cures it.', 2);
	} else {
		say(paint(`${signs[severitySigns[finding.severity]]} ${title}`, finding.severity));
	}
	for (const site of finding.where.slice(0, 4)) {
		say(writer.place(placeOf(site, folders)), 2);
	}
	const server = finding.evidence?.find(({label}) => label === 'server')?.value;
	if (!isOnlyAssumed) {
		lines.push('');
		say(leaving(finding.detail), 2);
		if (server !== undefined) {
			say(`The server says: ${paint(leaving(server), 'bold')}`, 2);
		}
	}
	if (fix) {
		lines.push('');
		say(`${fix.risk === 'manual' ? 'By you' : 'Cure'}: ${leaving(fix.title)}`, 2);
		if (fix.cost !== undefined) {
			say(paint(`Mind: ${leaving(fix.cost)}.`, 'warning'), 2);
		}
		for (const change of fix.changes) {
			const preview = await previewHere(change, world.host, folders);
			say(leaving(`${preview.title}${preview.keeps ? ` (kept: ${preview.keeps})` : ''}`), 2);
			for (const line of preview.lines.filter(({kind, line: at}) => kind !== 'note' || at === undefined)) {
				put(drawnLine(writer, {...line, text: leaving(line.text)}));
			}
		}
	}
	world.print(lines.join('\n'));
}
