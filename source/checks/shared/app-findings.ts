// What is wrong in an app's own settings is reported as such: the app is named, and the cause stands below it.
import {causeOf} from '../../causes/index.js';
import type {Finding} from '../../core/check.js';
import type {Sender} from '../../facts/sender.js';

/** The findings of a program as they are; of an app those about its own settings as `app-misconfigured`, with the cause itself below. */
export function asOf({app}: Sender, findings: readonly Finding[]): readonly Finding[] {
	const own = [app?.key?.setting, app?.baseUrl?.setting].filter((setting) => setting !== undefined);
	return findings.flatMap((finding): readonly Finding[] => {
		const [first] = finding.where;
		const isOwn = first !== undefined && own.some(({site}) => JSON.stringify(site) === JSON.stringify(first));
		if (!app || app.app.handsOn || !isOwn || finding.severity === 'note') {
			return [finding];
		}
		const {cause, severity, title, detail, where, evidence = [], leadsTo = [], fixes} = finding;
		const said = title ?? causeOf(cause)?.title ?? cause;
		const whole: Finding = {
			cause: 'app-misconfigured',
			severity,
			title: `Settings of ${app.name}: ${said.slice(0, 1).toLowerCase()}${said.slice(1)}`,
			detail,
			where,
			evidence: [{label: 'app', value: app.name}, ...evidence],
			leadsTo: [cause, ...(causeOf(cause)?.explains ?? []), ...leadsTo],
			fixes,
		};
		// Only an error explains what follows from it.
		return severity === 'error' ? [whole, finding] : [whole];
	});
}
