// Inside Claude Code's own shell the credentials are blanked, so what is seen here is not what a terminal has.
import {defineCheck} from '../core/check.js';
import {where} from '../probes/where.js';
import {manual, tell} from './shared/fixes.js';

export default defineCheck({
	id: 'inside-claude-code',
	title: 'Where this runs',
	area: 'settings',
	order: 20,
	for: ['claude-code', 'api', 'app'],
	needs: {where},
	judge({where: {inside}}) {
		return inside.includes('claude-code')
			? [
					{
						cause: 'inside-claude-code',
						severity: 'note',
						detail:
							'Claude Code blanks ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN for the programs that it starts, so this diagnosis sees another environment than your terminal has.',
						where: [{kind: 'environment', name: 'CLAUDECODE'}],
						fixes: [
							manual(
								'plain-terminal',
								'Run claude-fix in a plain terminal',
								tell('Open a terminal outside of Claude Code and run claude-fix there.'),
							),
						],
					},
				]
			: [];
	},
});
