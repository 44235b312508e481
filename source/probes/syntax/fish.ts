// What a fish script does to variables. Nothing is run.
import {commandEvents, commentEvent} from './fish-commands.js';
import {type FishWord, tokenizeFish} from './fish-tokens.js';
import {type Context, type Parts, type Scanner, type ScriptEvent, top} from './script.js';

type Block = {readonly isFunction: boolean; readonly context: Context};

export const scanFish: Scanner = (text, options = {}) => {
	const events: ScriptEvent[] = [];
	const blocks: Block[] = [];
	const tokens = tokenizeFish(text);
	let words: FishWord[] = [];
	let link: Context = top;
	const context = (): Context => blocks.at(-1)?.context ?? top;

	const finish = (operator: string): void => {
		const command = words;
		words = [];
		let condition: 'true' | 'unknown' | 'file' = 'unknown';
		let current = link;
		const first = command[0]?.raw;
		if (first === 'and' || first === 'or') {
			command.shift();
			current = first === 'or' ? conditional(current) : current;
		} else {
			current = operatorBefore === '&&' || operatorBefore === '||' ? link : context();
		}
		const name = command[0]?.raw ?? '';
		const file = fileOf(command);
		condition = isInteractive(command) ? 'true' : file ? 'file' : 'unknown';
		link =
			condition === 'true'
				? current
				: condition === 'file' && file
					? {...current, needs: [...current.needs, {path: file, exists: true}]}
					: conditional(current);
		if (operator === '||' && condition !== 'true') {
			link = conditional(current);
		}
		if (/^(if|while|for|switch|begin|function)$/.test(name)) {
			const rest = command.slice(1);
			const inner = rest[0]?.raw === 'not' ? undefined : rest;
			const isSure = name === 'begin' || (name === 'if' && inner !== undefined && isInteractive(inner));
			const needed = name === 'if' && inner ? fileOf(inner) : undefined;
			const base = current;
			blocks.push({
				isFunction: name === 'function',
				context:
					name === 'function'
						? {...base, reach: 'function'}
						: isSure
							? base
							: needed
								? {...base, needs: [...base.needs, {path: needed, exists: true}]}
								: conditional(base),
			});
			link = context();
		} else if (name === 'else' || name === 'case') {
			const outer = blocks.at(-2)?.context ?? top;
			const block = blocks.pop();
			blocks.push({isFunction: block?.isFunction ?? false, context: conditional(outer)});
			link = context();
		} else if (name === 'end') {
			blocks.pop();
			link = context();
		} else if (command.length > 0) {
			events.push(...commandEvents(text, command, current, options));
		}
		operatorBefore = operator;
	};

	let operatorBefore = '\n';
	for (const token of tokens) {
		if (token.kind === 'word') {
			words.push(token);
		} else if (token.kind === 'comment') {
			const event = commentEvent(text, token, context());
			if (event) {
				events.push(event);
			}
		} else {
			finish(token.text);
		}
	}
	finish('\n');
	return events;
};

function conditional(context: Context): Context {
	return context.reach === 'top' ? {...context, reach: 'conditional'} : context;
}

function isInteractive(words: readonly FishWord[]): boolean {
	return (
		words[0]?.raw === 'status' && /^(--)?(is-)?(interactive|login|is-interactive|is-login)$/.test(words[1]?.raw ?? '')
	);
}

/** `test -f path`, `[ -f path ]`. */
function fileOf(words: readonly FishWord[]): Parts | undefined {
	const isTest = words[0]?.raw === 'test' || words[0]?.raw === '[';
	return isTest && /^-[fersd]$/.test(words[1]?.raw ?? '') && words.filter(({raw}) => raw !== ']').length === 3
		? words[2]?.parts
		: undefined;
}
