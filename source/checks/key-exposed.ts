// Keys where others can read them: in files that git tracks or their history, in clear text in shell profiles and source code.
import {defineCheck, type Finding, optional, type Severity} from '../core/check.js';
import type {Site} from '../core/place.js';
import type {TrackedKeys} from '../core/readings.js';
import {proofs} from '../facts/proofs.js';
import {server} from '../facts/server.js';
import {trackedKeys} from '../facts/tracked-keys.js';
import {shellFiles} from '../probes/shell-files.js';
import {sourceFiles} from '../probes/source-files.js';
import {manual, tell} from './shared/fixes.js';
import {consoleKeys} from './shared/remedies.js';

export default defineCheck({
	id: 'key-exposed',
	title: 'Keys in files that git tracks',
	area: 'files',
	order: 370,
	for: ['claude-code', 'api', 'app'],
	needs: {
		tracked: trackedKeys,
		proofs: optional(proofs),
		server: optional(server),
		shell: optional(shellFiles),
		sources: optional(sourceFiles),
	},
	judge({tracked: {keys}, proofs, server, shell, sources}, {purpose}) {
		const sent = Object.entries(server?.modes ?? {}).flatMap(([mode, asked]) =>
			[asked?.slots.xApiKey, asked?.slots.bearer].flatMap((value) => (value ? [{value: value.trimmed(), mode}] : [])),
		);
		const isDead = (mode: string): boolean => {
			const answer = proofs?.modes[mode]?.answer;
			return answer?.kind === 'said' && answer.cause === 'key-rejected';
		};
		const used = keys.filter(({value}) => sent.some((one) => one.value.equals(value)));
		const leaked = used.find(({value}) => sent.some((one) => one.value.equals(value) && isDead(one.mode)));
		const first = leaked ?? used[0] ?? keys[0];
		// A key of the project's app has nothing to do with Claude Code's request.
		const isOurs = purpose !== 'claude-code' || used.length > 0;
		const places = [
			...(sources?.keys ?? []).filter(({value}) => ['api-key', 'admin', 'enterprise'].includes(value.kind)),
			...(shell?.assignments ?? []).filter(
				({value, effect, isLiteral}) =>
					isLiteral && effect !== 'commented' && ['api-key', 'admin'].includes(value.kind),
			),
		];
		return [
			...(first ? [inGit(first, keys, leaked ? 'error' : isOurs ? 'warning' : 'note')] : []),
			...(places.length > 0 ? [inClearText(places)] : []),
		];
	},
	untested: ({tracked: {problem}}) => (problem === undefined ? undefined : {failed: problem}),
});

type Tracked = TrackedKeys['keys'][number];

function inGit(first: Tracked, all: readonly Tracked[], severity: Severity): Finding {
	const paths = [...new Set(all.filter(({state}) => state !== 'history').map(({site}) => site.path))];
	const these = paths.length === 1 ? 'the file' : 'the files';
	return {
		cause: 'key-leaked',
		severity,
		title:
			severity === 'error'
				? 'The refused key is in files that git tracks: it was probably revoked for that'
				: 'A key is in files that git tracks',
		detail: `${first.state === 'history' ? 'It is in the history of the repository, though no longer in its files.' : 'Whoever has the repository has the key.'} Keys that are found in public repositories are revoked automatically.`,
		where: [first, ...all.filter((one) => one !== first)].map(({site}) => site).slice(0, 5),
		leadsTo: ['key-rejected'],
		fixes: [
			{
				...consoleKeys(first.value),
				id: 'rotate',
				title: 'Create a new key, delete this one, and take the file out of git',
			},
			...(paths.length === 0
				? []
				: [
						manual(
							'untrack',
							`Stop tracking ${these}`,
							tell(`Add ${these} to .gitignore, then:`, {
								kind: 'run',
								program: 'git',
								args: ['rm', '--cached', ...paths],
							}),
						),
					]),
		],
	};
}

function inClearText(places: readonly {readonly site: Site}[]): Finding {
	return {
		cause: 'key-hardcoded',
		severity: 'note',
		detail:
			'A key stands in clear text in a file that is easily shared. A .env file that git ignores, or a keychain, keeps it apart.',
		where: places.slice(0, 5).map(({site}) => site),
		fixes: [
			manual(
				'move-key',
				'Move the key to a .env file that git ignores, or into a keychain',
				tell(
					'List .env in .gitignore before the key is in it. Then put the key there, and take it out of the files above:',
					{kind: 'append', path: '.gitignore', line: '.env'},
				),
			),
		],
	};
}
