// A text for the clipboard, by stand-ins for the system's programs.
import {describe, expect, it} from 'vitest';
import {intoClipboard} from '../../source/host/clipboard.js';
import {scratchHost} from '../helpers/host.js';

const keeps = 'cat > "$HOME/$(basename "$0")"';
const fails = 'exit 1';

async function copied(env: Record<string, string>, programs: Record<string, string>, isRemote = false) {
	const below = Object.fromEntries(Object.entries(programs).map(([name, script]) => [`/usr/bin/${name}`, script]));
	const {host, path} = scratchHost({env: {DISPLAY: ':9', ...env}, programs: {...below}});
	const place = await intoClipboard(host, 'a line', isRemote);
	const texts = await Promise.all(['xsel', 'tmux'].map((name) => host.files.readText(path(`~/${name}`))));
	return {place, texts: texts.map((one) => (one.ok ? one.text : undefined))};
}

describe.skipIf(process.platform === 'win32')('intoClipboard', () => {
	it('takes the clipboard of the machine, or the buffer of tmux where there is none', async () => {
		const inTmux = {TMUX: '/tmp/tmux-1/default,1,0'};
		expect(await copied(inTmux, {xsel: keeps, tmux: keeps})).toEqual({
			place: 'clipboard',
			texts: ['a line', undefined],
		});
		expect(await copied(inTmux, {xsel: fails, 'wl-copy': fails, xclip: fails, tmux: keeps})).toEqual({
			place: 'tmux',
			texts: [undefined, 'a line'],
		});
		expect(await copied({}, {xsel: fails, xclip: fails, tmux: keeps})).toEqual({
			place: undefined,
			texts: [undefined, undefined],
		});
	});

	it("leaves the clipboard of a machine far away alone, but not one's own tmux there", async () => {
		expect(await copied({TMUX: 'x'}, {xsel: keeps, tmux: keeps}, true)).toEqual({
			place: 'tmux',
			texts: [undefined, 'a line'],
		});
		expect(await copied({}, {xsel: keeps}, true)).toEqual({place: undefined, texts: [undefined, undefined]});
	});
});
