// What the mode that counts doesn't send is an error, in the client's words; what only the other one doesn't send is a warning.
import {describe, expect, it} from 'vitest';
import type {Finding} from '../../source/core/check.js';
import type {Request} from '../../source/core/request.js';
import {type Silence, soberly, withSilence} from '../../source/core/sober.js';

const request: Request = {
	provider: 'mantle',
	origin: 'https://bedrock-mantle.us-east-1.api.aws',
	baseUrl: undefined,
	xApiKey: null,
	bearer: null,
	isSigned: false,
};

const policy: Finding = {cause: 'managed-policy', severity: 'error', detail: 'found', where: [], fixes: []};

const silence: Silence = {
	cause: 'managed-policy',
	says: 'a policy',
	site: undefined,
	mode: 'print',
	isMain: true,
	isOnly: true,
};

function judge(findings: readonly Finding[], said: Silence | undefined, isAlsoOfPrint = false) {
	const requests = {interactive: request, print: isAlsoOfPrint ? request : null};
	return withSilence(soberly(findings, {requests, silence: said}), said).map(
		({cause, severity, detail}) => `${cause} ${severity}: ${detail}`,
	);
}

describe('a mode that sends nothing', () => {
	it('keeps what was found for the mode that counts', () => {
		expect(judge([policy], silence)).toEqual(['managed-policy error: found']);
	});

	it('is said where no check knew why', () => {
		expect(judge([], silence)).toEqual([
			'managed-policy error: `claude -p` says "a policy" and sends nothing, while a session does.',
		]);
		expect(judge([], {...silence, mode: 'interactive'})).toEqual([
			'managed-policy error: A session says "a policy" and sends nothing, while `claude -p` does.',
		]);
	});

	it('is a warning where the other one counts', () => {
		const other = {...silence, isMain: false};
		expect(judge([], other)).toEqual([
			'managed-policy warning: `claude -p` says "a policy" and sends nothing, while a session does.',
		]);
		expect(judge([policy], other)).toEqual(['managed-policy warning: found']);
	});

	it('is not concluded where a server decides it, nor where both send', () => {
		expect(judge([policy], {...silence, isUnsure: true})).toEqual(['managed-policy warning: found']);
		expect(judge([policy], undefined, true)).toEqual(['managed-policy warning: found']);
	});
});
