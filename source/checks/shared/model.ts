// The model that a sender was told to use: which place names it, and how to take it away.
import type {Fix} from '../../core/fix.js';
import type {Folders} from '../../core/place.js';
import type {Variable} from '../../core/readings.js';
import type {ClaudeFacts} from '../../facts/claude-facts.js';
import type {Sender} from '../../facts/sender.js';
import {placesText} from '../../facts/setters.js';
import {safe, takeOutOf} from './fixes.js';
import {removal} from './sender-fixes.js';

const modelNames = ['ANTHROPIC_MODEL', 'OPUS', 'SONNET', 'HAIKU', 'ANTHROPIC_SMALL_FAST_MODEL'].map((name) =>
	name.startsWith('ANTHROPIC') ? name : `ANTHROPIC_DEFAULT_${name}_MODEL`,
);

/** The place that names the model which a message is about; without a name in it the one that counts first. */
export function modelOf(message: string, {inForce}: Sender, claude: ClaudeFacts | undefined): Variable | undefined {
	const set = (claude ? modelNames : modelNames.slice(0, 1))
		.map(inForce)
		.filter((variable) => variable !== undefined && !variable.value.isBlank);
	const said = set.find((variable) => variable?.plain !== undefined && message.includes(variable.plain.trim()));
	const [first] = set;
	const setting = claude?.settings.files.findLast((file) => file.model !== undefined)?.model;
	return said ?? (first?.name === 'ANTHROPIC_MODEL' ? first : (setting ?? first));
}

/** Without a model of one's own Claude Code takes its default. */
export function withoutModel(
	model: Variable,
	sender: Sender,
	{claude, folders}: {readonly claude: ClaudeFacts | undefined; readonly folders: Folders},
): Fix {
	const file = claude?.settings.files.findLast((one) => one.model === model);
	return file?.digest
		? safe(
				'remove-model',
				`Take the model out of ${placesText([model.site], folders)}, so that the default is used`,
				takeOutOf(file, 'model'),
			)
		: removal(sender, [model], folders);
}
