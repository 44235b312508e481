// Settings files of apps as people write them.
import {expect, test} from 'vitest';
import {look, type Machine} from './look.js';
import {api, bash, good, token} from './programs.js';

export const gateway = 'https://gw.acme.example';
export const accepting = {servers: {[api]: [good]}};
export const asked = {servers: {[gateway]: [token]}, consents: ['network', 'gateway']} as const;
export const file = (name: string, text: string, more: Partial<Machine> = {}): Machine => ({
	...accepting,
	files: {[name]: text},
	...more,
});
export const withKey = (name: string, text: string, key = good): Machine => ({
	...accepting,
	files: {[name]: text, ...bash(`export ANTHROPIC_API_KEY=${key}`)},
	env: {ANTHROPIC_API_KEY: key},
});
export const zed = '~/.config/zed/settings.json';
export const opencode = '~/.config/opencode/opencode.json';
export const continued = '~/.continue/config.yaml';
export const agent = (key: string): string =>
	`// Zed\n{\n  "agent_servers": {"claude": {"env": {"ANTHROPIC_API_KEY": "${key}"}}},\n}\n`;
export const provider = (options: object): string => JSON.stringify({provider: {anthropic: {options}}});
export const model = (lines: string): string => `models:\n  - name: S\n    provider: anthropic\n${lines}`;
export const server = (key: string): string =>
	`{\n "mcpServers": {\n  "t": {"command": "npx", "env": {"ANTHROPIC_API_KEY": "${key}"}}\n }\n}\n`;
export const libre = (lines: string, more: Partial<Machine> = {}): Machine => ({
	...accepting,
	files: {'./.env': lines, './librechat.yaml': 'version: 1\n'},
	...more,
});
export const own = (place: string): readonly string[] => [`app-misconfigured error ${place}`];

export type Row = readonly [name: string, machine: Machine, said: readonly string[], below?: string, cure?: string];

/** One test for each: what is said, what else is found, and whether the cure cures. */
export function testRows(rows: readonly Row[]): void {
	test.each(rows.map(([name, ...row]) => ({name, row})))('$name', async ({row: [machine, said, below, cure]}) => {
		const looked = await look('app', machine);
		expect(looked.said).toEqual(said);
		const causes = looked.diagnosis.findings.map(({cause}) => cause);
		if (below) {
			expect(causes).toContain(below);
		}
		if (cure) {
			expect(await looked.cured('app-misconfigured')).toEqual([cure]);
		}
	});
}
