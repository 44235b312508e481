// The page in a real browser: it explains what the command explains, to the byte, and asks nothing of anybody.
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {describe, expect, test} from 'vitest';
import {explainPasted} from '../../source/commands/explain.js';
import {leaving} from '../../source/core/leaving.js';
import {run, scratch} from '../helpers/built.js';
import {chromium, openPage} from '../helpers/chromium.js';
import {read, root} from '../helpers/documents.js';
import {limit} from '../helpers/patience.js';
import {makeSecret} from '../helpers/placeholders.js';

// A field of a page has no CR: browsers take it out of what is pasted.
const messages = read('test/core/messages.jsonl')
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => (JSON.parse(line) as {readonly text: string}).text)
	.filter((text) => text.trim() !== '' && !text.includes('\r'));
const every = (step: number) => messages.filter((_, at) => at % step === 0);
const special = [
	'401',
	'key-rejected',
	'nothing that anybody knows',
	`x-api-key: ${makeSecret('api-key', 'page').value} 401 invalid x-api-key`,
	`${'a line that says nothing\n'.repeat(20_000)}API Error: 401 Invalid bearer token`,
	'</script><img src=x onerror=alert(1)> 529 Overloaded \u001b[31m\u202e',
];

describe.skipIf(!chromium)('the page, where there is a Chromium', {timeout: limit(300_000)}, () => {
	test('explains what the command explains, and sends nothing', async () => {
		const machine = scratch();
		execFileSync(process.execPath, [join(root, 'scripts/page.mjs'), join(machine.folder, 'page')], {stdio: 'pipe'});
		const url = pathToFileURL(join(machine.folder, 'page', 'index.html')).href;
		const page = await openPage(url, machine);
		const answersOf = (texts: readonly string[]) =>
			page.evaluate<readonly string[]>(`${JSON.stringify(texts)}.map((text) => {
				const field = document.querySelector('#text');
				field.value = text;
				field.dispatchEvent(new Event('input'));
				return document.querySelector('#answer').textContent;
			})`);

		const asked = [...special, ...every(400)];
		const commands = [];
		for (const text of asked) {
			commands.push((await run(['explain', '-'], {...machine, input: text, more: {LANG: 'C.UTF-8'}})).stdout);
		}
		expect((await answersOf(asked)).map((answer) => `${answer}\n`)).toEqual(commands);

		// Many more by the function that the command prints.
		const many = every(7);
		const width = Number.POSITIVE_INFINITY;
		expect(await answersOf(many)).toEqual(
			many.map((text) => leaving(explainPasted({text, isJson: false, width}).output)),
		);

		expect(page.requests).toEqual([url]);
		expect(page.errors).toEqual([]);
		const blocked = `fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => error.name)`;
		expect(await page.evaluate(blocked)).toBe('TypeError');
		expect(page.errors.join()).toContain('Content Security Policy');
	});
});
