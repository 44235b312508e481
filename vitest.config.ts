import process from 'node:process';
import {configDefaults, defineConfig} from 'vitest/config';
import {limit, stretch, stretchVariable} from './test/helpers/patience.js';
import {runsVariable} from './test/helpers/runs.js';
import {LongestFirst} from './test/longest-first.js';
import {leftOut} from './test/posix-only.js';

export default defineConfig(({mode}) => ({
	// As the package is built: React without the checks of its development.
	oxc: {jsx: {development: false}},
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		exclude: [...configDefaults.exclude, ...leftOut()],
		setupFiles: ['test/helpers/seeded.ts', 'test/helpers/afresh.ts'],
		env: {
			NODE_ENV: 'production',
			[stretchVariable]: String(stretch),
			[runsVariable]: process.env[runsVariable] ?? (mode === 'fast' ? '0.2' : '1'),
		},
		testTimeout: limit(60_000),
		hookTimeout: limit(60_000),
		// Many tests wait for a program or a screen: meanwhile another works.
		maxWorkers: '150%',
		sequence: {sequencer: LongestFirst},
	},
}));
