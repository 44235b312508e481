// The settings files of apps themselves: can they be read at all, and do their references lead anywhere.
import {defineCheck, type Finding} from '../core/check.js';
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
		const broken = apps.flatMap(({name, problems}) =>
			problems.map(
				({path, message, line}): Finding => ({
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
				}),
			),
		);
		const unresolved = all.flatMap(({app}): readonly Finding[] => {
			const refersTo = app?.missing?.refersTo;
			return app?.missing && refersTo
				? [
						{
							cause: 'app-misconfigured',
							severity: 'warning',
							title: `Settings of ${app.name}: ${refersTo} is not set`,
							detail: `The key refers to the variable ${refersTo}, which neither this terminal nor a .env file here has. Where the app runs elsewhere (a container, another session), it may be there.`,
							where: [app.missing.site],
							evidence: [{label: 'app', value: app.name}],
							fixes: [
								manual(
									'set',
									`Set ${refersTo} where the app is started`,
									inThisShell({kind: 'set', name: refersTo, value: undefined}),
								),
							],
						},
					]
				: [];
		});
		return [...broken, ...unresolved];
	},
});
