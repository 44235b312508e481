// Keys where others can read them: in files that git tracks or their history, in clear text in shell profiles and source code.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {proofs} from '../facts/proofs.js';
import {server} from '../facts/server.js';
import {trackedKeys} from '../facts/tracked-keys.js';
import {shellFiles} from '../probes/shell-files.js';
import {sourceFiles} from '../probes/source-files.js';
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
	judge({tracked, proofs: proved, server: asked, shell, sources}, {purpose}) {
		const refused = Object.entries(proved?.modes ?? {}).flatMap(([mode, proof]) => {
			const isDead = proof?.answer.kind === 'said' && proof.answer.cause === 'key-rejected';
			const slots = isDead ? asked?.modes[mode]?.slots : undefined;
			return [slots?.xApiKey, slots?.bearer].filter((value) => value !== undefined);
		});
		const found: Finding[] = [];
		const leaked = tracked.keys.find(({value}) => refused.some((one) => one.trimmed().equals(value)));
		const sent = Object.values(asked?.modes ?? {}).flatMap((one) =>
			[one?.slots.xApiKey, one?.slots.bearer].filter((value) => value !== undefined),
		);
		const used = tracked.keys.find(({value}) => sent.some((one) => one.trimmed().equals(value)));
		const first = leaked ?? used ?? tracked.keys[0];
		// A key of the project's app is no matter of Claude Code's request.
		const isOurs = purpose !== 'claude-code' || used !== undefined;
		if (first) {
			found.push({
				cause: 'key-leaked',
				severity: leaked ? 'error' : isOurs ? 'warning' : 'note',
				title: leaked
					? 'The refused key is in files that git tracks: it was probably revoked for that'
					: 'A key is in files that git tracks',
				detail: `${first.state === 'history' ? 'It is in the history of the repository, though no longer in its files.' : 'Whoever has the repository has the key.'} Keys that are found in public repositories are revoked automatically.`,
				where: [first, ...tracked.keys.filter((one) => one !== first)].map(({site}) => site).slice(0, 5),
				leadsTo: ['key-rejected'],
				fixes: [
					{
						...consoleKeys(first.value),
						id: 'rotate',
						title: 'Create a new key, delete this one, and take the file out of git',
					},
					{
						id: 'untrack',
						title: 'Stop tracking the file',
						risk: 'manual',
						changes: [
							{
								kind: 'tell',
								text: 'Add the file to .gitignore, then:',
								inShell: [{kind: 'run', program: 'git', args: ['rm', '--cached', first.site.path]}],
							},
						],
					},
				],
			});
		}
		const inShell = (shell?.assignments ?? []).filter(
			({value, effect, isLiteral}) => isLiteral && effect !== 'commented' && ['api-key', 'admin'].includes(value.kind),
		);
		const inSource = (sources?.keys ?? []).filter(({value}) => ['api-key', 'admin', 'enterprise'].includes(value.kind));
		const places = [...inSource, ...inShell].map(({site}) => site);
		if (places.length > 0) {
			found.push({
				cause: 'key-hardcoded',
				severity: 'note',
				detail:
					'A key stands in clear text in a file that is easily shared. A .env file that git ignores, or a keychain, keeps it apart.',
				where: places.slice(0, 5),
				fixes: [
					{
						id: 'move-key',
						title: 'Move the key to a .env file that git ignores, or into a keychain',
						risk: 'manual',
						changes: [
							{
								kind: 'tell',
								text: 'List .env in .gitignore before the key is in it. Then put the key there, and take it out of the files above:',
								inShell: [{kind: 'append', path: '.gitignore', line: '.env'}],
							},
						],
					},
				],
			});
		}
		return found;
	},
});
