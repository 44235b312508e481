// Status codes at a glance, and what answers like one of them.
import {titleOf} from '../look.js';
import {open} from '../navigate.js';
import type {ScreenRules} from './rules.js';

export const statusCodesRules: ScreenRules<'status-codes'> = {
	choices: ({options}) =>
		options.statusCodes.map(({status, name, fix}) => ({
			label: `${status}  ${name}`,
			aside: fix,
			act: (now) => [open(now, {kind: 'status-code', status}), []],
		})),
};

export const statusCodeRules: ScreenRules<'status-code'> = {
	choices: (state, {status}) =>
		(state.options.statusCodes.find((one) => one.status === status)?.causes ?? []).map((cause) => ({
			label: titleOf(state, {cause}),
			aside: cause,
			act: (now) => [open(now, {kind: 'cause', id: cause}), []],
		})),
};
