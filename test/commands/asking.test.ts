// The first screen names the server that is asked just now, and none that isn't.
import {expect, it} from 'vitest';
import {runDiagnosis} from '../../source/commands/engine.js';
import type {Consent} from '../../source/core/consent.js';
import {areaStates} from '../../source/core/session/areas.js';
import {update} from '../../source/core/session.js';
import {answer} from '../checks/look.js';
import {api, good} from '../checks/programs.js';
import {talk} from '../helpers/conversation.js';
import {scratchHost} from '../helpers/host.js';
import {limit} from '../helpers/patience.js';

const gateway = 'https://gw.acme.example:8443';
const toGateway = {ANTHROPIC_BASE_URL: gateway, ANTHROPIC_API_KEY: good};

it.each<[string, Record<string, string>, readonly Consent[], readonly string[]]>([
	['a key for Anthropic', {ANTHROPIC_API_KEY: good}, ['network'], ['asking api.anthropic.com', 'looking']],
	['a gateway that is not asked', toGateway, ['network'], ['looking']],
	['a gateway that is asked', toGateway, ['network', 'gateway'], ['asking gw.acme.example:8443', 'looking']],
	['nobody is asked', {ANTHROPIC_API_KEY: good}, [], ['looking']],
])('%s', async (_, environment, consents, texts) => {
	const {host} = scratchHost({env: environment, files: {'~/.claude/settings.json': '{}'}});
	let {state} = talk([]);
	const said = new Set<string>();
	const servers = {[api]: [good], [gateway]: [good]};
	await runDiagnosis({
		host: {...host, request: (request) => answer(request, {servers}, [])},
		purpose: 'claude-code',
		consents: new Set(consents),
		timeout: limit(60_000),
		observe(event) {
			[state] = update(state, {kind: 'event', run: state.run.number, event});
			const {text = ''} = areaStates(state).find(({area}) => area.id === 'server') ?? {};
			if (state.run.isRunning) {
				said.add(text);
			}
		},
	});
	expect([...said].sort()).toEqual(texts);
});
