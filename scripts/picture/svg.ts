// Draws screens of a terminal as one SVG that shows them one after the other. Text stays text; no browser is needed.
import type xterm from '@xterm/headless';

type Buffer = InstanceType<typeof xterm.Terminal>['buffer']['active'];
type Cell = NonNullable<ReturnType<NonNullable<ReturnType<Buffer['getLine']>>['getCell']>>;

/** A stretch of one row in one style. `column` and `length` in cells. */
export type Run = {readonly column: number; readonly length: number; readonly text: string; readonly style: string};

/** Rows of runs. */
export type Frame = readonly (readonly Run[])[];

/** The sixteen colours, readable on their ground. */
export const looks = {
	dark: {
		palette: `#484f58 #ff7b72 #3fb950 #d29922 #58a6ff #bc8cff #39c5cf #b1bac4
			#6e7681 #ffa198 #56d364 #e3b341 #79c0ff #d2a8ff #56d4dd #f0f6fc`,
		ground: '#0d1117',
		text: '#e6edf3',
	},
	light: {
		palette: `#24292f #cf222e #116329 #4d2d00 #0969da #8250df #1b7c83 #6e7781
			#57606a #a40e26 #1a7f37 #633c01 #218bff #a475f9 #3192aa #8c959f`,
		ground: '#ffffff',
		text: '#1f2328',
	},
} as const;

export type Look = keyof typeof looks;

/** How much of a dim text's colour is left. */
export const dimness = 0.7;

const cell = {width: 8.4, height: 19} as const;
const margin = {side: 20, top: 44, bottom: 18} as const;

export function frameOf(buffer: Buffer, {columns, rows}: {readonly columns: number; readonly rows: number}): Frame {
	return Array.from({length: rows}, (_, row) => {
		const line = buffer.getLine(buffer.baseY + row);
		const runs: Run[] = [];
		for (let column = 0; column < columns; column++) {
			const at = line?.getCell(column);
			const [style, shown] = at ? [styleOf(at), at.getChars() || ' '] : ['', ' '];
			const last = runs.at(-1);
			if (at?.getWidth() === 0) {
				continue;
			}
			if (last?.style === style) {
				runs[runs.length - 1] = {...last, length: last.length + (at?.getWidth() ?? 1), text: last.text + shown};
			} else {
				runs.push({column, length: at?.getWidth() ?? 1, text: shown, style});
			}
		}
		return runs.map(trimmed).filter(({text: shown}) => shown !== '');
	});
}

/** `seconds`: how long each frame is shown. Without animation the first one stays. */
export function drawFrames(
	frames: readonly {readonly frame: Frame; readonly seconds: number}[],
	title: string,
	look: Look,
): string {
	const {palette, ground, text} = looks[look];
	const columns = Math.max(...frames.flatMap(({frame}) => frame.flat().map(({column, length}) => column + length)));
	const rows = Math.max(...frames.map(({frame}) => frame.findLastIndex((runs) => runs.length > 0) + 1));
	const width = Math.ceil(columns * cell.width + 2 * margin.side);
	const height = rows * cell.height + margin.top + margin.bottom;
	const whole = frames.reduce((sum, {seconds}) => sum + seconds, 0);
	let since = 0;
	const rules = frames.map(({seconds}, at) => {
		const [from, to] = [since / whole, (since + seconds) / whole].map((share) => (share * 100).toFixed(2));
		since += seconds;
		// Hidden, shown, hidden: without a way in between.
		return `@keyframes f${at}{0%{opacity:${at === 0 ? 1 : 0}}${from}%{opacity:1}${to}%,100%{opacity:${to === '100.00' ? 1 : 0}}}
.f${at}{animation:f${at} ${whole}s step-end infinite${at === 0 ? '' : ';opacity:0'}}`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<style>
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:${text};white-space:pre}
.b{font-weight:bold}.d{opacity:${dimness}}
${palette
	.split(/\s+/)
	.map((colour, at) => `.c${at}{fill:${colour}}`)
	.join('')}
${rules.join('\n')}
@media (prefers-reduced-motion:reduce){${frames.map((_, at) => `.f${at}{animation:none}`).join('')}}
</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="${ground}" stroke="#8b949e" stroke-opacity=".4"/>
<circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/><circle cx="62" cy="20" r="6" fill="#28c840"/>
${frames.map(({frame}, at) => `<g class="f${at}">\n${drawRows(frame)}\n</g>`).join('\n')}
</svg>
`;
}

function drawRows(frame: Frame): string {
	return frame
		.flatMap((runs, row) =>
			runs.map(({column, length, text: shown, style}) => {
				const x = (margin.side + column * cell.width).toFixed(1);
				const y = margin.top + row * cell.height + 14;
				// Whatever the reader's font is, the columns stay where they are.
				const spread = `textLength="${(length * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
				return `<text x="${x}" y="${y}" ${spread}${style && ` class="${style}"`}>${escaped(shown).replaceAll(' ', '\u00a0')}</text>`;
			}),
		)
		.join('\n');
}

function styleOf(at: Cell): string {
	const colour = at.isFgPalette() ? `c${at.getFgColor()}` : '';
	return [colour, at.isBold() ? 'b' : '', at.isDim() ? 'd' : ''].filter(Boolean).join(' ');
}

/** Blanks at the ends have no colour to show. */
function trimmed(run: Run): Run {
	const start = run.text.length - run.text.trimStart().length;
	const shown = run.text.trim();
	const isOnlyBlank = shown === '';
	return {
		...run,
		column: run.column + start,
		length: isOnlyBlank ? 0 : run.length - (run.text.length - shown.length),
		text: shown,
	};
}

function escaped(words: string): string {
	return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
