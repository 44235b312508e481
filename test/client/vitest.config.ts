// The tests with the real client: apart from the others, since they need root and Linux and take minutes.
import {defineConfig} from 'vitest/config';
import {limit} from '../helpers/patience.js';

export default defineConfig({
	test: {
		include: ['test/client/*.client-test.ts'],
		globalSetup: 'test/client/setup.ts',
		// Shrinking a state that differs takes dozens of starts of the client.
		testTimeout: limit(180_000),
		hookTimeout: limit(60_000),
		// A client takes a core: as many side by side as there are sandboxes.
		maxConcurrency: 2,
		fileParallelism: false,
		// Each state as it ends: minutes of silence look like a hang.
		reporters: ['verbose'],
	},
});
