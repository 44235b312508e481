// Updating Claude Code, by the way it was installed.
import type {Fix} from '../../core/fix.js';

export function updateFix(version: string | null): Fix {
	return {
		id: 'update',
		title: 'Update Claude Code',
		risk: 'manual',
		changes: [
			{kind: 'run', program: 'claude', args: ['update'], why: version ? `this is ${version}` : 'to the newest version'},
		],
	};
}
