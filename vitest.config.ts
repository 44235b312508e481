import {defineConfig} from 'vitest/config';
import {limit, stretch, stretchVariable} from './test/helpers/patience.js';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		setupFiles: ['test/helpers/afresh.ts'],
		env: {[stretchVariable]: String(stretch)},
		testTimeout: limit(60_000),
		hookTimeout: limit(60_000),
		maxWorkers: 2,
	},
});
