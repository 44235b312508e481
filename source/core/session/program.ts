// The tiny store that holds a program together: `send` is synchronous, so that keys of one read act one by one.
export type Program<State, Message> = {
	readonly getState: () => State;
	readonly send: (message: Message) => void;
	/** Returns a function that ends the subscription: the shape of useSyncExternalStore. */
	readonly subscribe: (listener: () => void) => () => void;
};

export type ProgramParts<State, Message, Effect> = {
	readonly init: readonly [State, readonly Effect[]];
	readonly update: (state: State, message: Message) => readonly [State, readonly Effect[]];
	/** Performs an effect; its answers arrive through `send`, now or later. */
	readonly perform: (effect: Effect, send: (message: Message) => void) => void;
	/** When what the machine answers is drawn; default: at once. What a person does always is. */
	readonly calmly?: (draw: () => void) => void;
};

export function createProgram<State, Message, Effect>({
	init: [first, effects],
	update,
	perform,
	calmly = queueMicrotask,
}: ProgramParts<State, Message, Effect>): Program<State, Message> {
	let state = first;
	const listeners = new Set<() => void>();
	const tell = () => {
		for (const listener of listeners) {
			listener();
		}
	};
	/** The state is new at once; who draws it is told once for all that happens in one go. */
	const sender = (soon: (draw: () => void) => void) => {
		let isTelling = false;
		return (message: Message): void => {
			const [next, wanted] = update(state, message);
			if (next !== state && !isTelling) {
				isTelling = true;
				soon(() => {
					isTelling = false;
					tell();
				});
			}
			state = next;
			for (const effect of wanted) {
				perform(effect, answer);
			}
		};
	};
	const answer = sender(calmly);
	const send = sender(queueMicrotask);
	for (const effect of effects) {
		perform(effect, answer);
	}
	return {
		getState: () => state,
		send,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
