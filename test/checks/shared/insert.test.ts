// A line that is added beside another sets its variable, as bash reads the file.
import {execFileSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {insertBefore} from '../../../source/checks/shared/insert.js';
import {applyTextEdits} from '../../../source/core/text-edits.js';
import {shellFiles} from '../../../source/probes/shell-files.js';
import {scratchHost} from '../../helpers/host.js';
import {read} from '../../probes/read.js';

it.skipIf(process.platform === 'win32')(
	'a line that is added beside another sets its variable in bash, and leaves the other',
	async () => {
		const text =
			'# first\nexport HTTPS_PROXY=http://p.example:1 OTHER=2\nif true; then export ANTHROPIC_MODEL=opus; fi\n';
		const {host} = scratchHost({env: {SHELL: '/bin/bash'}, files: {'~/.bashrc': text}});
		const {assignments} = await read(host, shellFiles);
		for (const assignment of assignments) {
			const [change] = insertBefore('NO_PROXY', '127.0.0.1,localhost', [{kind: 'assignment', assignment}]);
			expect(change?.kind).toBe('edit-text');
			const edited =
				change?.kind === 'edit-text' ? applyTextEdits(text, change.edits) : {ok: false as const, detail: ''};
			const written = edited.ok
				? edited.segments.map((one) => (typeof one === 'string' ? one : String(one))).join('')
				: '';
			const printed = execFileSync(
				'/bin/bash',
				['--norc', '-c', `${written}\necho "$NO_PROXY|$HTTPS_PROXY|$OTHER|$ANTHROPIC_MODEL"`],
				{
					env: {},
					encoding: 'utf8',
				},
			);
			expect(printed.trim()).toBe('127.0.0.1,localhost|http://p.example:1|2|opus');
		}
		expect(assignments.length).toBeGreaterThan(1);
	},
);
