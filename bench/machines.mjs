// Made-up machines on which there is much to look at: what a run costs there has to stay bounded.
import {execFileSync, spawnSync} from 'node:child_process';
import {closeSync, mkdirSync, openSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';

/** Name → puts it into a home and a working folder. */
export const largeMachines = {
	'10,000 lines in .bashrc': ({home}) =>
		writeFileSync(
			join(home, '.bashrc'),
			Array.from({length: 10_000}, (_, line) =>
				line % 4 === 0
					? `if [ -n "$V${line}" ]; then export V${line}="$V${line - 1}:x"; fi`
					: `export NAME_${line}='value ${line}'`,
			).join('\n'),
		),
	'1,000 .env files': ({cwd}) => {
		for (let folder = 0; folder < 1000; folder++) {
			mkdirSync(join(cwd, `app-${folder}`));
			writeFileSync(join(cwd, `app-${folder}`, '.env'), `PORT=${folder}\nANTHROPIC_MODEL=claude\n`);
		}
	},
	'100,000 files in the folder': ({cwd}) => {
		for (let folder = 0; folder < 100; folder++) {
			mkdirSync(join(cwd, 'src', String(folder)), {recursive: true});
			for (let file = 0; file < 1000; file++) {
				writeFileSync(join(cwd, 'src', String(folder), `${file}.js`), `export const value = ${file};\n`);
			}
		}
	},
	'100,000 commits of history': ({cwd, env}) => {
		execFileSync('git', ['init', '-q'], {cwd, env});
		const commits = Array.from(
			{length: 100_000},
			(_, number) =>
				`commit refs/heads/main\ncommitter A <a@example.com> ${1_700_000_000 + number} +0000\ndata 1\nx\nM 644 inline file\ndata ${String(number).length}\n${number}\n`,
		);
		spawnSync('git', ['fast-import', '--quiet'], {cwd, env, input: commits.join('')});
		execFileSync('git', ['symbolic-ref', 'HEAD', 'refs/heads/main'], {cwd, env});
		execFileSync('git', ['checkout', '-qf', 'main'], {cwd, env});
	},
	'a .claude.json of 200 MB': ({home}) => {
		const file = openSync(join(home, '.claude.json'), 'w');
		writeSync(file, '{"hasCompletedOnboarding":true,"projects":{');
		const history = JSON.stringify(
			Array.from({length: 200}, () => ({display: 'words '.repeat(160), pastedContents: {}})),
		);
		for (let project = 0; project < 1050; project++) {
			writeSync(file, `${project === 0 ? '' : ','}"/home/dev/project-${project}":{"history":${history}}`);
		}
		writeSync(file, '}}');
		closeSync(file);
	},
};
