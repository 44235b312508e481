// The settings files of apps themselves: can they be read at all, and do their references lead anywhere.
import {defineCheck, type Finding} from '../core/check.js';
import type {Site} from '../core/place.js';
import type {App, SettingVariable} from '../core/readings.js';
import {senders} from '../facts/senders.js';
import {inThisShell, manual, openPage, tell} from './shared/fixes.js';

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
				app?.missing?.refersTo ? [unresolved(app.app, app.missing.refersTo, app.missing.site)] : [],
			),
			...all.flatMap(({app}) => (app?.blank ? [leftBlank(app.name, app.blank)] : [])),
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

function leftBlank(name: string, {name: variable, format, site}: SettingVariable): Finding {
	const isOver = format === 'dotenv';
	return {
		cause: isOver ? 'dotenv-overrides' : 'app-misconfigured',
		severity: 'error',
		title: isOver ? `A .env file here sets ${variable} to nothing` : `Settings of ${name}: the key is blank`,
		detail: isOver
			? `${name} puts what its .env files have over its environment, blanks too. The key that this terminal has doesn't reach it here.`
			: `The entry for Anthropic has no key, so ${name} sends none.`,
		where: [site],
		evidence: [{label: 'app', value: name}],
		leadsTo: ['key-empty', 'login-missing'],
		fixes: [
			manual(
				'set',
				isOver ? `Take the line out, or give ${variable} its value there` : 'Give it the key at this line',
				isOver
					? tell('Without it the key of the terminal is used.')
					: openPage('https://platform.claude.com/settings/keys', 'create a key in the Console'),
			),
		],
	};
}

function unresolved({name, secrets}: App, variable: string, site: Site): Finding {
	return {
		cause: 'app-misconfigured',
		severity: secrets === undefined ? 'warning' : 'error',
		title: `Settings of ${name}: ${variable} is not set`,
		detail: `The key refers to the variable ${variable}, which neither this terminal nor ${secrets ?? 'a .env file here'} has.${secrets === undefined ? ' Where the app runs elsewhere (a container, another session), it may be there.' : ''}`,
		where: [site],
		evidence: [{label: 'app', value: name}],
		fixes: [
			secrets === undefined
				? manual(
						'set',
						`Set ${variable} where the app is started`,
						inThisShell({kind: 'set', name: variable, value: undefined}),
					)
				: manual(
						'set',
						`Write ${variable} into ${secrets}`,
						tell(`One line: ${variable}=…, with the key of the Console.`),
					),
		],
	};
}
