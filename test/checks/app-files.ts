// Settings files of apps as people write them.

import type {Machine} from './look.js';
import {accepting, bash, gateway, good, token} from './programs.js';

export const asked = {servers: {[gateway]: [token]}, consents: ['network', 'gateway']} as const;
export const appFile = (name: string, text: string, more: Partial<Machine> = {}): Machine => ({
	...accepting,
	files: {[name]: text},
	...more,
});
export const appFileAndKey = (name: string, text: string, key = good): Machine => ({
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
