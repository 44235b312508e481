// Whose local settings count besides those of the working folder, by where the home folder is (observed on 2.1.332).
import {chownSync} from 'node:fs';
import {expect, test} from 'vitest';
import {localRoot} from '../../source/probes/repository.js';
import {scratchHost} from '../helpers/host.js';

test.each([
	['beside it', '/home', true],
	['the root itself', '/repo', false],
	['a link to the root', '/alias', false],
	['below the root', '/repo/a', true],
	['missing, where it can be made', '/home/gone/deeper', true],
	['missing, where it may not be made', '/locked/gone', false],
] as const)('the home folder is %s', async (_, home, counts) => {
	// Whoever runs this as root looks at a machine of somebody else: root may write everywhere.
	const isRoot = process.getuid?.() === 0;
	const {path, hostWith} = scratchHost({
		cwd: '/repo/a',
		files: {'/repo/.git/HEAD': '', '/repo/.claude/settings.local.json': {}},
		links: {'/alias': '/repo'},
		modes: {'/locked': 0o555},
		folders: ['/locked'],
		...(isRoot && {user: {uid: 60_123}}),
	});
	if (isRoot) {
		for (const name of ['/home', '/repo', '/repo/.git', '/repo/.claude']) {
			chownSync(path(name), 60_123, 60_123);
		}
	}
	expect(await localRoot(hostWith({home: path(home)}))).toBe(counts ? path('/repo') : undefined);
});
