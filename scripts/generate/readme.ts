// What README.md says about checks, causes and scenarios, made from the data themselves.
import {causes} from '../../source/causes/index.js';
import {checks} from '../../source/checks/index.js';
import {helpText} from '../../source/commands/line/help.js';
import type {Cause} from '../../source/core/cause.js';
import {scenarios} from '../../source/demo/scenarios.js';

/** Name of a part → its lines; in README.md it stands between "<!-- name -->" and "<!-- /name -->". */
export type Parts = Readonly<Record<string, readonly string[]>>;

export const sections: Readonly<Record<Cause['section'], string>> = {
	'sign-in': 'The stored sign-in',
	keychain: 'The keychain of macOS',
	precedence: 'Which credential wins',
	key: 'The text of a key',
	place: 'Where a variable is set',
	'base-url': 'The base URL and headers',
	server: 'What the server says',
	way: 'The way to the server',
	program: 'The program and apps',
};

export function generated(): Parts {
	return {
		checks: [
			`${checks.length} checks look for ${causes.length} causes. \`claude-fix explain <cause>\` says more about each, and so does [its page](docs/causes/README.md).`,
			'',
			...Object.entries(sections).flatMap(([section, title]) => {
				const found = causes.filter((cause) => cause.section === section);
				return [
					'<details>',
					`<summary><b>${title}</b> (${found.length})</summary>`,
					'',
					...found.map(({id, title: what}) => `- ${what} (\`${id}\`)`),
					'',
					'</details>',
					'',
				];
			}),
		].slice(0, -1),
		usage: ['```', ...helpText(undefined, 80).split('\n'), '```'],
		scenarios: scenarios.map(({id, title}) => `- \`${id}\`: ${title}`),
	};
}

/** Throws where a mark is missing. */
export function withGenerated(text: string, parts: Parts): string {
	return Object.entries(parts).reduce((done, [name, lines]) => {
		const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
		if (!pattern.test(done)) {
			throw new Error(`README.md has no place for "${name}".`);
		}
		return done.replace(pattern, (_, begin: string, end: string) => `${begin}\n${lines.join('\n')}\n\n${end}`);
	}, text);
}
