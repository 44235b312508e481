// Who else uses the stored sign-in: looked for only where the version of Claude Code has a renewal race, since listing processes takes time.
import {defineFact} from '../core/evidence.js';
import {bugsOf} from '../core/versions.js';
import {claudeInstalls} from '../probes/claude.js';
import {type Processes, processes} from '../probes/processes.js';

const nobody: Processes = {claude: 0, trackers: [], routers: [], isKnown: false};

export const sharers = defineFact<Processes>({
	id: 'sharers',
	async read({need}) {
		const {version} = await need(claudeInstalls);
		return bugsOf(version).some(({cause}) => cause === 'login-race') ? need(processes) : nobody;
	},
});
