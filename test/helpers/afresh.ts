// Where test files share a process (`npm run test:fast`), each begins with modules of its own: what one has seen no other knows.
import {afterAll, vi} from 'vitest';

afterAll(() => {
	vi.resetModules();
});
