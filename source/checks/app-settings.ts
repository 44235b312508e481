// The settings files of apps themselves: can they be read at all, and do their references lead anywhere.
import {defineCheck, type Finding} from '../core/check.js';
import type {Site} from '../core/place.js';
import type {App} from '../core/readings.js';
import {senders} from '../facts/senders.js';
import {inThisShell, manual, tell} from './shared/fixes.js';

export default defineCheck({
	id: 'app-settings',
	title: 'Settings of the apps',
	area: 'settings',
	order: 390,
	for: ['app'],
	needs: {senders},
	judge({senders: {all, apps}}) {
		return [
			...apps.flatMap((app) => app.problems.map((problem) => unreadable(app.name, problem))),
			...all.flatMap(({app}) =>
				app?.missing?.refersTo ? [unresolved(app.name, app.missing.refersTo, app.missing.site)] : [],
			),
		];
	},
});

function unreadable(name: string, {path, message, line}: App['problems'][number]): Finding {
	return {
		cause: 'app-misconfigured',
		severity: 'error',
		title: `Settings of ${name}: ${message}`,
		detail: `${name} can't read its settings, so it goes on without them or does not start.`,
		where: [{kind: 'file', path, ...(line === undefined ? {} : {line})}],
		evidence: [{label: 'app', value: name}],
		fixes: [
			manual(
				'correct',
				'Correct the file at this line',
				tell('Open the file and correct what stands at or before this line.'),
			),
		],
	};
}

function unresolved(name: string, variable: string, site: Site): Finding {
	return {
		cause: 'app-misconfigured',
		severity: 'warning',
		title: `Settings of ${name}: ${variable} is not set`,
		detail: `The key refers to the variable ${variable}, which neither this terminal nor a .env file here has. Where the app runs elsewhere (a container, another session), it may be there.`,
		where: [site],
		evidence: [{label: 'app', value: name}],
		fixes: [
			manual(
				'set',
				`Set ${variable} where the app is started`,
				inThisShell({kind: 'set', name: variable, value: undefined}),
			),
		],
	};
}
