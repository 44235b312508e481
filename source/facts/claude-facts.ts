// What most checks of Claude Code's request need, gathered once: what would be sent, what was said to it, who set it.
import {defineFact} from '../core/evidence.js';
import type {GlobalConfig, Login, Settings, Where} from '../core/readings.js';
import type {Predictions} from '../core/request.js';
import {globalConfig} from '../probes/global-config.js';
import {login} from '../probes/login.js';
import {settings} from '../probes/settings.js';
import {where} from '../probes/where.js';
import {type Mode, type ModeAnswer, mainMode, saidOf} from './modes.js';
import {type Origins, origins} from './origins.js';
import {proofs} from './proofs.js';
import {request} from './request.js';
import {type Server, server} from './server.js';

export type ClaudeFacts = {
	readonly predictions: Predictions;
	readonly main: Mode;
	/** What would be sent and what was said to it; the mode that counts first. */
	readonly said: readonly ModeAnswer[];
	readonly server: Server | undefined;
	readonly settings: Settings;
	readonly global: GlobalConfig;
	readonly login: Login;
	readonly origins: Origins;
	readonly where: Where | undefined;
};

export const claudeFacts = defineFact<ClaudeFacts>({
	id: 'claude-facts',
	async read({need, try: attempt}) {
		const [predictions, levels, global, stored, set, proved, asked, place] = await Promise.all([
			need(request),
			need(settings),
			need(globalConfig),
			need(login),
			need(origins),
			attempt(proofs),
			attempt(server),
			attempt(where),
		]);
		const main = mainMode(predictions, global, place);
		return {
			predictions,
			main,
			said: saidOf(predictions, proved, main),
			server: asked,
			settings: levels,
			global,
			login: stored,
			origins: set,
			where: place,
		};
	},
});
