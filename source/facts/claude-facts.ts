// What most checks of Claude Code's request need, gathered once: what would be sent, what was said to it, who set it.
import {defineFact} from '../core/evidence.js';
import type {GlobalConfig, Login, Settings, Where} from '../core/readings.js';
import type {Mode, Predictions} from '../core/request.js';
import {dotenvFiles} from '../probes/dotenv.js';
import {globalConfig} from '../probes/global-config.js';
import {login} from '../probes/login.js';
import {settings} from '../probes/settings.js';
import {where} from '../probes/where.js';
import {claudeSenders} from './claude-senders.js';
import {mainMode} from './main-mode.js';
import {type Origins, origins} from './origins.js';
import {proofs} from './proofs.js';
import {request} from './request.js';
import {type Sender, type Sending, sending} from './sender.js';
import {type Server, server} from './server.js';

export type ClaudeFacts = {
	readonly predictions: Predictions;
	readonly main: Mode;
	/** The mode that counts first. */
	readonly senders: readonly Sender[];
	/** Those of them that send something. */
	readonly sending: readonly Sending[];
	readonly server: Server | undefined;
	readonly settings: Settings;
	readonly global: GlobalConfig;
	readonly login: Login;
	readonly origins: Origins;
	readonly where: Where | undefined;
};

export const claudeFacts = defineFact<ClaudeFacts>({
	id: 'claude-facts',
	async read({need, try: attempt, host}) {
		const [predictions, levels, global, stored, set, proved, asked, place, dotenv] = await Promise.all([
			need(request),
			need(settings),
			need(globalConfig),
			need(login),
			need(origins),
			attempt(proofs),
			attempt(server),
			attempt(where),
			attempt(dotenvFiles),
		]);
		const main = mainMode(predictions, global, place);
		const facts = {
			predictions,
			main,
			server: asked,
			settings: levels,
			global,
			login: stored,
			origins: set,
			where: place,
		};
		const senders = claudeSenders({...facts, proofs: proved, dotenv}, host.now());
		return {...facts, senders, sending: sending(senders)};
	},
});
