// The only component with state: draws the program's state and turns what the terminal sends into messages.
import {Box, useStdin, useStdout} from 'ink';
import {useEffect, useMemo, useState, useSyncExternalStore} from 'react';
import {waysOf} from '../core/session/ways.js';
import {type Message, type Program, type State, visibleState} from '../core/session.js';
import {type Arranged, arrange, type Size, type ViewRow} from './arrange.js';
import {footOf} from './footer.js';
import {createReader, type Key} from './input.js';
import {isWayOut, messageOf} from './keys.js';
import {Page} from './page.js';
import {viewOf} from './screens/index.js';
import type {Theme} from './theme.js';

export type SessionProgram = Program<State, Message>;

export type AppProps = {readonly program: SessionProgram; readonly theme: Theme};

export function Drawing({program, theme}: AppProps) {
	const size = useSize();
	const rows = useRows(program, size);
	useKeys(program, size);
	return (
		<Box>
			<Page rows={rows} theme={theme} />
		</Box>
	);
}

/** The same rows as long as none of them changes: most of what the machine tells changes none, and drawing costs more than comparing. */
function useRows(program: SessionProgram, size: Size): readonly ViewRow[] {
	const look = useMemo(() => {
		let state: State | undefined;
		let rows: readonly ViewRow[] = [];
		return () => {
			const now = program.getState();
			if (now !== state) {
				state = now;
				const next = arranged(visibleState(now), size).rows;
				rows = JSON.stringify(next) === JSON.stringify(rows) ? rows : next;
			}
			return rows;
		};
	}, [program, size]);
	return useSyncExternalStore(program.subscribe, look, look);
}

function arranged(state: State, size: Size): Arranged {
	return arrange(viewOf(state, size), state.screen.scroll, footOf(state, size.columns), size);
}

function useKeys(program: SessionProgram, size: Size): void {
	const {setRawMode, internal_eventEmitter: input, isRawModeSupported} = useStdin();
	const read = useMemo(createReader, []);
	useEffect(() => {
		if (!isRawModeSupported) {
			return;
		}
		setRawMode(true);
		return () => setRawMode(false);
	}, [setRawMode, isRawModeSupported]);
	useEffect(() => {
		const take = (piece: string) => press(read(piece), program, size);
		input.on('input', take);
		return () => {
			input.off('input', take);
		};
	}, [input, program, read, size]);
}

/** Keys mean what is on the screen, and act on the state of the moment, not on that of the last drawing: ↓↓Enter in one read are three messages. */
export function press(keys: readonly Key[], program: SessionProgram, size: Size): void {
	if (isAlt(keys) && isWayOut(visibleState(program.getState()))) {
		return;
	}
	for (const key of keys) {
		const state = visibleState(program.getState());
		const message = messageOf(state, key);
		if (message) {
			program.send(seenFirst(state, paged(state, message, size), size));
		}
	}
}

/** Esc and another key in one read: two keys, or Alt and that key. Where Esc would leave, it is taken for Alt, which asks for nothing. */
function isAlt([first, ...rest]: readonly Key[]): boolean {
	const isEscape = (key: Key | undefined): boolean => key?.kind === 'named' && key.name === 'escape';
	return isEscape(first) && rest.length > 0 && !rest.every(isEscape);
}

/** Where the text is longer than its place, pages scroll it; elsewhere they move the cursor. */
function paged(state: State, message: Message, size: Size): Message {
	if (message.kind !== 'action' || (message.action !== 'page-up' && message.action !== 'page-down')) {
		return message;
	}
	const {scroll, lastScroll, page} = arranged(state, size);
	const by = message.action === 'page-down' ? page : -page;
	return lastScroll === 0 ? message : {kind: 'scroll', to: Math.min(lastScroll, Math.max(0, scroll + by))};
}

/** Where the change is out of sight, the key that would make it shows it first. */
function seenFirst(state: State, message: Message, size: Size): Message {
	const {screen} = state;
	const isCure =
		screen.kind === 'answer' &&
		message.kind === 'action' &&
		(message.action === 'cure' || (message.action === 'choose' && screen.cursor < waysOf(state, screen.answer).length));
	const unseen = isCure ? arranged(state, size).unseen : undefined;
	return unseen === undefined ? message : {kind: 'scroll', to: unseen};
}

function useSize(): Size {
	const {stdout} = useStdout();
	const [size, setSize] = useState(() => sizeOf(stdout));
	useEffect(() => {
		const resized = () => setSize(sizeOf(stdout));
		stdout.on('resize', resized);
		return () => {
			stdout.off('resize', resized);
		};
	}, [stdout]);
	return size;
}

/** Longer lines than this are hard to read, however wide the terminal is. */
const widest = 100;

function sizeOf({columns, rows}: NodeJS.WriteStream): Size {
	return {columns: Math.min(columns || 80, widest), rows: rows || 24};
}
